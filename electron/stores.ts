// Opens the files that Tenantry keeps in its profile folder, one for each concern; the window opens that of its own place.
import { join } from "node:path";
import { systemClock } from "./adapters/clock.ts";
import { isWritable } from "./adapters/folders.ts";
import {
  createJournal,
  createJsonStore,
  createLongStore,
  type JsonStore,
  type JsonStoreOptions,
} from "./adapters/store/store.ts";
import { emptyVaultFile, vaultFileSchema } from "./adapters/vault/vault.ts";
import { describeDifference } from "./core/copying/copying.ts";
import { clipboardMarkSchema, noClipboardMark } from "./core/copying/stored.ts";
import { draftsSchema, noDrafts } from "./core/credentials/stored.ts";
import { noPassphrase, passphraseSchema } from "./core/lock/stored.ts";
import { noWorkspaces, workspacesInPieces, workspacesSchema } from "./core/msps/stored.ts";
import {
  createSettingsSchema,
  defaultSettings,
  type StoredSettings,
} from "./core/settings/stored.ts";
import { noUsage, usageSchema } from "./core/tenants/stored.ts";

type Place = Pick<JsonStoreOptions<StoredSettings>, "cwd" | "keepsFormer" | "onProblem">;

function openSettings(place: Place): JsonStore<StoredSettings> {
  const differing = new Set<string>();
  const schema = createSettingsSchema((id) => differing.add(id));
  const settings = createJsonStore({
    ...place,
    name: "settings",
    schema,
    defaults: defaultSettings,
  });
  const templates = settings.read().templates.filter(({ id }) => differing.has(id));
  if (templates.length > 0) {
    place.onProblem(describeDifference(templates));
    // Saved with their kinds, so that the next start says nothing.
    settings.write(settings.read());
  }
  return settings;
}

export type Stores = ReturnType<typeof openStores>;

/** `problems` are sentences about files that could not be used as they are. */
export function openStores(folder: string) {
  const problems: string[] = [];
  if (!isWritable(folder))
    problems.push(
      `Tenantry can’t write to its folder, ${folder}, so it keeps nothing that you change. Make room there or give yourself permission to write, then start Tenantry again.`,
    );
  const place = { cwd: folder, onProblem: (text: string) => problems.push(text) };
  // Not for the vault: what is removed from it must be gone at once.
  const former = { ...place, keepsFormer: true };
  const workspaces = {
    name: "workspaces",
    schema: workspacesSchema,
    defaults: noWorkspaces,
    clock: systemClock,
    inPieces: workspacesInPieces,
  };
  const usage = { name: "usage", schema: usageSchema, defaults: noUsage };
  const mark = { name: "clipboard", schema: clipboardMarkSchema, defaults: noClipboardMark };
  const drafts = { name: "draft", schema: draftsSchema, defaults: noDrafts };
  const vaultFile = { name: "vault", schema: vaultFileSchema, defaults: emptyVaultFile };
  const passphrase = { name: "passphrase", schema: passphraseSchema, defaults: noPassphrase };
  return {
    problems,
    settings: openSettings(former),
    workspaces: createLongStore({ ...former, ...workspaces }),
    usage: createJsonStore({ ...place, ...usage }),
    clipboardMark: createJsonStore({ ...place, ...mark }),
    drafts: createJsonStore({ ...place, ...drafts }),
    vaultFile: createJsonStore({ ...place, ...vaultFile }),
    journal: createJournal(join(folder, "history")),
    passphrase: createJsonStore({ ...place, ...passphrase }),
  };
}
