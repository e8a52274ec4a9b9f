// From a click to the clipboard: the token of one tenant, and what each row has to say about it.
import type {
  AppError,
  AppSnapshot,
  Failure,
  LastCopy,
  OneTenant,
  Result,
  Tenant,
  TenantToken,
  TokenTimes,
  WorkspaceId,
} from "../../contract/contract.ts";
import type { ClipboardKeeper } from "./clipboard.ts";
import { chooseFormat } from "./formats.ts";
import { describeFailure } from "../base/failureWords.ts";
import { type Issuer, toWorkspaceId } from "../base/issuer.ts";
import type { Clock, Store } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import type { StoredSettings, UsageRanks } from "../storedState.ts";
import { instantOf, timesOf, type Token } from "../base/token.ts";
import type { HeldToken, TokenBroker } from "../tokens/tokens.ts";
import { nameOf } from "../tenants/names.ts";
import { countCopy } from "../tenants/usage.ts";

interface CopyingPorts {
  readonly clock: Clock;
  readonly clipboard: ClipboardKeeper;
  readonly turns: CopyTurns;
  readonly broker: () => TokenBroker | null;
  readonly issuer: () => Issuer | null;
  readonly isLocked: () => boolean;
  readonly settings: Store<StoredSettings>;
  readonly usage: Store<UsageRanks>;
  readonly findTenant: (workspaceId: WorkspaceId) => Tenant | null;
  /** Told of every copy that is on the clipboard. */
  readonly copied: (copy: Omit<LastCopy, "mspId">) => void;
  /** Called when one begins; what it gives is told that it failed, but for what the operator has done himself meanwhile. */
  readonly follow: () => (tenant: Tenant, failure: Failure) => void;
  readonly changed: (...sections: readonly (keyof AppSnapshot)[]) => void;
}

export interface Copying {
  /** Errors that are the operator's own doing, and kept nowhere: `cancelled`, `locked`, `superseded`. */
  readonly copyToken: (
    input: OneTenant & { readonly format?: string },
  ) => Promise<Result<TokenTimes>>;
  /** Drops the token and the failure, and cancels an exchange under way. */
  readonly forgetToken: (input: OneTenant) => Promise<Result<null>>;
  readonly tokens: () => AppSnapshot["tokens"];
  /** For other credentials: no failure of the old ones is shown any more. */
  readonly reset: () => void;
}

/** What the operator has done himself meanwhile is no failure. */
const ownDoing: ReadonlySet<AppError["kind"]> = new Set(["cancelled", "locked", "superseded"]);

/** Whether there is something to be shown of it. */
export const isFailure = <T>(result: Result<T>): boolean =>
  !result.ok && !ownDoing.has(result.error.kind);

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

/** There is one clipboard for all MSPs: which copy was asked for last counts across them. */
export interface CopyTurns {
  readonly ask: () => number;
  /** False where a later one has been written already. */
  readonly take: (turn: number) => boolean;
}

export function createCopyTurns(): CopyTurns {
  let asked = 0;
  let written = 0;
  return {
    ask: () => (asked += 1),
    take(turn) {
      if (turn < written) return false;
      written = turn;
      return true;
    },
  };
}

interface Asked {
  readonly turn: number;
  /** Whether the credentials that the token was had with still are. */
  readonly isInForce: () => boolean;
  readonly format: string | undefined;
}

/** The last step: the token, in its format, on the clipboard. */
function createWriter({ clock, clipboard, turns, issuer, isLocked, settings }: CopyingPorts) {
  const inFormat = (token: Token, tenant: Tenant, expiresAtMs: number, format?: string) => {
    const { templates, copyFormat } = settings.read();
    return chooseFormat(templates, format, tenant.copyFormat, copyFormat).write({
      token: token.value,
      workspaceId: tenant.workspaceId,
      tenantName: nameOf(tenant),
      baseUrl: issuer()?.baseUrl ?? "",
      expiresAt: new Date(expiresAtMs).toISOString(),
    });
  };

  /** Copies asked for later are not overwritten by one that took longer: the wrong customer's token would be pasted. */
  async function write(
    token: Token,
    tenant: Tenant,
    { turn, isInForce, format }: Asked,
  ): Promise<Result<TokenTimes>> {
    if (!turns.take(turn)) return fail({ kind: "superseded" });
    if (isLocked()) return fail({ kind: "locked" });
    const times = timesOf(token, instantOf(clock));
    const text = inFormat(token, tenant, times.expiresAtMs, format);
    if (!text.ok) return text;
    const isThere = await clipboard.put(text.value);
    // The lock that came meanwhile clears the clipboard after this.
    if (isLocked()) return fail({ kind: "locked" });
    if (!isInForce()) {
      if (turns.take(turn)) await clipboard.clear();
      return fail({ kind: "cancelled" });
    }
    return isThere ? ok(times) : fail({ kind: "clipboardFailed" });
  }

  return write;
}

export function createCopying(ports: CopyingPorts): Copying {
  const { clock, broker, turns, findTenant, usage, changed } = ports;
  const failures = new Map<WorkspaceId, AppError>();
  const write = createWriter(ports);

  function noteCopy(tenant: Tenant, { expiresAtMs }: TokenTimes): void {
    const { workspaceId, colour } = tenant;
    const copiedAtMs = clock.nowMs();
    // Which tenants come first is worth no failed copy.
    usage.write(countCopy(usage.read(), workspaceId, copiedAtMs));
    changed("usage");
    ports.copied({ workspaceId, tenantName: nameOf(tenant), colour, copiedAtMs, expiresAtMs });
  }

  async function copy(tenant: Tenant, format?: string): Promise<Result<TokenTimes>> {
    const { workspaceId } = tenant;
    const turn = turns.ask();
    const failed = ports.follow();
    failures.delete(workspaceId);
    changed("tokens");
    const asked = broker();
    const isInForce = () => broker() === asked;
    const token = (await asked?.tokenFor(workspaceId)) ?? fail({ kind: "noCredentials" });
    const copied = token.ok ? await write(token.value, tenant, { turn, isInForce, format }) : token;
    if (copied.ok) {
      noteCopy(tenant, copied.value);
      return copied;
    }
    if (isFailure(copied)) {
      failures.set(workspaceId, copied.error);
      failed(tenant, describeFailure(copied.error, nameOf(tenant)));
    }
    changed("tokens");
    return copied;
  }

  return {
    async copyToken({ workspaceId: text, format }) {
      if (ports.isLocked()) return fail({ kind: "locked" });
      const workspaceId = toWorkspaceId(text);
      const tenant = workspaceId === null ? null : findTenant(workspaceId);
      return tenant === null ? fail({ kind: "unknownTenant" }) : copy(tenant, format);
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
    reset: () => failures.clear(),
  };
}
