// Copies the MSP’s own token, which is good for the whole MSP.
import type {
  AppError,
  CommandInput,
  CopyFormat,
  LastCopy,
  Result,
  Settings,
  Tenant,
  TokenTimes,
  WorkspaceId,
} from "../../contract/contract.ts";
import type { Issuer } from "../base/issuer.ts";
import { wholeMsp } from "../base/names.ts";
import type { Clock } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import type { Token } from "../base/token.ts";
import type { CopiedBy, CopiedToken, RecordCopies } from "../history/stored.ts";
import { newTenant } from "../tenants/stored.ts";
import { rawFormat } from "./formats.ts";
import type { Notifications } from "./notifications.ts";
import type { CopyTurns } from "./turns.ts";

interface MspTokenCopyPorts {
  readonly clock: Clock;
  readonly mspId: string;
  readonly mspName: () => string;
  readonly issuer: () => Issuer | null;
  readonly broker: () => {
    mspToken(options: { readonly minimumLifeMs: number }): Promise<Result<Token>>;
  } | null;
  readonly settings: () => Pick<Settings, "minimumLifeS">;
  readonly isLocked: () => boolean;
  readonly turns: CopyTurns;
  readonly failures: {
    readonly failedInBatch: (workspaceId: WorkspaceId, error: AppError) => void;
    readonly succeeded: () => void;
  };
  readonly notifications: Pick<Notifications, "follow">;
  /** Finds what the format lacks before a token is requested. */
  readonly check: (tenant: Tenant, format: string | undefined) => Result<null>;
  /** Puts the token on the clipboard in its format. */
  readonly write: (
    token: Token,
    tenant: Tenant,
    asked: {
      readonly turn: number;
      readonly isInForce: () => boolean;
      readonly format: string | undefined;
    },
  ) => Promise<Result<{ readonly times: TokenTimes; readonly format: CopyFormat }>>;
  readonly takeOffEarlier: (turn: number) => void;
  readonly isFailure: <T>(result: Result<T>) => boolean;
  readonly copied: (copy: LastCopy, by: CopiedBy) => void;
  readonly record: RecordCopies;
}

const recorded = (
  { tenantName: tenant, format, copiedAtMs: atMs }: LastCopy,
  workspaceId: WorkspaceId,
  { mspId, msp }: Pick<CopiedToken, "mspId" | "msp">,
): CopiedToken => ({ mspId, msp, workspaceId, tenant, format, atMs });

export const createMspTokenCopy = (ports: MspTokenCopyPorts) => {
  const { clock, mspId, failures, turns, broker, notifications } = ports;

  async function copy(
    issuer: Issuer,
    format: string | undefined,
    by: CopiedBy,
  ): Promise<Result<LastCopy>> {
    const turn = turns.ask();
    const tell = notifications.follow(by);
    const asked = broker();
    const isInForce = () => broker() === asked;
    const minimumLifeMs = ports.settings().minimumLifeS * 1000;
    // The formats’ words for a tenant stand for the MSP’s workspace here.
    const { workspaceId } = issuer;
    const msp = newTenant({ workspaceId, name: ports.mspName() });
    const checked = ports.check(msp, format);
    const token = checked.ok
      ? ((await asked?.mspToken({ minimumLifeMs })) ?? fail({ kind: "noCredentials" }))
      : checked;
    const written = token.ok
      ? await ports.write(token.value, msp, { turn, isInForce, format })
      : token;
    if (written.ok) {
      failures.succeeded();
      const { times, format: used } = written.value;
      const copied: LastCopy = {
        mspId,
        workspaceId,
        tenantName: wholeMsp,
        shortName: wholeMsp,
        format: used.id === rawFormat ? null : used.name,
        colour: null,
        copiedAtMs: clock.nowMs(),
        expiresAtMs: times.expiresAtMs,
      };
      ports.copied(copied, by);
      ports.record(by, [recorded(copied, workspaceId, { mspId, msp: msp.name })]);
      return ok(copied);
    }
    if (ports.isFailure(written)) failed(msp, turn, written.error, tell);
    return written;
  }

  function failed(
    msp: Tenant,
    turn: number,
    error: AppError,
    tell: ReturnType<Notifications["follow"]>,
  ): void {
    failures.failedInBatch(msp.workspaceId, error);
    ports.takeOffEarlier(turn);
    tell({ ...msp, mspId, name: wholeMsp }, error);
  }

  return async (
    { format }: CommandInput<"copyMspToken">,
    by: CopiedBy,
  ): Promise<Result<LastCopy>> => {
    const issuer = ports.issuer();
    if (ports.isLocked()) return fail({ kind: "locked" });
    return issuer === null ? fail({ kind: "noCredentials" }) : copy(issuer, format, by);
  };
};
