import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { ElectronApplication, Page } from "playwright";
import { addTenants, shownMsp } from "./driver.ts";
import { expect, quickPickPage, test } from "./everyday.ts";

/** `npm run soak` asks for ten minutes. */
const soakMs = Number(process.env["TENANTRY_SOAK_S"] ?? 60) * 1000;
/** What is made once has been made by then. */
const warmUpMs = soakMs / 2;
const mostGrowth = 1.05;
/** A second. A page that counts down every second wakes its process some 24 times, and the graphics process 60 times. */
const mostWakes = 12;

/** What must not grow, of the main process and of a window. */
type Sizes = Readonly<Record<string, number>>;

async function mainSizes(app: ElectronApplication): Promise<Sizes> {
  const files = await readdir(`/proc/${app.process().pid}/fd`);
  const own = await app.evaluate(
    async ({ app: electronApp, ipcMain, nativeTheme, powerMonitor }) => {
      const { setFlagsFromString } = process.getBuiltinModule("node:v8");
      const { runInNewContext } = process.getBuiltinModule("node:vm");
      setFlagsFromString("--expose-gc");
      const collect: () => void = runInNewContext("gc");
      for (let turn = 0; turn < 5; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        collect();
      }
      const emitters = [electronApp, ipcMain, nativeTheme, powerMonitor, process];
      const listeners = emitters.flatMap((emitter) =>
        emitter.eventNames().map((name) => emitter.listenerCount(String(name))),
      );
      return {
        heap: process.memoryUsage().heapUsed,
        handles: process.getActiveResourcesInfo().length,
        listeners: listeners.reduce((sum, count) => sum + count, 0),
      };
    },
  );
  return { ...own, files: files.length };
}

async function windowSizes(page: Page): Promise<Sizes> {
  const inspector = await page.context().newCDPSession(page);
  await inspector.send("HeapProfiler.collectGarbage");
  const { usedSize } = await inspector.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await inspector.send("Memory.getDOMCounters");
  await inspector.detach();
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

/** One round of everyday work. Answers what went wrong. */
const work = (page: Page, mspId: string, round: number) =>
  page.evaluate(
    async ({ id, turn }) => {
      const { tenantry } = window;
      const wrong: string[] = [];
      const must = async (what: string, call: Promise<{ readonly ok: boolean }>) => {
        if (!(await call).ok) wrong.push(what);
      };
      const state = await tenantry.readState(null);
      if (!state.ok) return ["state"];
      const { tenants } = state.value;
      const { workspaceId = "" } = tenants[turn % tenants.length] ?? {};
      const copied = await tenantry.copyToken({ workspaceId }, id);
      if (!copied.ok) wrong.push(`copy: ${copied.error.title}`);
      else if (copied.value.expiresAtMs < Date.now()) wrong.push("an expired copy");
      await must(
        "pin",
        tenantry.updateTenant({ workspaceId, change: { pinned: turn % 2 === 0 } }, id),
      );
      await must("settings", tenantry.updateSettings({ contact: `ops${turn % 10}@msp.example` }));
      if (turn % 5 === 0) await must("list", tenantry.discoverTenants(null, id));
      if (turn % 7 === 0) await must("forget", tenantry.forgetToken({ workspaceId }, id));
      if (turn % 11 === 0) {
        await must("quick pick", tenantry.openQuickPick(null));
        await must("close", tenantry.closeQuickPick(null));
      }
      if (turn % 13 === 0) {
        await must("lock", tenantry.lock(null));
        await must("unlock", tenantry.unlock(null));
      }
      return wrong;
    },
    { id: mspId, turn: round },
  );

/** How often the threads of this process have slept and woken. */
async function wakeUps(pid: number): Promise<number> {
  let sum = 0;
  for (const task of await readdir(`/proc/${pid}/task`).catch(() => [])) {
    const status = await readFile(`/proc/${pid}/task/${task}/status`, "utf8").catch(() => "");
    sum += Number(/^voluntary_ctxt_switches:\s+(\d+)/m.exec(status)?.[1] ?? 0);
  }
  return sum;
}

test("does not grow, copies no expired token and leaves no row behind, however long it works", async ({
  beginDay,
}) => {
  test.setTimeout(soakMs + 120_000);
  const { app, page } = await beginDay();
  const mspId = await shownMsp(page);
  const quickPick = await quickPickPage(app);
  const measure = async () => {
    // The list looks the same each time: no token, no pin.
    await page.evaluate(async (id) => {
      await window.tenantry.lock(null);
      await window.tenantry.unlock(null);
      const state = await window.tenantry.readState(null);
      const tenants = state.ok ? state.value.tenants : [];
      const workspaceIds = tenants.map(({ workspaceId }) => workspaceId);
      await window.tenantry.updateTenants({ workspaceIds, change: { pinned: false } }, id);
    }, mspId);
    await pause(3_000);
    const sizes = [
      await mainSizes(app),
      await windowSizes(page),
      await windowSizes(quickPick),
    ] as const;
    return { main: sizes[0], window: sizes[1], quick: sizes[2] };
  };
  const until = async (endMs: number, begin: number): Promise<number> => {
    let round = begin;
    for (; performance.now() < endMs; round += 1) {
      expect(await work(page, mspId, round)).toEqual([]);
      await pause(100);
    }
    return round;
  };
  const startMs = performance.now();
  const warm = await until(startMs + warmUpMs, 1);
  const before = await measure();
  const rounds = await until(startMs + soakMs, warm);
  const after = await measure();
  console.log(`${rounds} rounds: ${JSON.stringify({ before, after })}`);
  for (const part of ["main", "window", "quick"] as const)
    for (const [name, size] of Object.entries(after[part]))
      expect.soft(size / (before[part][name] ?? 0), `${part}: ${name}`).toBeLessThan(mostGrowth);
  const busy = await page.evaluate(async () => {
    const state = await window.tenantry.readState(null);
    return state.ok
      ? Object.values(state.value.tokens).filter(({ exchanging }) => exchanging)
      : [null];
  });
  expect(busy).toEqual([]);
});

/** The processes whose command line names this profile, or whose parent’s does; with their kinds. */
async function processesOf(configDir: string): Promise<ReadonlyMap<number, string>> {
  const found = new Map<number, string>();
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const line = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (line.includes(configDir))
      found.set(Number(pid), /--type=([\w-]+)/.exec(line)?.[1] ?? "main");
  }
  return found;
}

