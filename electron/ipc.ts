// The door for windows: checks who calls, validates each command’s input, and puts failures into words.
import { ipcMain, type IpcMainInvokeEvent } from "electron";
import { z } from "zod";
import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
  type CommandTarget,
  type Failure,
  isCommandName,
  type Result,
} from "./contract/contract.ts";
import { describeFailure } from "./core/base/failureWords.ts";
import type { Handlers } from "./core/base/handlers.ts";
import type { Log } from "./core/base/ports.ts";
import { fail } from "./core/base/result.ts";
import { field, schemas } from "./ipcSchemas.ts";

/** What a window may do while Tenantry is locked. An unfinished draft is saved as its screen goes. */
const usableWhileLocked: ReadonlySet<CommandName> = new Set([
  "readState",
  "lock",
  "unlock",
  "saveDraft",
  "clearClipboard",
  "hideWindow",
  "zoomWindow",
  "closeQuickPick",
  "quit",
] as const);

const targetSchemas = { msp: z.tuple([field]), app: z.tuple([]) };

/** True for the arguments that the contract wants after the input: an MSP’s ID, or none. */
const isTarget = <Name extends CommandName>(
  name: Name,
  target: readonly unknown[],
): target is CommandTarget<Name> => targetSchemas[commands[name].scope].safeParse(target).success;

const call = <Input, Target extends readonly unknown[], Output>(
  handler: (input: Input, ...target: Target) => Output,
  input: Input,
  target: Target,
): Output => handler(input, ...target);

/** Answers one call. Expected failures come back in words; a bug is logged and comes back as `unexpected`. */
export async function answer<Name extends CommandName>(
  name: Name,
  handler: Handlers<CommandName>[Name],
  [input, ...target]: readonly unknown[],
  { log, hold }: Pick<Door, "log" | "hold">,
): Promise<Result<CommandOutput<Name>, Failure>> {
  const schema: z.ZodType<CommandInput<Name>> = schemas[name];
  const parsed = schema.safeParse(input);
  if (!parsed.success || !isTarget(name, target)) {
    log.error(`Refused ${name}: its arguments do not match the contract.`);
    return fail(describeFailure({ kind: "unexpected" }));
  }
  const release = hold(parsed.data);
  try {
    const result = await call(handler, parsed.data, target);
    return result.ok ? result : fail(describeFailure(result.error));
  } catch (cause) {
    log.error(`${name} failed.`, cause);
    return fail(describeFailure({ kind: "unexpected" }));
  } finally {
    release();
  }
}

interface Door {
  readonly isTrusted: (event: IpcMainInvokeEvent) => boolean;
  readonly isLocked: () => boolean;
  readonly log: Log;
  /** Keeps a command’s input, which may be a passphrase or a secret, out of the log until the result is called. */
  readonly hold: (input: unknown) => () => void;
}

/**
 * Registers every command of the contract. Refuses a call that does not come from our own main frame, without reading it, and
 * while locked nearly every command, whatever a window shows.
 */
export function registerIpc(
  handlers: Handlers<CommandName>,
  { isTrusted, isLocked, log, hold }: Door,
): void {
  for (const name of Object.keys(commands).filter(isCommandName))
    ipcMain.handle(`tenantry:${name}`, (event, ...args: readonly unknown[]) => {
      if (!isTrusted(event)) {
        log.error(`Refused ${name}: the caller is not our window.`);
        return fail(describeFailure({ kind: "unexpected" }));
      }
      return isLocked() && !usableWhileLocked.has(name)
        ? fail(describeFailure({ kind: "locked" }))
        : answer(name, handlers[name], args, { log, hold });
    });
}
