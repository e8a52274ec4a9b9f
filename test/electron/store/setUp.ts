// Real electron-store files in a temporary folder, without Electron.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { z } from "zod";
import {
  emptyVaultFile,
  type VaultFile,
  vaultFileSchema,
} from "../../../electron/adapters/vault/file.ts";
import type { JsonStore } from "../../../electron/adapters/store/jsonStore.ts";

// Otherwise the `electron` package, which electron-store imports, would download its binary.
process.env["ELECTRON_OVERRIDE_DIST_PATH"] ??= "nowhere";
export const { createJsonStore } = await import("../../../electron/adapters/store/jsonStore.ts");

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export const noteSchema = z.object({ version: z.literal(1), notes: z.array(z.string()) });
export type Notes = z.infer<typeof noteSchema>;

/** `problems` collects what the store reports about its file. */
export function openNotes(
  cwd: string,
  keepsFormer = false,
): { store: JsonStore<Notes>; problems: string[] } {
  const problems: string[] = [];
  const store = createJsonStore({
    name: "notes",
    cwd,
    schema: noteSchema,
    defaults: { version: 1, notes: [] },
    keepsFormer,
    onProblem: (notice) => problems.push(notice),
  });
  return { store, problems };
}

export const openVaultFile = (cwd: string): JsonStore<VaultFile> =>
  createJsonStore({
    name: "vault",
    cwd,
    schema: vaultFileSchema,
    defaults: emptyVaultFile,
    onProblem: (notice) => {
      throw new Error(notice);
    },
  });
