// Opens the files of a profile, prints what they hold, then changes them as fast as it can and prints each change that was
// acknowledged, until it is killed. killed.test.ts starts it.
import { readdirSync, writeSync } from "node:fs";
import { ok } from "../../../electron/core/base/result.ts";
import { openStores } from "../../../electron/stores.ts";
import { contents, copyOf, fileNames, type Opened } from "./numbered.ts";

const [folder = "", copies = "0"] = process.argv.slice(2);
const { problems, settings, workspaces, usage, clipboardMark, journal } = openStores(folder);

/** Without a buffer that would be lost with the process. */
const print = (line: string): void => void writeSync(1, `${line}\n`);

const [, variable = "-1"] = settings.read().tokenVariable.split("TOKEN_");
const [mark] = clipboardMark.read().marks;
const numbers = {
  settings: Number(variable),
  workspaces: workspaces.read().msps[0]?.listedAtMs ?? -1,
  usage: Object.values(usage.read().msps["msp"] ?? {})[0] ?? -1,
  clipboard: Number(mark?.salt ?? -1),
};
const opened: Opened = { numbers, problems, names: readdirSync(folder) };
print(`opened ${JSON.stringify(opened)}`);

const writes = {
  settings: (number: number) => settings.write(contents.settings(number)),
  workspaces: (number: number) => workspaces.change(() => ok(contents.workspaces(number))),
  usage: (number: number) => usage.write(contents.usage(number)),
  clipboard: (number: number) => clipboardMark.write(contents.clipboard(number)),
};

async function changeForEver(): Promise<never> {
  const next = { ...numbers };
  for (let copy = Number(copies); ; copy += 1) {
    for (const name of fileNames) {
      next[name] += 1;
      if (!(await writes[name](next[name])).ok) throw new Error(`${name} could not be written.`);
      print(`${name} ${next[name]}`);
    }
    if (!journal.append("msp", [copyOf(copy)], Date.now()).ok) throw new Error("No history.");
    print(`history ${copy}`);
  }
}
void changeForEver();
