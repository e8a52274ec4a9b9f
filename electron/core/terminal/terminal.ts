// What the running application does for a terminal: prints and copies tokens, lists tenants, locks.
import type { CopyFormat } from "../../contract/contract.ts";
import { assertNever } from "../base/result.ts";
import { type CopyByNamePorts, copyByName, type CopyingMsp } from "./copyByName.ts";
import { type Outcome, success } from "../base/exitCodes.ts";
import { findFormat } from "./findFormat.ts";
import { describeStatus, listTenants, type ListingMsp, type ListingPorts } from "./listing.ts";
import type { TerminalRequest } from "./request.ts";
import { printTokens, type Terminal, type TokenMsp, type TokensPorts } from "./tokens.ts";

export { type Consent, createConsent } from "./consent.ts";
export {
  type Asking,
  askingSchema,
  type CopyRequest,
  type Progress,
  type Reply,
  type TerminalRequest,
  type TokenRequest,
} from "./request.ts";
export { findFormat } from "./findFormat.ts";
export { printTokens, type Terminal, type TokenMsp } from "./tokens.ts";

type TerminalMsp = CopyingMsp & TokenMsp & ListingMsp;

export interface TerminalPorts
  extends
    Omit<CopyByNamePorts<TerminalMsp>, "nowMs" | "findFormat">,
    Omit<TokensPorts<TerminalMsp>, "findFormat">,
    ListingPorts<TerminalMsp> {
  readonly formats: () => readonly CopyFormat[];
  readonly lock: () => Promise<void>;
  /** What only the shell can do: show a window, open a file. */
  readonly carryOut: (request: ShellRequest) => Promise<Outcome>;
}

/** What a terminal asks of the windows. */
export type ShellRequest = Extract<
  TerminalRequest,
  { readonly kind: "show" | "hidden" | "pick" | "open" }
>;

export type AnswerTerminal = (request: TerminalRequest, terminal: Terminal) => Promise<Outcome>;

export function createTerminal(ports: TerminalPorts): AnswerTerminal {
  const find = findFormat(ports.formats);
  const nowMs = () => ports.clock.nowMs();
  return async (request, terminal) => {
    switch (request.kind) {
      case "copy":
        return copyByName({ ...ports, nowMs, findFormat: find }, request, terminal.caller);
      case "token":
        return printTokens({ ...ports, findFormat: find }, request, terminal);
      case "list":
        return listTenants(ports, request, terminal);
      case "status":
        return describeStatus(ports, request.json, terminal.line);
      case "lock":
        await ports.lock();
        return success;
      case "show":
      case "hidden":
      case "pick":
      case "open":
        return ports.carryOut(request);
      default:
        return assertNever(request);
    }
  };
}
