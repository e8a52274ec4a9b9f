import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it.runIf(process.platform === "linux")("keeps all memory out of core dumps", () => {
  const module = new URL("../../electron/adapters/platform.ts", import.meta.url).href;
  const script = `const { keepOutOfCoreDumps } = await import(${JSON.stringify(module)});
    keepOutOfCoreDumps("linux");
    const { readFileSync } = await import("node:fs");
    console.log(readFileSync("/proc/self/coredump_filter", "utf8"));`;
  const args = ["--import", "tsx", "--input-type=module", "--eval", script];
  const { stdout } = spawnSync(process.execPath, args, { encoding: "utf8" });
  expect(stdout.trim()).toBe("00000000");
});
