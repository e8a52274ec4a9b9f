// Copies the tokens of several tenants as one text, of exactly those tenants that the call names.
import type {
  BatchForm,
  CopiedTokens,
  LastCopy,
  Result,
  Settings,
  Tenant,
  TenantOfMsp,
} from "../../contract/contract.ts";
import type { Handlers } from "../base/handlers.ts";
import { fullName } from "../base/names.ts";
import type { Issuer } from "../base/issuer.ts";
import type { Clock } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { instantOf, timesOf, type Token } from "../base/token.ts";
import type { ClipboardKeeper, CopyTurns } from "../copying/copying.ts";
import { copiedBy, type CopiedBy, type CopiedToken, type RecordCopies } from "../history/stored.ts";
import { formNames, type NamedToken, writeBatch } from "./batchForms.ts";

/** What a copy needs of an MSP. */
interface CopiedMsp {
  readonly id: string;
  readonly tenants: () => readonly Tenant[];
  readonly summary: () => { readonly name: string };
  readonly connection: { readonly issuer: () => Issuer | null; readonly broker: () => unknown };
}

interface Settled {
  readonly msp: CopiedMsp;
  readonly tenant: Tenant;
  readonly token: Result<Token>;
}

interface CopyTokensPorts {
  readonly clock: Clock;
  readonly clipboard: Pick<ClipboardKeeper, "put" | "clear">;
  readonly turns: CopyTurns;
  readonly isLocked: () => boolean;
  readonly settings: () => Pick<Settings, "tokenVariable">;
  readonly batch: {
    readonly get: (tenants: readonly TenantOfMsp[]) => Promise<Result<readonly Settled[]>>;
  };
  /** Called once the copy is on the clipboard. */
  readonly copied: (copy: LastCopy, by: CopiedBy) => void;
  readonly record: RecordCopies;
  /** Called before an earlier copy is taken off the clipboard. */
  readonly forgetLastCopy: () => void;
}

interface NamedOfMsp extends NamedToken {
  readonly mspId: string;
}

const named = ({ msp, tenant, token }: Settled, clock: Clock): readonly NamedOfMsp[] => {
  if (!token.ok) return [];
  const { issuedAtMs, expiresAtMs } = timesOf(token.value, instantOf(clock));
  return [
    {
      mspId: msp.id,
      tenant: fullName(tenant, msp.tenants()),
      msp: msp.summary().name,
      token: token.value,
      issuedAtMs,
      expiresAtMs,
      baseUrl: msp.connection.issuer()?.baseUrl ?? "",
    },
  ];
};

/** For the history. */
const copiedIn =
  (form: BatchForm, atMs: number) =>
  ({ mspId, msp, tenant, token: { workspaceId } }: NamedOfMsp): CopiedToken => ({
    mspId,
    msp,
    workspaceId,
    tenant,
    format: formNames[form],
    atMs,
  });

const onlyIdOf = ([only, ...others]: readonly CopiedMsp[]): string | null =>
  others.length === 0 ? (only?.id ?? null) : null;

const countTokens = (count: number): string => (count === 1 ? "1 tenant" : `${count} tenants`);

const textOf = (
  { clock, settings }: Pick<CopyTokensPorts, "clock" | "settings">,
  form: BatchForm,
  all: readonly NamedToken[],
): string => writeBatch(form, all, clock.nowMs(), settings().tokenVariable);

/** What several tokens are called wherever their copy is told. */
const namesOf = (count: number, form: BatchForm) => ({
  tenantName: countTokens(count),
  shortName: countTokens(count),
  format: formNames[form],
  colour: null,
});

export function copyTokensCommand(ports: CopyTokensPorts): Handlers<"copyTokens"> {
  const { clock, clipboard, turns, isLocked, batch } = ports;

  /** An operator who pastes after a failed copy must not paste an earlier tenant’s token. */
  const takeOffEarlier = (turn: number) => {
    if (!turns.take(turn)) return;
    ports.forgetLastCopy();
    void clipboard.clear();
  };

  async function write(
    text: string,
    turn: number,
    isInForce: () => boolean,
  ): Promise<Result<null>> {
    if (!turns.take(turn)) return fail({ kind: "superseded" });
    const put = await clipboard.put(text);
    // A lock that came in between clears the clipboard after this.
    if (isLocked()) return fail({ kind: "locked" });
    if (!isInForce()) {
      if (turns.take(turn)) await clipboard.clear();
      return fail({ kind: "cancelled" });
    }
    return put;
  }

  return {
    async copyTokens({ tenants, form }): Promise<Result<CopiedTokens>> {
      const turn = turns.ask();
      const got = await batch.get(tenants);
      if (!got.ok) return got;
      if (isLocked()) return fail({ kind: "locked" });
      const lacking = got.value.flatMap(({ token }) => (token.ok ? [] : [token.error]));
      if (lacking.some(({ kind }) => kind === "cancelled")) return fail({ kind: "cancelled" });
      const all = got.value.flatMap((settled) => named(settled, clock));
      const [error] = lacking;
      if (all.length === 0) {
        takeOffEarlier(turn);
        return fail(error ?? { kind: "unknownTenant" });
      }
      const msps = new Set(got.value.map(({ msp }) => msp));
      const brokers = new Map(Array.from(msps, (msp) => [msp, msp.connection.broker()]));
      const isInForce = () =>
        [...brokers].every(([msp, broker]) => msp.connection.broker() === broker);
      const written = await write(textOf(ports, form, all), turn, isInForce);
      if (!written.ok) {
        if (written.error.kind === "clipboardFailed") takeOffEarlier(turn);
        return written;
      }
      const firstExpiresAtMs = Math.min(...all.map(({ expiresAtMs }) => expiresAtMs));
      const ids = { mspId: onlyIdOf([...msps]), workspaceId: null };
      const times = { copiedAtMs: clock.nowMs(), expiresAtMs: firstExpiresAtMs };
      ports.copied({ ...ids, ...times, ...namesOf(all.length, form) }, copiedBy("batch"));
      ports.record(copiedBy("batch"), all.map(copiedIn(form, clock.nowMs())));
      return ok({ copied: all.length, failed: lacking.length, firstExpiresAtMs });
    },
  };
}
