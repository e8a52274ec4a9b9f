// However deeply a text nests, whoever reads it has stack enough.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const program = fileURLToPath(new URL("readDeep.ts", import.meta.url));

/** Half of the stack that Node and Electron give, KiB. */
const stackKiB = 492;

async function readDeep(format: string) {
  const child = spawn(process.execPath, [
    `--stack-size=${stackKiB}`,
    "--import",
    "tsx",
    program,
    format,
  ]);
  let said = "";
  let problem = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (problem += text));
  await once(child, "close");
  return { last: said.trimEnd().split("\n").at(-1), problem };
}

describe("a text that nests up to 200,000 levels", () => {
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
  ])(
    "is read or refused as %s, without calling itself for each level",
    async (format) => {
      expect(await readDeep(format)).toEqual({ last: "done", problem: "" });
    },
    60_000,
  );
});
