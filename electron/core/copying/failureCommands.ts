// What an operator does with the failure of a copy: dismisses it, or copies it for a colleague or HPE’s support.
import type {
  AppError,
  CommandInput,
  OneTenant,
  Result,
  Tenant,
  WorkspaceId,
} from "../../contract/contract.ts";
import { describeFailure } from "../base/failureWords.ts";
import { toWorkspaceId } from "../base/issuer.ts";
import { nameOf } from "../base/names.ts";
import type { Changed } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";

interface FailurePorts {
  readonly clipboard: {
    putPlain(text: string): Promise<Result<null>>;
    check(): Promise<void>;
  };
  readonly tenants: () => readonly Tenant[];
  readonly changed: Changed;
  readonly failures: {
    readonly forget: (workspaceId: WorkspaceId | null) => void;
    readonly of: (workspaceId: WorkspaceId) => AppError | null;
  };
}

export interface FailureCommands {
  /** Drops the failure of the tenant’s last copy. */
  readonly dismissFailure: (input: CommandInput<"dismissFailure">) => Result<null>;
  /** Copies that failure as plain text, for a colleague or HPE’s support. */
  readonly copyFailure: (input: OneTenant) => Promise<Result<null>>;
}

export const createFailureCommands = ({
  clipboard,
  tenants,
  changed,
  failures,
}: FailurePorts): FailureCommands => ({
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
