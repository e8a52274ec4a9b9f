// However deeply a text nests, whoever reads it has stack enough.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("readDeep.ts", import.meta.url));

/** Half of the stack that Node and Electron give, KiB. */
const stackKiB = 492;

/** One process for all formats, since it takes longer to start than to read most of them. */
async function readDeep() {
  const args = [`--stack-size=${stackKiB}`, "--import", "tsx", program];
  const child = spawn(process.execPath, args);
  let said = "";
  let problem = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (problem += text));
  await once(child, "close");
  return { lines: said.trimEnd().split("\n"), problem };
}

describe("a text that nests up to 200,000 levels", () => {
  let read: Awaited<ReturnType<typeof readDeep>>;
  beforeAll(async () => {
    read = await readDeep();
  }, 180_000);

  it.each([
    "JSON",
    "YAML",
    "TOML",
    "scripts",
    "a team file",
    "a list of tenants",
    "a token",
    "GreenLake’s answer",
    "a terminal’s request",
  ])("is read or refused as %s, without calling itself for each level", (format) => {
    expect(read.problem).toBe("");
    // The last line names the text that ended the process.
    expect(read.lines, read.lines.at(-1)).toContain(`done: ${format}`);
  });
});
