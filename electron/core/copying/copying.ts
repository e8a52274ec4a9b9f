// From a click to the clipboard: one tenant’s token, and what its row shows about it.
import type {
  AppError,
  AppSnapshot,
  CommandInput,
  LastCopy,
  MspFault,
  OneTenant,
  Result,
  Settings,
  Tenant,
  TenantToken,
  WorkspaceId,
} from "../../contract/contract.ts";
import { describeFailure } from "../base/failureWords.ts";
import { toWorkspaceId } from "../base/issuer.ts";
import { fullName, nameOf, shortName } from "../base/names.ts";
import type { Changed } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import type { CopiedBy, RecordCopies } from "../history/stored.ts";
import type { TokenBroker } from "../tokens/tokens.ts";
import type { ClipboardKeeper } from "./clipboard.ts";
import { createMspTokenCopy } from "./copyMspToken.ts";
import { type CopyFailures, createCopyFailures, noToken } from "./failures.ts";
import { rawFormat } from "./formats.ts";
import type { Notifications } from "./notifications.ts";
import { createWriter, type Writer, type WriterPorts, type Written } from "./writer.ts";

export { type ClipboardKeeper, createClipboardKeeper } from "./clipboard.ts";
export { builtInFormat, checkTemplates, copyFormats, rawFormat } from "./formats.ts";
export { parseTokenVariable, usualTokenVariable } from "./tokenVariable.ts";
export { createLastCopy, type LastCopyKeeper } from "./lastCopy.ts";
export { createNotifications, type Notifications } from "./notifications.ts";
export { type CopyTurns, createCopyTurns } from "./turns.ts";
export {
  createTemplatesSchema,
  describeDifference,
  templateKindSchema,
} from "./storedTemplates.ts";

export interface CopyingPorts extends WriterPorts {
  readonly clipboard: Pick<ClipboardKeeper, "put" | "putPlain" | "check" | "clear">;
  /** Null while there are no credentials. */
  readonly broker: () => Pick<
    TokenBroker,
    "tokenFor" | "forget" | "view" | "mspToken" | "mspTokenView"
  > | null;
  readonly settings: () => ReturnType<WriterPorts["settings"]> & Pick<Settings, "minimumLifeS">;
  readonly mspId: string;
  readonly mspName: () => string;
  /** Counts the copy for the order of tenants; may fail without failing the copy. */
  readonly countCopy: (workspaceId: WorkspaceId, copiedAtMs: number) => void;
  /** Called for every copy that is on the clipboard. */
  readonly copied: (copy: LastCopy, by: CopiedBy) => void;
  readonly record: RecordCopies;
  /** Called before an earlier copy is taken off the clipboard. */
  readonly forgetLastCopy: () => void;
  readonly notifications: Pick<Notifications, "follow">;
  readonly changed: Changed;
}

export interface Copying {
  /** Drops the failure of the tenant’s last copy. */
  readonly dismissFailure: (input: CommandInput<"dismissFailure">) => Result<null>;
  /** Copies that failure as plain text, for a colleague or HPE’s support. */
  readonly copyFailure: (input: OneTenant) => Promise<Result<null>>;
  /** `cancelled`, `locked` and `superseded` are the operator’s own doing, so no row keeps them. */
  readonly copyToken: (input: CommandInput<"copyToken">, by: CopiedBy) => Promise<Result<LastCopy>>;
  /** The MSP’s own token. */
  readonly copyMspToken: (
    input: CommandInput<"copyMspToken">,
    by: CopiedBy,
  ) => Promise<Result<LastCopy>>;
  /** Drops the token and the failure, and cancels a running exchange. */
  readonly forgetToken: (input: OneTenant) => Result<null>;
  /** A token in a format, for a terminal. Errors: those of the format. */
  readonly textOf: Writer["textOf"];
  readonly centralUrlOf: Writer["centralUrlOf"];
  readonly tokens: () => AppSnapshot["tokens"];
  readonly mspToken: () => TenantToken;
  readonly fault: () => MspFault | null;
  /** For a batch, which reports what became of each tenant. */
  readonly failures: Pick<CopyFailures, "begin" | "failedInBatch" | "succeeded">;
  /** Forgets every failure, for new credentials. */
  readonly reset: () => void;
}

const ownDoing: ReadonlySet<AppError["kind"]> = new Set(["cancelled", "locked", "superseded"]);

/** True if the operator should see that the copy failed. */
export const isFailure = <T>(result: Result<T>): boolean =>
  !result.ok && !ownDoing.has(result.error.kind);

