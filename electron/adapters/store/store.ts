// The files that Tenantry keeps in its profile folder, one a concern.
import { createJsonStore } from "./jsonStore.ts";
import { emptyVaultFile, vaultFileSchema } from "../vault/vault.ts";
import { noPlace, windowPlaceSchema } from "../window/window.ts";
import {
  clipboardMarkSchema,
  defaultSettings,
  draftsSchema,
  noClipboardMark,
  noDrafts,
  noUsage,
  noWorkspaces,
  settingsSchema,
  usageSchema,
  workspacesSchema,
} from "../../core/storedState.ts";

export type Stores = ReturnType<typeof openStores>;

/** `problems` are sentences about files that could not be used as they were. */
export function openStores(folder: string) {
  const problems: string[] = [];
  const place = { cwd: folder, onProblem: (text: string) => problems.push(text) };
  // Not the vault: what is removed from it is gone at once.
  const former = { ...place, keepsFormer: true };
  const settings = { name: "settings", schema: settingsSchema, defaults: defaultSettings };
  const workspaces = { name: "workspaces", schema: workspacesSchema, defaults: noWorkspaces };
  const usage = { name: "usage", schema: usageSchema, defaults: noUsage };
  const mark = { name: "clipboard", schema: clipboardMarkSchema, defaults: noClipboardMark };
  const drafts = { name: "draft", schema: draftsSchema, defaults: noDrafts };
  const vaultFile = { name: "vault", schema: vaultFileSchema, defaults: emptyVaultFile };
  const window = { name: "window", schema: windowPlaceSchema, defaults: noPlace };
  return {
    problems,
    settings: createJsonStore({ ...former, ...settings }),
    workspaces: createJsonStore({ ...former, ...workspaces }),
    usage: createJsonStore({ ...place, ...usage }),
    clipboardMark: createJsonStore({ ...place, ...mark }),
    drafts: createJsonStore({ ...place, ...drafts }),
    vaultFile: createJsonStore({ ...place, ...vaultFile }),
    window: createJsonStore({ ...place, ...window }),
  };
}
