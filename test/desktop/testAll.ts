// `npm test`: runs every suite in turn; the last line counts all their tests.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { command } from "./command.ts";
import { findOperator } from "./operator.ts";
import { root } from "./root.ts";
import { run } from "./run.ts";
import { ensureSystemLibraries } from "./systemLibraries.ts";

interface Outcome {
  readonly passed: number;
  readonly failed: number;
}

type Suite = readonly [name: string, run: () => Promise<Outcome>];

const node = process.execPath;
const bin = (name: string): string => join(root, "node_modules", name);
const failedOnce: Outcome = { passed: 0, failed: 1 };

async function step(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<boolean> {
  return (await run(node, args, { cwd: root, env, show: true })).code === 0;
}

const asOutcome = (ok: boolean): Outcome => (ok ? { passed: 1, failed: 0 } : failedOnce);

async function readReport<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    return schema.parse(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return null;
  }
}

/** A suite that ran no test, skipped one or stopped early has failed, even if its tests passed. */
function judge(counts: Outcome, left: number, exitedWell: boolean): Outcome {
  const failed = counts.failed + left;
  const broken = failed === 0 && (!exitedWell || counts.passed === 0) ? 1 : 0;
  return { passed: counts.passed, failed: failed + broken };
}

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
});

async function vitest(folder: string): Promise<Outcome> {
  const file = join(folder, "vitest.json");
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const ok = await step([bin("vitest/vitest.mjs"), "run", ...reporters]);
  const report = await readReport(file, vitestReport);
  if (report === null) return failedOnce;
  const counts = { passed: report.numPassedTests, failed: report.numFailedTests };
  return judge(counts, report.numPendingTests + report.numTodoTests, ok);
}

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
});

async function playwright(folder: string, place: "e2e" | "gallery"): Promise<Outcome> {
  const file = join(folder, `${place}.json`);
  const config = join("test", place, "playwright.config.ts");
  const env = { ...process.env, TENANTRY_PLAYWRIGHT_REPORT: file };
  const ok = await step([bin("playwright/cli.js"), "test", "-c", config], env);
  const report = await readReport(file, playwrightReport);
  if (report === null) return failedOnce;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return judge({ passed: expected, failed: unexpected + flaky }, skipped, ok);
}

const check = (name: string, ...args: readonly string[]): Suite => [
  name,
  async () => asOutcome(await step(args)),
];

function suites(folder: string): readonly Suite[] {
  let isPackaged = false;
  return [
    check("types", bin("typescript/bin/tsc"), "-p", "."),
    check("lint", bin("oxlint/bin/oxlint")),
    check("format", bin("oxfmt/bin/oxfmt"), "--check"),
    check("unused code", bin("knip/bin/knip.js")),
    ["unit", () => vitest(folder)],
    ["gallery", () => playwright(folder, "gallery")],
    [
      "package",
      async () => {
        isPackaged = await step([bin("tsx/dist/cli.mjs"), join("test", "desktop", "package.ts")]);
        return asOutcome(isPackaged);
      },
    ],
    [
      "end to end",
      async () => {
        if (isPackaged) return playwright(folder, "e2e");
        console.log("Not run: the packaged application is from an earlier run.");
        return failedOnce;
      },
    ],
  ];
}

async function runAll(folder: string): Promise<Outcome> {
  let passed = 0;
  let failed = 0;
  for (const [name, runSuite] of suites(folder)) {
    console.log(`\n── ${name}`);
    const startedMs = Date.now();
    const outcome = await runSuite();
    const seconds = Math.round((Date.now() - startedMs) / 1000);
    console.log(`── ${name}: ${outcome.passed} passed, ${outcome.failed} failed (${seconds} s)`);
    passed += outcome.passed;
    failed += outcome.failed;
  }
  return { passed, failed };
}

await command(async () => {
  await ensureSystemLibraries("tests");
  // Creates the user once, before the end-to-end workers would each try to.
  if (process.platform === "linux") await findOperator();
  const folder = await mkdtemp(join(tmpdir(), "tenantry-test-"));
  const { passed, failed } = await runAll(folder);
  await rm(folder, { recursive: true, force: true });
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
});
