// What the windows know of main’s state. It never holds a secret or a token. Types only.
import type { Batch } from "./batch.ts";
import type { ConnectionCheck } from "./check.ts";
import type { Colour } from "./colours.ts";
import type { ConsentView } from "./consent.ts";
import type { Connection, MspSummary, NewSecret } from "./msps.ts";
import type { Draft } from "./onboarding.ts";
import type { CopyFormat, PassphraseState, Settings } from "./settings.ts";
import type { TeamFileState } from "./teams.ts";
import type { Discovery, Tenant, TenantOfMsp, TenantToken } from "./tenants.ts";
import type { WebPage, WorkspaceId } from "./values.ts";

/**
 * `limited`: registered through XWayland, so it works only while an X window has the focus. `taken`: another program holds it.
 * `refused`: the keyboard has no such key. `unavailable`: the desktop offers no global shortcuts.
 */
export type ShortcutState = "off" | "on" | "limited" | "taken" | "refused" | "unavailable";

/** Whether the registered shortcut was received since Tenantry started. `silent`: a trial ended without it. */
export type ShortcutUse = "unseen" | "waiting" | "silent" | "seen";

/** What main asks a window to show. Each request has its own ID, so that the same one can be made twice. */
export type Navigation =
  | { readonly id: string; readonly to: "quickPick" }
  | { readonly id: string; readonly to: "settings" }
  | ({ readonly id: string; readonly to: "tenant" } & TenantOfMsp);

/** A message that stays until the operator dismisses it, such as a settings file that was set aside. */
export interface Notice {
  readonly id: string;
  readonly text: string;
  /** Offered to be opened. */
  readonly page?: WebPage;
}

export interface LastCopy {
  /** Null for tenants of several MSPs. */
  readonly mspId: string | null;
  /** Null for several tenants, whose number is their name. */
  readonly workspaceId: WorkspaceId | null;
  /** In full, with the end of its ID if another tenant has the same name. */
  readonly tenantName: string;
  /** At most 40 characters, by which it still differs from every other tenant. */
  readonly shortName: string;
  /** The name of the format; null for the plain token. */
  readonly format: string | null;
  readonly colour: Colour | null;
  readonly copiedAtMs: number;
  readonly expiresAtMs: number;
}

/** What Tenantry put on the clipboard, for as long as we believe it is still there. */
export interface ClipboardState {
  /** When it will be cleared (wall clock, ms); null if no time is set. */
  readonly clearsAtMs: number | null;
}

export interface AppSnapshot {
  readonly app: {
    readonly version: string;
    readonly demo: boolean;
    /** True if there is a simulator to try Tenantry with, as in development builds. */
    readonly simulator: boolean;
    readonly platform: "linux" | "mac" | "windows";
    /** True if we can ask clipboard managers not to record a copied token. */
    readonly hidesFromHistory: boolean;
    readonly offersTouchId: boolean;
    readonly offersStartAtLogin: boolean;
  };
  readonly msps: readonly MspSummary[];
  /** The MSP that the windows show. The sections from `connection` to `draft` belong to it. */
  readonly mspId: string;
  readonly connection: Connection;
  /** Sorted by name. */
  readonly tenants: readonly Tenant[];
  /** By workspace ID; a tenant without an entry has no token and no failure. */
  readonly tokens: Readonly<Record<string, TenantToken>>;
  /** Ranks by workspace ID: the higher, the more often and recently copied. The tenant copied last comes first. */
  readonly usage: Readonly<Record<string, number>>;
  /** Each MSP’s own token, by the MSP’s ID. */
  readonly mspTokens: Readonly<Record<string, TenantToken>>;
  /** Tenants, tokens and usage of the other MSPs that are ready, each by the MSP’s ID, for a search of all MSPs. */
  readonly otherTenants: Readonly<Record<string, AppSnapshot["tenants"]>>;
  readonly otherTokens: Readonly<Record<string, AppSnapshot["tokens"]>>;
  readonly otherUsage: Readonly<Record<string, AppSnapshot["usage"]>>;
  readonly discovery: Discovery;
  /** Null before the first run begins and after it ends. */
  readonly draft: Draft | null;
  /** An opened team file that waits for choices, or the refusal of one. */
  readonly teamFile: TeamFileState | null;
  readonly check: ConnectionCheck;
  readonly newSecret: NewSecret | null;
  /** Null if there is none to show. */
  readonly batch: Batch | null;
  readonly lastCopy: LastCopy | null;
  /** Null if nothing of ours is on it. */
  readonly clipboard: ClipboardState | null;
  /** While locked, we hold no token and request none. */
  readonly locked: boolean;
  readonly passphrase: PassphraseState;
  readonly copyFormats: readonly CopyFormat[];
  readonly shortcut: ShortcutState;
  readonly shortcutUse: ShortcutUse;
  readonly navigation: Navigation | null;
  /** Whether a program may read tokens; null while no program asks. */
  readonly consent: ConsentView | null;
  readonly settings: Settings;
  readonly notices: readonly Notice[];
}

/** Only the sections of the snapshot that changed. */
export type SnapshotPatch = Partial<AppSnapshot>;
