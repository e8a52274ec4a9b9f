// From a click to the clipboard: the token of one tenant, and what each row has to say about it.
import type {
  AppError,
  AppSnapshot,
  LastCopy,
  Result,
  Tenant,
  TenantToken,
  TokenTimes,
  WorkspaceId,
} from "../contract.ts";
import { describeFailure } from "./failureWords.ts";
import { toWorkspaceId } from "./issuer.ts";
import type { Clipboard, Clock } from "./ports.ts";
import { fail, ok } from "./result.ts";
import { instantOf, timesOf, type Token } from "./token.ts";
import type { HeldToken, TokenBroker } from "./tokenBroker.ts";

interface CopyingPorts {
  readonly clock: Clock;
  readonly clipboard: Clipboard;
  readonly broker: () => TokenBroker | null;
  readonly findTenant: (workspaceId: WorkspaceId) => Tenant | null;
  readonly changed: (...sections: readonly (keyof AppSnapshot)[]) => void;
}

type OneTenant = { readonly workspaceId: string };

export interface Copying {
  readonly copyToken: (input: OneTenant) => Promise<Result<TokenTimes>>;
  /** Drops the token and the failure, and cancels an exchange under way. */
  readonly forgetToken: (input: OneTenant) => Promise<Result<null>>;
  readonly tokens: () => AppSnapshot["tokens"];
  readonly lastCopy: () => LastCopy | null;
  /** For other credentials: no failure of the old ones is shown any more. */
  readonly reset: () => void;
}

/** How a tenant is called inside a sentence. */
const nameOf = ({ name, workspaceId }: Tenant): string =>
  name === "" ? `workspace ${workspaceId.slice(0, 4)}…${workspaceId.slice(-4)}` : name;

const noToken: TenantToken = {
  times: null,
  exchanging: false,
  waitingUntilMs: null,
  failure: null,
};

function tokensShown(
  held: readonly HeldToken[],
  failures: ReadonlyMap<WorkspaceId, AppError>,
  findTenant: CopyingPorts["findTenant"],
): AppSnapshot["tokens"] {
  const shown: Record<string, TenantToken> = {};
  for (const { workspaceId, ...token } of held) shown[workspaceId] = { ...token, failure: null };
  for (const [workspaceId, error] of failures) {
    const tenant = findTenant(workspaceId);
    if (tenant === null) continue;
    const failure = describeFailure(error, nameOf(tenant));
    shown[workspaceId] = { ...noToken, ...shown[workspaceId], failure };
  }
  return shown;
}

export function createCopying(ports: CopyingPorts): Copying {
  const { clock, clipboard, broker, findTenant, changed } = ports;
  const failures = new Map<WorkspaceId, AppError>();
  let lastCopy: LastCopy | null = null;
  let asked = 0;
  let written = 0;

  /** Copies asked for later are not overwritten by one that took longer: the wrong customer's token would be pasted. */
  async function write(token: Token, order: number): Promise<Result<Token>> {
    if (order < written) return fail({ kind: "superseded" });
    written = order;
    return (await clipboard.writeSecret(token.value))
      ? ok(token)
      : fail({ kind: "clipboardFailed" });
  }

  async function copy(tenant: Tenant): Promise<Result<TokenTimes>> {
    const { workspaceId } = tenant;
    asked += 1;
    const order = asked;
    failures.delete(workspaceId);
    changed("tokens");
    const token = (await broker()?.tokenFor(workspaceId)) ?? fail({ kind: "noCredentials" });
    const copied = token.ok ? await write(token.value, order) : token;
    if (!copied.ok) {
      if (copied.error.kind !== "cancelled") failures.set(workspaceId, copied.error);
      changed("tokens");
      return copied;
    }
    const times = timesOf(copied.value, instantOf(clock));
    const tenantName = nameOf(tenant);
    lastCopy = {
      workspaceId,
      tenantName,
      copiedAtMs: clock.nowMs(),
      expiresAtMs: times.expiresAtMs,
    };
    changed("lastCopy");
    return ok(times);
  }

  return {
    async copyToken({ workspaceId: text }) {
      const workspaceId = toWorkspaceId(text);
      const tenant = workspaceId === null ? null : findTenant(workspaceId);
      return tenant === null ? fail({ kind: "unknownTenant" }) : copy(tenant);
    },
    async forgetToken({ workspaceId: text }) {
      const workspaceId = toWorkspaceId(text);
      if (workspaceId === null) return fail({ kind: "unknownTenant" });
      failures.delete(workspaceId);
      broker()?.forget(workspaceId);
      changed("tokens");
      return ok(null);
    },
    tokens: () => tokensShown(broker()?.view() ?? [], failures, findTenant),
    lastCopy: () => lastCopy,
    reset() {
      failures.clear();
      lastCopy = null;
    },
  };
}
