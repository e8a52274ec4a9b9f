// The contract's part about what an operator can set. Types only.

export type Theme = "system" | "light" | "dark";

/** `text` takes values as they are; `command` takes only values that no shell can act on. */
export type TemplateKind = "text" | "command";

/** A copy format that the operator has written: text with `{token}` and other placeholders. */
export interface Template {
  /** Starts with `template:`; a built-in format's ID never does. */
  readonly id: string;
  readonly name: string;
  readonly kind: TemplateKind;
  readonly text: string;
}

/** What a copied token can be wrapped in, by the ID that a copy asks for it. */
export interface CopyFormat {
  readonly id: string;
  readonly name: string;
}

export interface Settings {
  /** A copied token has at least this many seconds to live. */
  readonly minimumLifeS: number;
  /** Sent in `User-Agent`; empty means `unspecified-contact`. */
  readonly contact: string;
  readonly theme: Theme;
  /** What a token is copied as where its tenant says nothing else. */
  readonly copyFormat: string;
  readonly templates: readonly Template[];
  /** Seconds that a copied token stays on the clipboard; null: until the lock, sleep or the end. */
  readonly clearClipboardS: number | null;
  /** Whether a copy from the tray, the quick pick or the command line is told of. */
  readonly notifications: boolean;
  /** Whether a pinned tenant's token is told of two minutes before it expires. */
  readonly expiryWarnings: boolean;
  /** Whether pinned tenants' tokens are renewed in the background. */
  readonly keepPinnedReady: boolean;
  /** Electron's accelerator for the quick pick, such as `CommandOrControl+Shift+Space`; empty for none. */
  readonly shortcut: string;
}
