// The log file: redacted, of bounded size, readable only by its owner, and never in the application’s way.
import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createLog } from "../../electron/adapters/log.ts";
import { redact } from "../../electron/core/base/redact.ts";
import { temporaryFolder } from "./store/setUp.ts";

const canary = "cAnArY7f3e9d1c5b";
const jwt = `eyJhbGciOi.${canary}.${canary}`;

function open(options = {}) {
  const folder = join(temporaryFolder(), "logs");
  const path = join(folder, "tenantry.log");
  return { log: createLog(folder, options), folder, path, text: () => readFileSync(path, "utf8") };
}

describe("the log", () => {
  it("creates nothing before the first line", () => {
    expect(existsSync(open().folder)).toBe(false);
  });

  it("writes a line with its time and level", () => {
    const { log, text } = open();
    log.info("Started.");
    expect(text()).toMatch(/^\[\d{4}-\d\d-\d\d [\d:.]+\] \[info\]\s+Started\.\n$/);
  });

  it("redacts messages, thrown texts, and errors with all their causes and stacks", () => {
    const { log, text } = open({
      redact: (line: string) => redact(line, ["0123456789abcdef0123456789abcdef"]),
    });
    const inner = new Error(`body client_secret=${canary}&a=1`);
    const error = new TypeError(`Bearer ${canary} refused`, { cause: inner });
    log.info(`got ${jwt}`);
    log.error(`copying failed: access_token=${canary}`, error);
    log.error("with 0123456789abcdef0123456789abcdef", `thrown {"access_token":"${canary}"}`);
    expect(text()).not.toContain(canary);
    expect(text()).not.toContain("0123456789abcdef");
    expect(text()).toContain("TypeError: Bearer [redacted] refused");
    expect(text()).toContain("caused by Error: body client_secret=[redacted]&a=1");
    expect(text()).toMatch(/\n {4}at .*log\.test\.ts/);
  });

  it("names only the type of any other thrown value", () => {
    const { log, text } = open();
    log.error("odd", { token: canary });
    log.error("odder", new Error("outer", { cause: { body: canary } }));
    expect(text()).not.toContain(canary);
    expect(text()).toContain("(thrown: object)");
  });

  it("survives an error that is its own cause", () => {
    const { log, text } = open();
    const error = new Error("round and round");
    error.cause = error;
    log.error("loop", error);
    expect(text().match(/round and round/g)).toHaveLength(5);
  });

  it("keeps a message on one line, whatever it contains", () => {
    const { log, text } = open();
    log.info("first\n[2026-01-01 00:00:00.000] [error] forged\u001B[2J %s %c {text} {level} $&");
    expect(text().trimEnd().split("\n")).toHaveLength(1);
    expect(text()).toContain("forged[2J %s");
    expect(text()).toContain("{text} {level} $&");
  });

  it("is readable only by its owner, even if it was not before", () => {
    const { log, folder, path } = open();
    log.info("one");
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    chmodSync(path, 0o644);
    createLog(folder).info("two");
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it("replaces a symbolic link instead of following it", () => {
    const folder = temporaryFolder();
    const other = join(folder, "other");
    writeFileSync(other, "theirs", { mode: 0o644 });
    symlinkSync(other, join(folder, "tenantry.log"));
    createLog(folder).info("ours");
    expect([readFileSync(other, "utf8"), statSync(other).mode & 0o777]).toEqual(["theirs", 0o644]);
    expect(readFileSync(join(folder, "tenantry.log"), "utf8")).toContain("ours");
  });

  it("starts a new file at 1 MB and keeps one older file", () => {
    const { log, folder, path } = open();
    for (let line = 0; line < 700; line += 1) log.info("some words ".repeat(300));
    expect(readdirSync(folder).toSorted()).toEqual(["tenantry.log", "tenantry.old.log"]);
    for (const name of readdirSync(folder)) {
      expect(statSync(join(folder, name)).size).toBeLessThan(1024 ** 2 + 10_000);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
    }
    expect(statSync(path).size).toBeGreaterThan(0);
  });

  it("goes on silently when the file can’t be written", () => {
    const folder = join(temporaryFolder(), "a file");
    writeFileSync(folder, "");
    expect(printedBy(`createLog(${JSON.stringify(folder)}).error("lost", new Error("lost"))`)).toBe(
      "",
    );
  });

  it("prints nothing unless asked to", () => {
    const folder = JSON.stringify(temporaryFolder());
    expect(printedBy(`createLog(${folder}).info("quiet")`)).toBe("");
    expect(printedBy(`createLog(${folder}, { console: true }).info("aloud")`)).toContain("aloud");
  });
});

/** The output of a separate process that runs `code`, because electron-log changes the console when it is loaded. */
function printedBy(code: string): string {
  const module = JSON.stringify(new URL("../../electron/adapters/log.ts", import.meta.url).href);
  const script = `const { createLog } = await import(${module}); ${code};`;
  const nodeArguments = ["--import", "tsx", "--input-type=module", "--eval", script];
  const { stdout, stderr } = spawnSync(process.execPath, nodeArguments, { encoding: "utf8" });
  return stdout + stderr;
}
