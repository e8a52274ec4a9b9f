// What the application offers to the windows, the shell around them and terminals.
import type { AppSnapshot, CommandName, WebPage } from "../contract/contract.ts";
import type { Outcome } from "./base/exitCodes.ts";
import type { Handlers } from "./base/handlers.ts";
import type { Destination } from "./navigation.ts";
import type { Overview } from "./snapshot.ts";
import type { AnswerTerminal, Consent } from "./terminal/terminal.ts";

/** The shell answers the commands about the windows themselves. */
export type AppCommandName = Exclude<
  CommandName,
  | "hideWindow"
  | "zoomWindow"
  | "quit"
  | "openQuickPick"
  | "closeQuickPick"
  | "openWindow"
  | "readPage"
  | "trySimulator"
>;
export type AppCommands = Handlers<AppCommandName>;

/** A tenant’s token, or without a workspace the MSP’s own. */
interface UnseenCopy {
  readonly mspId: string;
  readonly workspaceId: string | null;
}

export interface Application {
  readonly commands: AppCommands;
  readonly snapshot: () => AppSnapshot;
  /** Clears what a crash left on the clipboard, and registers the shortcut. */
  readonly start: () => void;
  /** Shows a message until the operator dismisses it. */
  readonly notify: (text: string, page?: WebPage) => void;
  /** Asks the operator whether a program may read tokens; closing the window denies it. */
  readonly consent: Pick<Consent, "ask" | "dismiss">;
  /** Publishes the tokens’ times again, as after sleep or a change of the clock. */
  readonly refresh: () => void;
  readonly isLocked: () => boolean;
  /** Resolves when the clipboard holds nothing of ours. */
  readonly lock: () => Promise<void>;
  /** A copy without a window: notifies the operator of a failure, and answers true if a window should show more. */
  readonly copyUnseen: (what: UnseenCopy) => Promise<boolean>;
  /** Gets the token of every tenant of every MSP that is ready; a notification says when they are there. */
  readonly getAllTokens: () => Promise<unknown>;
  /** Answers a command from a terminal. */
  readonly answerTerminal: AnswerTerminal;
  /** Opens a team file; the windows show the result. */
  readonly openTeamFile: (path: string) => Promise<Outcome>;
  /** Every MSP, for the tray. */
  readonly overview: () => Overview;
  /** Asks the main window to show something. A tenant’s MSP becomes the one that is shown. */
  readonly navigate: (destination: Destination) => void;
  /** Checks whether the clipboard still holds our text. */
  readonly checkClipboard: () => void;
  /** The window was hidden for the first time: says where it is, and how to quit. */
  readonly tellOfTray: () => void;
  /** The shortcut was pressed; true if the quick pick should open. */
  readonly shortcutPressed: () => boolean;
  /** True while a new client secret exists in memory only. */
  readonly wouldLoseSecret: () => boolean;
  /** Resolves when no rotation of a client secret is running, and no change is being written. */
  readonly settled: () => Promise<unknown>;
}
