// What an operator can set. Types only.

/** How the list is ordered while nothing is searched for. Pinned tenants come first in every order. */
export type ListOrder = "name" | "used" | "expiring";

/** How the list is divided. A tenant with several tags stands under its first one, a pinned one under neither tag nor colour. */
export type ListGroup = "none" | "tag" | "colour";

export type Theme = "system" | "light" | "dark";

/** `text` takes values as they are; `command` takes only values that no shell can act on. */
export type TemplateKind = "text" | "command";

/** A copy format that the operator has written: text with `{token}` and other placeholders. */
export interface Template {
  /** Starts with `template:`; the ID of a built-in format never does. */
  readonly id: string;
  readonly name: string;
  readonly kind: TemplateKind;
  readonly text: string;
}

/** Where a format stands in a list; `own` holds the operator’s templates. */
export type FormatGroup = "token" | "shell" | "http" | "automation" | "own";

/** A form in which a token can be copied; commands name it by its ID. */
export interface CopyFormat {
  readonly id: string;
  readonly name: string;
  readonly group: FormatGroup;
  /** True if it can only be copied for a tenant with a Central address. */
  readonly needsCentral: boolean;
}

/** Whether a program in a terminal may read tokens: the operator decides each time, or once for all. */
export type CommandLineTokens = "ask" | "always" | "never";

/** What windows know of the optional passphrase. */
export interface PassphraseState {
  readonly isSet: boolean;
  /** When the next try is allowed, after too many wrong ones (wall clock, ms); null if at once. */
  readonly waitUntilMs: number | null;
}

export interface Settings {
  /** A copied token has at least this many seconds to live. */
  readonly minimumLifeS: number;
  /** How many exchanges of one MSP run at a time when many tokens are requested, 1 to 32. */
  readonly concurrency: number;
  /** Sent in `User-Agent`; empty means `unspecified-contact`. */
  readonly contact: string;
  readonly theme: Theme;
  readonly listOrder: ListOrder;
  readonly listGroup: ListGroup;
  /** The ID of the default format, for tenants without one of their own. */
  readonly copyFormat: string;
  readonly templates: readonly Template[];
  /** The environment variable in formats that set one, such as `GREENLAKE_TOKEN`. */
  readonly tokenVariable: string;
  /** Seconds until a copied token is cleared from the clipboard; null to keep it until Tenantry locks or quits. */
  readonly clearClipboardS: number | null;
  /** True to notify of copies from the tray, the quick pick and the command line. */
  readonly notifications: boolean;
  /** True to notify two minutes before a pinned tenant’s token expires. */
  readonly expiryWarnings: boolean;
  /** True to renew pinned tenants’ tokens in the background. */
  readonly keepPinnedReady: boolean;
  /** Electron’s accelerator for the quick pick, such as `CommandOrControl+Shift+Space`; empty for none. */
  readonly shortcut: string;
  readonly commandLineTokens: CommandLineTokens;
  /** Minutes without mouse and keyboard after which Tenantry locks; 0 for never. */
  readonly lockAfterMinutes: number;
  /** True to unlock with Touch ID instead of a click, where it is offered and no passphrase is set. */
  readonly touchId: boolean;
  /** True to start, hidden to the tray, when the operator logs in; see `app.offersStartAtLogin`. */
  readonly startAtLogin: boolean;
  /** True to record who copied what when; see `HistoryEntry`. */
  readonly history: boolean;
}
