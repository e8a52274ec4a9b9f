// A log that only remembers what it was given.
import type { Log } from "../../../electron/core/base/ports.ts";

export interface FakeLog extends Log {
  readonly infos: string[];
  readonly errors: { readonly text: string; readonly cause?: unknown }[];
}

export function createFakeLog(): FakeLog {
  const infos: string[] = [];
  const errors: FakeLog["errors"] = [];
  return {
    infos,
    errors,
    info: (text) => infos.push(text),
    error: (text, cause) => errors.push(cause === undefined ? { text } : { text, cause }),
  };
}
