// The contract between main and its windows: every command, and the types that both sides share.
import type { BatchForm, CopiedTokens } from "./batch.ts";
import type { ConsentAnswer } from "./consent.ts";
import type { Failure, Result } from "./failures.ts";
import type { ExportedHistory, History } from "./history.ts";
import type { LongList } from "./lists.ts";
import type { MspChange, Rotated } from "./msps.ts";
import type { ConnectInput, Draft, EnvironmentFinding, Recognition } from "./onboarding.ts";
import type { Settings } from "./settings.ts";
import type { AppSnapshot, LastCopy, SnapshotPatch } from "./snapshot.ts";
import type {
  DroppedTeam,
  ExportedTeam,
  ImportedTeam,
  PreviewedChange,
  TeamChoices,
  TeamGroup,
} from "./teams.ts";
import type {
  OneTenant,
  SharedChange,
  TenantChange,
  TenantLines,
  TenantOfMsp,
  TokenInspection,
  Undoable,
} from "./tenants.ts";
import type { About, WebPage, ZoomStep } from "./values.ts";

export type * from "./batch.ts";
export type * from "./check.ts";
export type { Colour } from "./colours.ts";
export type * from "./consent.ts";
export type * from "./failures.ts";
export type * from "./history.ts";
export type * from "./lists.ts";
export type * from "./msps.ts";
export type * from "./onboarding.ts";
export type * from "./settings.ts";
export type * from "./snapshot.ts";
export type * from "./teams.ts";
export type * from "./tenants.ts";
export type * from "./values.ts";

/** A command’s scope, and phantom types of its input and output. */
interface Command<Scope extends "app" | "msp", Input, Output> {
  readonly scope: Scope;
  readonly input?: Input;
  readonly output?: Output;
}

/** A command about the application as a whole. */
const ofApp = <Input, Output>(): Command<"app", Input, Output> => ({ scope: "app" });
/** A command about one MSP, whose ID is the second argument of every call. */
const ofMsp = <Input, Output>(): Command<"msp", Input, Output> => ({ scope: "msp" });

interface Several {
  readonly workspaceIds: readonly string[];
}

interface ManyTenants {
  readonly tenants: readonly TenantOfMsp[];
}

