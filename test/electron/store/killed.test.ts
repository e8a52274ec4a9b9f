// Kills a program that writes a profile’s files through the application’s own stores: what is found next is the old content or the new one.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { integer, noBias, sample } from "fast-check";
import { build } from "vite";
import { expect, it } from "vitest";
import { z } from "zod";
import { copyOf, type FileName, fileNames, serialized } from "./numbered.ts";
import { temporaryFolder } from "./setUp.ts";

const root = join(import.meta.dirname, "..", "..", "..");
/** In two profiles at a time. `npm run soak` asks for more. */
const kills = Number(process.env["TENANTRY_KILLS"] ?? 60);
/** One kill of so many comes at any moment of a start, the others at any moment of the writing. */
const duringStart = 5;
const longestStartMs = 200;
const longestWritingMs = 40;

const openedShape = z.object({
  numbers: z.record(z.enum(fileNames), z.number()),
  problems: z.array(z.string()),
  names: z.array(z.string()),
});

/** A plain Node program, so that it starts in a fraction of the time that a compiler would take. */
async function bundle(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: join(import.meta.dirname, "restless.ts"),
      outDir: folder,
      target: "node20",
      rolldownOptions: {
        external: ["electron", "@napi-rs/keyring"],
        output: { format: "cjs", entryFileNames: "restless.cjs", codeSplitting: false },
      },
    },
    ssr: { noExternal: true, external: ["electron", "@napi-rs/keyring"] },
  });
  return join(folder, "restless.cjs");
}

/** Starts the program, kills it and returns the lines that it has printed whole. */
async function killOnce(line: readonly string[], share: number, isStart: boolean): Promise<string> {
  const env = { ELECTRON_OVERRIDE_DIST_PATH: "nowhere", NODE_PATH: join(root, "node_modules") };
  const child = spawn(process.execPath, line, { env: { ...process.env, ...env } });
  const ended = once(child, "close");
  let printed = "";
  let problems = "";
  const isOpen = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      if (printed.includes("\n")) resolve();
    });
    void ended.then(() => resolve());
  });
  child.stderr.on("data", (chunk: Buffer) => (problems += chunk.toString()));
  if (!isStart) await isOpen;
  await pause(share * (isStart ? longestStartMs : longestWritingMs));
  child.kill("SIGKILL");
  await ended;
  expect(problems).toBe("");
  return printed.slice(0, printed.lastIndexOf("\n") + 1);
}

/** By file, the number of its content; −1 before the first write. The history’s is that of its last line. */
type Numbers = Readonly<Record<FileName | "history", number>>;
const none: Numbers = { settings: -1, workspaces: -1, usage: -1, clipboard: -1, history: -1 };

/** The next start opened what the kill had left without a complaint, and an interrupted write’s file is gone. */
function expectOpened(printed: string, onDisk: Numbers): void {
  const [, text] = /^opened (.*)$/m.exec(printed) ?? [];
  if (text === undefined) return;
  const { numbers, problems, names } = openedShape.parse(JSON.parse(text));
  expect(problems).toEqual([]);
  expect(onDisk).toMatchObject(numbers);
  const ours = /^(?:history|(?:settings|workspaces)(?:\.former)?\.json|(?:usage|clipboard)\.json)$/;
  expect(names.filter((name) => !ours.test(name))).toEqual([]);
}

const contentOf = (path: string): string => (existsSync(path) ? readFileSync(path, "utf8") : "");

/** Throws unless the file holds the content that was acknowledged last, or the one that was being written, whole. */
function numberIn(folder: string, name: FileName, acknowledged: number): number {
  const found = contentOf(join(folder, `${name}.json`));
  const possible = [acknowledged, acknowledged + 1];
  const number = possible.find((each) => found === (each < 0 ? "" : serialized(name, each)));
  if (number !== undefined) return number;
  throw new Error(`${name}.json is not change ${possible.join(" or ")}: ${found.slice(0, 300)}`);
}

/** Throws unless the history holds each acknowledged copy once, and at most the one that was being added. */
function lastCopyIn(folder: string, acknowledged: number): number {
  const history = join(folder, "history");
  const parts = existsSync(history) ? readdirSync(history) : [];
  const lines = parts.flatMap((name) => contentOf(join(history, name)).split("\n"));
  const whole = lines.filter((line) => line.endsWith("}"));
  expect([acknowledged, acknowledged + 1]).toContain(whole.length - 1);
  expect(whole).toEqual(whole.map((_line, copy) => copyOf(copy)));
  return whole.length - 1;
}

/** Answers how many kills left a file that was being written. */
async function killOften(program: string, shares: readonly number[]): Promise<number> {
  const folder = temporaryFolder();
  let onDisk = none;
  let halfWritten = 0;
  for (const [kill, share] of shares.entries()) {
    const line = [program, folder, `${onDisk.history + 1}`];
    const printed = await killOnce(line, share, kill % duringStart === 1);
    expectOpened(printed, onDisk);
    const changes = Array.from(printed.matchAll(/^(\w+) (\d+)$/gm), ([, name = "", number]) => [
      name,
      Number(number),
    ]);
    const last: Numbers = { ...onDisk, ...Object.fromEntries(changes) };
    if (readdirSync(folder).some((name) => name.includes(".unsaved"))) halfWritten += 1;
    onDisk = {
      settings: numberIn(folder, "settings", last.settings),
      workspaces: numberIn(folder, "workspaces", last.workspaces),
      usage: numberIn(folder, "usage", last.usage),
      clipboard: numberIn(folder, "clipboard", last.clipboard),
      history: lastCopyIn(folder, last.history),
    };
  }
  return halfWritten;
}

it("leaves each file with its old content or its new one at whatever moment it is killed", async () => {
  const given = Number(process.env["TENANTRY_SEED"] ?? 0);
  const seed = given > 0 ? given : Date.now() % 1_000_000_007;
  const program = await bundle(temporaryFolder());
  const moment = noBias(integer({ min: 0, max: 1_000_000 })).map((each) => each / 1_000_000);
  const shares = sample(moment, { seed, numRuns: kills });
  const halves = [shares.slice(0, kills / 2), shares.slice(kills / 2)];
  const halfWritten = await Promise.all(halves.map((half) => killOften(program, half))).catch(
    (cause: unknown) => {
      throw new Error(`Repeat it with TENANTRY_SEED=${seed}.`, { cause });
    },
  );
  // The kills came in the middle of writes.
  expect(Math.min(...halfWritten)).toBeGreaterThan(kills / 20);
}, 900_000);
