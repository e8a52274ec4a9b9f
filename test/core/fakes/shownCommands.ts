// The core’s commands as a window calls them: one about an MSP is about the MSP that is shown, unless the call names another.
import {
  type CommandInput,
  type CommandTarget,
  isCommandName,
  isMspCommandName,
} from "../../../electron/contract/contract.ts";
import type { AppCommandName, Application } from "../../../electron/core/public.ts";

export type ShownCommands = {
  readonly [Name in AppCommandName]: (
    input: CommandInput<Name>,
    ...target: Partial<CommandTarget<Name>>
  ) => ReturnType<Application["commands"][Name]>;
};

const isComplete = (bound: object, whole: Application["commands"]): bound is ShownCommands =>
  Object.keys(whole).every((name) => Object.hasOwn(bound, name));

export function shownCommands({
  commands,
  snapshot,
}: Pick<Application, "commands" | "snapshot">): ShownCommands {
  const named = Object.entries<(input: never, mspId: string) => unknown>(commands)
    .filter(([name]) => isCommandName(name) && isMspCommandName(name))
    .map(([name, run]) => [
      name,
      (input: never, mspId: string = snapshot().mspId) => run(input, mspId),
    ]);
  const bound = { ...commands, ...Object.fromEntries(named) };
  if (!isComplete(bound, commands)) throw new Error("A command was lost.");
  return bound;
}
