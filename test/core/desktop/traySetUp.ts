// What the tray menu shows, and its labels as one reads them.
import type { TenantToken } from "../../../electron/contract/contract.ts";
import type { TrayMsp, TrayView } from "../../../electron/core/desktop/trayItem.ts";
import { type TrayItem, trayMenu } from "../../../electron/core/desktop/trayMenu.ts";
import { mspSummary, tenant } from "../../renderer/fakeBridge.ts";

export const nowMs = Date.UTC(2026, 0, 1, 12);
export const acme = tenant("a", "Acme");
export const beta = tenant("b", "Beta & Söhne_AG", { pinned: true });
export const ceta = tenant("c", "Ceta");
export const nameless = tenant("d", "");

export const token = (leftMs: number, rest: Partial<TenantToken> = {}): TenantToken => ({
  times: { issuedAtMs: nowMs - 1, expiresAtMs: nowMs + leftMs, assumed: false },
  exchanging: false,
  waitingUntilMs: null,
  failure: null,
  ...rest,
});

export type Rest = Partial<TrayMsp> & Partial<Omit<TrayView, "msps">>;

export const groupOf = (rest: Partial<TrayMsp> = {}): TrayMsp => ({
  ...mspSummary,
  tenants: [acme, beta, ceta, nameless],
  tokens: {},
  usage: {},
  mspToken: { times: null, exchanging: false, waitingUntilMs: null, failure: null },
  ...rest,
});

/** With one MSP. */
export const overview = ({
  locked = false,
  lastCopy = null,
  clipboard = null,
  batch = null,
  ...rest
}: Rest = {}): TrayView => ({ msps: [groupOf(rest)], locked, lastCopy, clipboard, batch });

export const labelOf = (item: TrayItem): string => (item.kind === "line" ? "—" : item.label);
export const labels = (rest: Rest = {}) => trayMenu(overview(rest), nowMs).map(labelOf);

/** Entries of the longest menu, at any level. */
export const longest = (items: readonly TrayItem[]): number =>
  Math.max(items.length, ...items.map((item) => (item.kind === "menu" ? longest(item.items) : 0)));
