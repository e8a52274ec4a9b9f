// What an open window and a hidden application cost while nobody uses them: memory and processor time of all their processes.
import { readdir, readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { run } from "../desktop/run.ts";
import { begin, type Desk, type Program } from "./desk.ts";
import type { Figure } from "./figures.ts";

const restMs = 60_000;

/** The process and all its descendants. */
async function family(pid: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    const [, parent] = /\) \S (\d+)/.exec(stat) ?? [];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const isOfFamily = (each: number): boolean =>
    each === pid || (parents.has(each) && isOfFamily(parents.get(each) ?? 0));
  return [...parents.keys()].filter(isOfFamily);
}

/** The memory of all processes, shared pages counted in parts (PSS), bytes. */
async function memoryOf(pid: number): Promise<number> {
  let kilobytes = 0;
  for (const each of await family(pid)) {
    const text = await readFile(`/proc/${each}/smaps_rollup`, "utf8").catch(() => "");
    kilobytes += Number(/^Pss: +(\d+)/m.exec(text)?.[1] ?? 0);
  }
  return kilobytes * 1024;
}

/** The processor time of all processes so far, seconds. */
async function processorS(pid: number): Promise<number> {
  const ticksPerSecond = Number((await run("getconf", ["CLK_TCK"])).stdout);
  let ticks = 0;
  for (const each of await family(pid)) {
    const stat = await readFile(`/proc/${each}/stat`, "utf8").catch(() => "");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    ticks += Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
  }
  return ticks / ticksPerSecond;
}

interface Rest {
  readonly bytes: number;
  /** Of one core. */
  readonly percent: number;
}

async function rest(desk: Desk, program: Program, args: readonly string[]): Promise<Rest> {
  const started = begin(desk, program, args);
  // The quick pick is made, and what the start left over is done.
  await pause(10_000);
  const before = await processorS(started.pid);
  await pause(restMs);
  const spentS = (await processorS(started.pid)) - before;
  const bytes = await memoryOf(started.pid);
  await started.end();
  return { bytes, percent: (spentS / (restMs / 1000)) * 100 };
}

export async function measureResting(desk: Desk): Promise<readonly Figure[]> {
  const profile = `--user-data-dir=${await desk.profileOf(50)}`;
  const empty = `--user-data-dir=${await desk.session.newFolder("bareProfile")}`;
  const bare = await rest(desk, desk.bare, [empty]);
  const open = await rest(desk, desk.own, [profile]);
  const hidden = await rest(desk, desk.own, [profile, "--hidden"]);
  const megabytes = (bytes: number): number => bytes / 1024 ** 2;
  const reference = { what: "a bare window", value: megabytes(bare.bytes) };
  return [
    {
      what: "memory after a minute, window open",
      value: megabytes(open.bytes),
      unit: "MB",
      reference,
      budget: { ratio: 1.2 },
    },
    {
      what: "memory after a minute, hidden",
      value: megabytes(hidden.bytes),
      unit: "MB",
      reference,
      budget: { ratio: 0.9 },
    },
    {
      what: "processor time while hidden, of one core",
      value: hidden.percent,
      unit: "%",
      reference: { what: "a bare window", value: bare.percent },
      budget: { above: 0.2 },
    },
  ];
}
