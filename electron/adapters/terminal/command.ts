// What a command line can become, and what its command receives of it.
import type { TerminalRequest, TokenRequest } from "../../core/terminal/terminal.ts";

/** The program that `exec` runs with a token in its environment. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** The environment variable that takes the token. */
  readonly variable: string;
}

export const shells = ["bash", "zsh", "fish", "powershell"] as const;
export type ShellName = (typeof shells)[number];
export const isShell = (name: string): name is ShellName => shells.some((shell) => shell === name);

export type Command =
  | {
      readonly kind: "ask";
      readonly request: TerminalRequest;
      /** Whether Tenantry is started first if it is not running. */
      readonly starts: boolean;
      readonly program?: Program;
    }
  /** Exchanges tokens without the application, with what the environment says. */
  | {
      readonly kind: "fromEnvironment";
      readonly request: TokenRequest;
      readonly program?: Program;
    }
  | { readonly kind: "version" }
  | { readonly kind: "help"; readonly of: string | null }
  | { readonly kind: "completion"; readonly shell: ShellName };

/** What `parseArgs` found. */
export interface Given {
  readonly flag: (name: string) => boolean;
  /** Null if the option is absent. */
  readonly text: (name: string) => string | null;
  readonly words: readonly string[];
  /** The arguments after `--`; null without one. */
  readonly after: readonly string[] | null;
}

/** A text is what is wrong. */
export type Read = (given: Given) => Command | string;

export const asking = (
  request: TerminalRequest,
  { flag }: Pick<Given, "flag">,
  program?: Program,
): Command => ({
  kind: "ask",
  request,
  starts: !flag("no-start"),
  ...(program === undefined ? {} : { program }),
});
