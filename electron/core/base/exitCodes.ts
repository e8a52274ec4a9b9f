// How a command ends: its exit code and what it says.

/** The process’s exit codes, as `tenantry help` and COMMANDLINE.md list them. */
export const exitCodes = {
  success: 0,
  failed: 1,
  usage: 2,
  unknownTenant: 3,
  ambiguous: 4,
  locked: 5,
  notRunning: 6,
  clipboardFailed: 7,
  notAllowed: 8,
  someFailed: 9,
} as const;

export interface Outcome {
  readonly code: (typeof exitCodes)[keyof typeof exitCodes];
  /** For standard error, or for standard output after a success; never contains a token. Empty if there is nothing to say. */
  readonly text: string;
}

export const outcome = (code: Outcome["code"], text: string): Outcome => ({ code, text });
export const success: Outcome = outcome(exitCodes.success, "");
