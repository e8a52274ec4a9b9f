// What has to be downloaded and read: the windows’ scripts and styles, the archive, and the whole above the bare runtime.
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { artefact } from "../desktop/package.ts";
import { root } from "../desktop/root.ts";
import { electronRuntime } from "../desktop/runtime.ts";
import type { Figure } from "./figures.ts";

async function bytesIn(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const sizes = await Promise.all(
    files.map(({ parentPath, name }) => stat(join(parentPath, name))),
  );
  return sizes.reduce((sum, { size }) => sum + size, 0);
}

/** What the main window loads, compressed, bytes. */
async function windowBytes(): Promise<number> {
  const folder = join(root, "dist", "renderer");
  const page = await readFile(join(folder, "index.html"), "utf8");
  const files = [...page.matchAll(/(?:src|href)="(.*?)"/g)].map(([, path = ""]) => path);
  const contents = await Promise.all(files.map((path) => readFile(join(folder, path))));
  return contents.reduce((sum, content) => sum + gzipSync(content).length, 0);
}

export async function measureSize(): Promise<readonly Figure[]> {
  const { folder } = await electronRuntime();
  const archive = await stat(join(artefact, "resources", "app.asar"));
  const [whole, bare] = [await bytesIn(artefact), await bytesIn(folder)];
  return [
    {
      what: "scripts and styles of the main window, gzip",
      value: (await windowBytes()) / 1024,
      unit: "kB",
      budget: { most: 120 },
    },
    { what: "the archive", value: archive.size / 1024 ** 2, unit: "MB", budget: { most: 3 } },
    {
      what: "installed above the bare runtime",
      value: (whole - bare) / 1024 ** 2,
      unit: "MB",
      budget: { most: 6 },
    },
  ];
}
