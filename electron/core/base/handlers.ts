// How the core answers commands: a handler for each, which receives the MSP if the contract says so.
import type {
  CommandInput,
  CommandName,
  CommandOutput,
  CommandTarget,
  MspCommandName,
  Result,
} from "../../contract/contract.ts";
import { fail } from "./result.ts";

type Answer<Name extends CommandName> = Promise<Result<CommandOutput<Name>>>;

/** Handlers as a window calls them: a command about one MSP names it. */
export type Handlers<Names extends CommandName> = {
  readonly [Name in Names]: (
    input: CommandInput<Name>,
    ...target: CommandTarget<Name>
  ) => Answer<Name>;
};

/** Handlers of commands about one MSP, given the MSP itself. */
export type MspHandlers<Msp, Names extends MspCommandName> = {
  readonly [Name in Names]: (input: CommandInput<Name>, msp: Msp) => Answer<Name>;
};

type AnyMspHandler<Msp> = (input: never, msp: Msp) => Promise<Result<unknown>>;

const areBound = <Names extends MspCommandName>(
  handlers: Readonly<Record<Names, unknown>>,
  bound: object,
): bound is Handlers<Names> => Object.keys(handlers).every((name) => Object.hasOwn(bound, name));

/** Finds the MSP that each call names. Error: `unknownMsp`; another MSP never takes the place of a removed one. */
export function bindToMsps<Msp, Names extends MspCommandName>(
  handlers: MspHandlers<Msp, Names>,
  find: (mspId: string) => Msp | null,
): Handlers<Names> {
  const bound = Object.fromEntries(
    Object.entries<AnyMspHandler<Msp>>(handlers).map(([name, run]) => [
      name,
      async (input: never, mspId: string): Promise<Result<unknown>> => {
        const msp = find(mspId);
        return msp === null ? fail({ kind: "unknownMsp" }) : run(input, msp);
      },
    ]),
  );
  if (!areBound(handlers, bound)) throw new Error("A handler was lost.");
  return bound;
}
