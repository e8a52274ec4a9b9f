// Finds out at the start which folders can be written, and does without those that can’t.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Enough to notice a full disk, bytes. */
const probeLength = 4_096;

/** Whether a file can be created in the folder, and filled. */
export function isWritable(folder: string): boolean {
  let probe = "";
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    probe = mkdtempSync(join(folder, "tenantry-probe-"));
    writeFileSync(join(probe, "probe"), Buffer.alloc(probeLength));
    return true;
  } catch {
    return false;
  } finally {
    if (probe !== "") rmSync(probe, { recursive: true, force: true });
  }
}

/**
 * Chromium’s lock and our socket need a folder for temporary files. Without one that works, this process and its children use
 * the first of `others` that does.
 */
export function findTemporaryFolder(
  environment: NodeJS.ProcessEnv,
  others: readonly (string | undefined)[],
): void {
  if (isWritable(tmpdir())) return;
  const found = others.find((folder) => folder !== undefined && isWritable(folder));
  if (found !== undefined) environment["TMPDIR"] = found;
}
