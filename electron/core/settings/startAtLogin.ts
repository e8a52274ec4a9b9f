// Starting at login: the setting, and the entry of the desktop that makes it true.
import type { Result, Settings } from "../../contract/contract.ts";
import type { LoginItem, Store } from "../base/ports.ts";
import { ok } from "../base/result.ts";

interface Ports {
  readonly loginItem: LoginItem;
  readonly settings: Store<Settings & { readonly version: 1 }>;
  readonly changed: (section: "settings") => void;
}

/** Changes the desktop’s entry before a change of the setting is saved. Error: `storeFailed`. */
export async function applyStartAtLogin(
  { loginItem, settings }: Pick<Ports, "loginItem" | "settings">,
  { startAtLogin }: Partial<Settings>,
): Promise<Result<null>> {
  if (startAtLogin === undefined || startAtLogin === settings.read().startAtLogin) return ok(null);
  return loginItem.set(startAtLogin);
}

/**
 * Whoever turned the entry off in the desktop’s own settings meant it, so the setting follows. Otherwise the entry is written again:
 * the program may have moved.
 */
export async function followDesktop({ loginItem, settings, changed }: Ports): Promise<void> {
  if (!loginItem.isOffered || !settings.read().startAtLogin) return;
  if (await loginItem.isSet()) {
    await loginItem.set(true);
    return;
  }
  const written = settings.write({ ...settings.read(), startAtLogin: false });
  if (written.ok) changed("settings");
}