/** Every command, a verb each. Main’s handlers, the bridge of a window and its test double all follow from this value. */
export const commands = {
  readState: ofApp<null, AppSnapshot>(),
  /** The next items of a long list from the position `from` on, for the bridge; none if main no longer has it. */
  readPage: ofApp<{ readonly list: number; readonly from: number }, LongList>(),
  /**
   * Null if nothing in the text is recognised, as in a single value. `client` chooses one of several API clients: by its number in
   * the answer’s `clients`, from 0, or by its client ID.
   */
  recogniseCredentials: ofApp<
    { readonly text: string; readonly client?: number | string },
    Recognition | null
  >(),
  /** Offered only if `app.simulator` says that there is one. */
  trySimulator: ofApp<null, null>(),
  /** Null if no environment variable belongs to Tenantry. */
  readEnvironment: ofApp<null, EnvironmentFinding | null>(),
  saveDraft: ofMsp<{ readonly draft: Draft | null }, null>(),
  /** Tests the credentials first; if that fails, the ones in use stay. */
  connect: ofMsp<ConnectInput, null>(),
  /** Ends a `connect` that is still testing. */
  cancelConnect: ofMsp<null, null>(),
  /**
   * Tries every step of `connect` and of a first copy, and saves nothing. With an empty secret it uses the sealed one, provided
   * that the rest matches the saved profile. Resolves at the end; a new check cancels a running one.
   */
  checkConnection: ofApp<ConnectInput, null>(),
  cancelCheck: ofApp<null, null>(),
  /** Copies the last check’s findings as plain text without secrets. */
  copyCheckReport: ofApp<null, null>(),
  removeCredentials: ofMsp<null, null>(),
  /** Gives our own API client a new secret; the old one stops working at once. */
  rotateSecret: ofMsp<null, Rotated>(),
  /** Tries once more to store and check the new secret that main holds. */
  keepNewSecret: ofApp<null, Rotated>(),
  /** False if the operator, whom a native dialog asks, declines. */
  copyNewSecret: ofApp<null, boolean>(),
  /** Shows a secret that would otherwise be lost in a native dialog: no window ever gets it. */
  showNewSecret: ofApp<null, null>(),
  forgetNewSecret: ofApp<null, null>(),
  selectMsp: ofMsp<null, null>(),
  /** Shows an empty MSP, which is stored with its first change. */
  addMsp: ofApp<null, null>(),
  updateMsp: ofMsp<{ readonly change: MspChange }, null>(),
  /** Removes its sealed secret, its tokens and its tenants. */
  removeMsp: ofMsp<null, Undoable>(),
  /** Undoes the last removal of an MSP: all of it comes back but the secret. */
  bringBackMsp: ofApp<Undoable, null>(),
  previewTenants: ofMsp<{ readonly text: string }, TenantLines>(),
  addTenants: ofMsp<{ readonly text: string }, TenantLines & Undoable>(),
  /** Reads GreenLake’s list and updates the tenants we know. Resolves at the end. */
  discoverTenants: ofMsp<null, null>(),
  cancelDiscovery: ofMsp<null, null>(),
  /** Adds tenants from the last reading; null adds all of them, and later those that join the list. */
  addListedTenants: ofMsp<{ readonly workspaceIds: readonly string[] | null }, Undoable>(),
  /** These two answer null; `teamFile` in the snapshot shows the result. */
  readTeam: ofApp<DroppedTeam, null>(),
  chooseTeamFile: ofApp<null, null>(),
  /** Null if no file was chosen, or if the export was refused, as `teamFile` in the snapshot then says. */
  exportTeam: ofMsp<null, ExportedTeam | null>(),
  /** Shows the file of the last export in its folder. */
  showExport: ofApp<null, null>(),
  /** Null if our tenants had changed, so that the file is previewed again instead. */
  applyTeam: ofApp<TeamChoices & { readonly id: string }, ImportedTeam | null>(),
  dismissTeam: ofApp<null, null>(),
  /** The next tenants of a group in the previewed file, 1,000 at most; none at its end. Error: `cancelled` for another file. */
  listTeamChanges: ofApp<
    { readonly id: string; readonly group: TeamGroup; readonly from: number },
    readonly PreviewedChange[]
  >(),
  updateTenant: ofMsp<OneTenant & { readonly change: TenantChange }, Undoable>(),
  removeTenant: ofMsp<OneTenant, Undoable>(),
  /** These two act on several tenants of one MSP as one change. */
  updateTenants: ofMsp<Several & { readonly change: SharedChange }, Undoable>(),
  removeTenants: ofMsp<Several, Undoable>(),
  /** Takes back the last addition, edit, removal or import, but never a later change. */
  undoTenants: ofMsp<Undoable, null>(),
  /** `format` overrides the tenant’s own format and the default one. */
  copyToken: ofMsp<OneTenant & { readonly format?: string }, LastCopy>(),
  /** The MSP’s own token, which is good for the whole MSP. */
  copyMspToken: ofMsp<{ readonly format?: string }, LastCopy>(),
  /** Describes the held token without requesting a new one. */
  inspectToken: ofMsp<OneTenant, TokenInspection>(),
  forgetToken: ofMsp<OneTenant, null>(),
  /** Answers once the requests have begun; `batch` in the snapshot shows the rest. A running batch takes the tenants in. */
  getTokens: ofApp<ManyTenants, null>(),
  cancelTokens: ofApp<null, null>(),
  /** Asks again for those tokens of the last batch that failed or were cancelled. */
  retryTokens: ofApp<null, null>(),
  dismissBatch: ofApp<null, null>(),
  /** Gets the tokens that are missing, then copies all of them as one text. Resolves at the end. */
  copyTokens: ofApp<ManyTenants & { readonly form: BatchForm }, CopiedTokens>(),
  /** Drops the failure of the tenant’s last copy; null for the fault that a batch met. */
  dismissFailure: ofMsp<{ readonly workspaceId: string | null }, null>(),
  /** Copies that failure as plain text. */
  copyFailure: ofMsp<OneTenant, null>(),
  /** The newest copies for tenants whose name or ID contains the query; for all tenants if it is empty. */
  readHistory: ofMsp<{ readonly query: string }, History>(),
  /** Writes all of it as CSV to a file that the operator chooses; null if they choose none. */
  exportHistory: ofMsp<null, ExportedHistory | null>(),
  /** Shows the history that was exported last in its folder. */
  showHistory: ofApp<null, null>(),
  clearHistory: ofMsp<null, null>(),
  /** Clears the clipboard only if it still holds our text. */
  clearClipboard: ofApp<null, null>(),
  /** Finds out whether another program has taken the clipboard. */
  checkClipboard: ofApp<null, null>(),
  lock: ofApp<null, null>(),
  /** Null if no passphrase is set. */
  unlock: ofApp<{ readonly passphrase: string } | null, null>(),
  /** Sets, changes or removes the passphrase; empty stands for none. */
  setPassphrase: ofApp<{ readonly current: string; readonly next: string }, null>(),
  updateSettings: ofApp<Partial<Settings>, null>(),
  /** Waits ten seconds for the shortcut, which opens no quick pick meanwhile; `shortcutUse` in the snapshot shows the result. */
  tryShortcut: ofApp<null, null>(),
  cancelShortcutTrial: ofApp<null, null>(),
  /** Answers the question that a program’s wish for a token has raised. Does nothing if another question is shown by now. */
  answerConsent: ofApp<{ readonly id: string; readonly answer: ConsentAnswer }, null>(),
  readAbout: ofApp<null, About>(),
  openLogFolder: ofApp<null, null>(),
  /** Shows the licences of Tenantry and of all that is bundled with it in the system’s viewer. */
  openLicences: ofApp<null, null>(),
  /** Opens one of our own addresses in the browser. */
  openPage: ofApp<{ readonly page: WebPage }, null>(),
  /** Copies versions, system, settings and counts as plain text, without a secret, a token, a name or an ID. */
  copyDiagnostics: ofApp<null, null>(),
  dismissNotice: ofApp<{ readonly id: string }, null>(),
  hideWindow: ofApp<null, null>(),
  /** One step larger or smaller; 0 is the actual size. */
  zoomWindow: ofApp<{ readonly by: ZoomStep }, null>(),
  quit: ofApp<null, null>(),
  openQuickPick: ofApp<null, null>(),
  closeQuickPick: ofApp<null, null>(),
  /** Brings the main window to the front, at a tenant’s row if one is named. */
  openWindow: ofMsp<{ readonly workspaceId: string | null }, null>(),
} as const;

export type CommandName = keyof typeof commands;
export type MspCommandName = {
  [Name in CommandName]: (typeof commands)[Name]["scope"] extends "msp" ? Name : never;
}[CommandName];

export type CommandInput<Name extends CommandName> =
  (typeof commands)[Name] extends Command<"app" | "msp", infer Input, unknown> ? Input : never;
export type CommandOutput<Name extends CommandName> =
  (typeof commands)[Name] extends Command<"app" | "msp", unknown, infer Output> ? Output : never;
/** The arguments after the input: the MSP’s ID for a command about one MSP. */
export type CommandTarget<Name extends CommandName> = Name extends MspCommandName
  ? readonly [mspId: string]
  : readonly [];

export const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name);
export const isMspCommandName = (name: CommandName): name is MspCommandName =>
  commands[name].scope === "msp";

/** What a window sees as `window.tenantry`. */
export type Bridge = {
  readonly [Name in CommandName]: (
    input: CommandInput<Name>,
    ...target: CommandTarget<Name>
  ) => Promise<Result<CommandOutput<Name>, Failure>>;
} & {
  /** Calls back with every patch from now on; returns a function that unsubscribes. */
  readonly onState: (listener: (patch: SnapshotPatch) => void) => () => void;
};