test("sleeps while it is hidden and idle, even if tokens run out meanwhile", async ({
  connected,
  desktop,
  tenantry,
}) => {
  test.setTimeout(90_000);
  const { app, page, configDir, tenant } = await connected();
  await addTenants(page, [tenant(0)]);
  await app.close();
  // Without Playwright, which keeps every page awake.
  const ended = tenantry(configDir);
  await expect.poll(() => existsSync(join(configDir, "door"))).toBe(true);
  const copied = await tenantry(configDir, "--copy", tenant(0).name);
  expect(copied.code).toBe(0);
  await pause(2_000);
  const find = ["search", "--onlyvisible", "--name", "^Tenantry$"];
  await desktop.run("xdotool", [...find, "windowactivate", "--sync", "key", "alt+F4"]);
  const isGone = async () => (await desktop.run("xdotool", find)).stdout.trim() === "";
  await expect.poll(isGone).toBe(true);
  await pause(8_000);
  const processes = await processesOf(configDir);
  const countAll = () => Promise.all([...processes.keys()].map(wakeUps));
  const before = await countAll();
  const seconds = 10;
  await pause(seconds * 1_000);
  const after = await countAll();
  const perSecond = [...processes.values()].map((kind, at) => [
    kind,
    ((after[at] ?? 0) - (before[at] ?? 0)) / seconds,
  ]);
  console.log(`Wakes a second: ${JSON.stringify(perSecond)}`);
  for (const [pid, kind] of processes) if (kind === "main") process.kill(pid, "SIGTERM");
  await ended;
  expect(perSecond.length).toBeGreaterThan(3);
  expect(perSecond.filter(([, count]) => Number(count) > mostWakes)).toEqual([]);
});
