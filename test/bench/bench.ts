// `npm run bench`: measures the packaged application against references in the same run, prints a table and writes it down.
// `-- --check` fails if a budget is not kept; `-- --only PATTERN` measures what fits it by its name; `-- --write` updates BENCHMARKS.md.
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { command } from "../desktop/command.ts";
import { artefact } from "../desktop/package.ts";
import { root } from "../desktop/root.ts";
import { type Desk, openDesk } from "./desk.ts";
import { asMarkdown, cellsOf, type Figure, isKept } from "./figures.ts";
import { measureChanges } from "./changes.ts";
import { measureCopying } from "./copying.ts";
import { measureDiscovery } from "./discovery.ts";
import { measureExchanges } from "./exchanges.ts";
import { measureLists } from "./lists.ts";
import { measureQuickPick } from "./quickPick.ts";
import { measureResting } from "./resting.ts";
import { measureSideBySide } from "./sideBySide.ts";
import { measureTerminal } from "./terminal.ts";
import { measureSize } from "./size.ts";
import { measureStart } from "./start.ts";

type Measure = (desk: Desk) => Promise<readonly Figure[]>;

const measures: Readonly<Record<string, Measure>> = {
  size: measureSize,
  start: measureStart,
  resting: measureResting,
  copying: measureCopying,
  exchanges: measureExchanges,
  sideBySide: measureSideBySide,
  lists: measureLists,
  changes: measureChanges,
  discovery: measureDiscovery,
  quickPick: measureQuickPick,
  terminal: measureTerminal,
};

const mostTenants = 100_000;

async function measure(only: string): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [name, take] of Object.entries(measures)) {
    if (!new RegExp(only).test(name)) continue;
    const desk = await openDesk(mostTenants);
    try {
      for (const figure of await take(desk)) {
        figures.push(figure);
        console.log(cellsOf(figure).join("  ·  "));
      }
    } finally {
      await desk.stop();
    }
  }
  return figures;
}

const document = join(root, "BENCHMARKS.md");
const table = /(<!-- figures -->\n)[\s\S]*(<!-- \/figures -->)/;

async function writeDown(figures: readonly Figure[], runtime: string): Promise<void> {
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? "unknown"}, ${Math.round(totalmem() / 1024 ** 3)} GB, Electron ${runtime}, ${process.platform}`;
  const text = await readFile(document, "utf8");
  const filled = `$1\nTaken on ${machine}.\n\n${asMarkdown(figures)}\n\n$2`;
  await writeFile(document, text.replace(table, filled));
}

await command(async () => {
  const { values } = parseArgs({
    options: {
      check: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
      only: { type: "string", default: "" },
    },
  });
  const figures = await measure(values.only);
  const folder = join(root, "test-results");
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "bench.json"), JSON.stringify(figures, null, 2));
  const runtime = (await readFile(join(artefact, "version"), "utf8").catch(() => "")).trim();
  if (values.write) await writeDown(figures, runtime);
  const missed = figures.filter((figure) => !isKept(figure));
  for (const figure of missed) console.log(`Not kept: ${figure.what}`);
  return values.check && (missed.length > 0 || figures.length === 0) ? 1 : 0;
});