/** What follows a copy: it is counted, told by name and recorded. */
const createNote =
  ({ clock, mspId, mspName, tenants, countCopy, changed, copied, record }: CopyingPorts) =>
  (tenant: Tenant, { times, format }: Written, by: CopiedBy): LastCopy => {
    const { workspaceId, colour } = tenant;
    const copy: LastCopy = {
      mspId,
      workspaceId,
      tenantName: fullName(tenant, tenants()),
      shortName: shortName(tenant, tenants()),
      format: format.id === rawFormat ? null : format.name,
      colour,
      copiedAtMs: clock.nowMs(),
      expiresAtMs: times.expiresAtMs,
    };
    countCopy(workspaceId, copy.copiedAtMs);
    changed("usage");
    copied(copy, by);
    const { tenantName, copiedAtMs: atMs } = copy;
    const msp = mspName();
    record(by, [{ mspId, msp, workspaceId, tenant: tenantName, format: copy.format, atMs }]);
    return copy;
  };

const createFailureCommands = (
  { clipboard, tenants, changed }: CopyingPorts,
  failures: CopyFailures,
): Pick<Copying, "dismissFailure" | "copyFailure"> => ({
  dismissFailure({ workspaceId: text }) {
    const workspaceId = text === null ? null : toWorkspaceId(text);
    if (workspaceId === null && text !== null) return fail({ kind: "unknownTenant" });
    failures.forget(workspaceId);
    changed("tokens");
    return ok(null);
  },
  async copyFailure({ workspaceId: text }) {
    const workspaceId = toWorkspaceId(text);
    const error = workspaceId === null ? null : failures.of(workspaceId);
    const tenant = tenants().find((each) => each.workspaceId === workspaceId);
    if (error === null || tenant === undefined) return fail({ kind: "unknownTenant" });
    const { title, advice, details } = describeFailure(error, nameOf(tenant));
    const written = await clipboard.putPlain([title, advice, ...details].join("\n"));
    // Our earlier token has left the clipboard.
    await clipboard.check();
    return written;
  },
});

const readingOf = ({ textOf, centralUrlOf }: Writer): Pick<Copying, "textOf" | "centralUrlOf"> => ({
  textOf,
  centralUrlOf,
});

export function createCopying(ports: CopyingPorts): Copying {
  const { broker, turns, mspId, tenants, changed } = ports;
  const failures = createCopyFailures(tenants, changed);
  const failureCommands = createFailureCommands(ports, failures);
  const writer = createWriter(ports);
  const note = createNote(ports);

  /** An operator who pastes after a failed copy must not paste an earlier tenant’s token. The failure does not wait for this. */
  function takeOffEarlier(turn: number): void {
    if (!turns.take(turn)) return;
    ports.forgetLastCopy();
    void ports.clipboard.clear();
  }

  async function copy(tenant: Tenant, by: CopiedBy, format?: string): Promise<Result<LastCopy>> {
    const { workspaceId } = tenant;
    const turn = turns.ask();
    const failed = ports.notifications.follow(by);
    failures.begin(workspaceId);
    changed("tokens");
    const asked = broker();
    const isInForce = () => broker() === asked;
    const checked = writer.check(tenant, format);
    const token = checked.ok
      ? ((await asked?.tokenFor(workspaceId)) ?? fail({ kind: "noCredentials" }))
      : checked;
    const copied = token.ok
      ? await writer.write(token.value, tenant, { turn, isInForce, format })
      : token;
    if (copied.ok) {
      failures.succeeded();
      return ok(note(tenant, copied.value, by));
    }
    if (isFailure(copied)) {
      failures.failed({ workspaceId, format, error: copied.error });
      takeOffEarlier(turn);
      failed({ ...tenant, mspId, name: shortName(tenant, tenants()) }, copied.error);
    }
    changed("tokens");
    return copied;
  }

  return {
    ...failureCommands,
    async copyToken({ workspaceId: text, format }, by) {
      if (ports.isLocked()) return fail({ kind: "locked" });
      const workspaceId = toWorkspaceId(text);
      const tenant = tenants().find((each) => each.workspaceId === workspaceId);
      return tenant === undefined ? fail({ kind: "unknownTenant" }) : copy(tenant, by, format);
    },
    forgetToken({ workspaceId: text }) {
      const workspaceId = toWorkspaceId(text);
      if (workspaceId !== null) broker()?.forget(workspaceId);
      return failureCommands.dismissFailure({ workspaceId: text });
    },
    ...readingOf(writer),
    copyMspToken: createMspTokenCopy({ ...ports, ...writer, failures, takeOffEarlier, isFailure }),
    mspToken: () => ({ ...(broker()?.mspTokenView() ?? noToken), failure: null }),
    tokens: () => failures.tokensShown(broker()?.view() ?? []),
    fault: failures.fault,
    failures,
    reset: failures.reset,
  };
}
