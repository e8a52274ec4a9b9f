// Fills a disk of 64 KiB, then makes it read-only, and prints what a store answers. fullDisk.test.ts starts it in a mount
// namespace of its own.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { createJournal } from "../../../electron/adapters/store/journal.ts";
import { createJsonStore } from "../../../electron/adapters/store/jsonStore.ts";

const [folder = ""] = process.argv.slice(2);
const store = createJsonStore({
  name: "notes",
  cwd: folder,
  schema: z.object({ version: z.literal(1), notes: z.array(z.string()) }),
  defaults: { version: 1, notes: [] },
  onProblem: (notice) => {
    throw new Error(notice);
  },
});
const write = (...notes: string[]) => store.write({ version: 1, notes });
const state = () => ({
  onDisk: readFileSync(join(folder, "notes.json"), "utf8").replaceAll(/\s/g, "").slice(0, 80),
  inMemory: store.read().notes,
});

const journal = createJournal(join(folder, "journal"));
journal.append("msp", ["kept"], 0);
const cut = {
  answer: journal.append("msp", ["x".repeat(200_000)], 0),
  onDisk: readFileSync(join(folder, "journal", "msp.0.jsonl"), "utf8"),
};
rmSync(join(folder, "journal"), { recursive: true });

const small = { answer: write("small"), ...state() };
const full = { answer: write("x".repeat(200_000)), ...state() };
// electron-store removes its temporary file in the background.
await new Promise((resolve) => setTimeout(resolve, 200));
const again = { answer: write("again"), ...state(), files: readdirSync(folder) };
const filler = join(folder, "filler");
try {
  writeFileSync(filler, Buffer.alloc(100_000));
} catch {
  // Now not a byte is left.
}
const brimful = { answer: write("never"), ...state() };
rmSync(filler);
// An ordinary user may remount only the mount point, not the file system behind it.
execFileSync("mount", ["-o", "remount,ro,bind", "tmpfs", folder]);
const readOnly = { answer: write("never"), ...state() };
process.stdout.write(JSON.stringify({ cut, small, full, again, brimful, readOnly }));
