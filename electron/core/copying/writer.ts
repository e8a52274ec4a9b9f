// The last step of a copy: puts the token, in its format, on the clipboard.
import type { CopyFormat, Result, Settings, Tenant, TokenTimes } from "../../contract/contract.ts";
import type { Issuer } from "../base/issuer.ts";
import { nameOf } from "../base/names.ts";
import type { Clock } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { instantOf, timesOf, type Token } from "../base/token.ts";
import type { ClipboardKeeper } from "./clipboard.ts";
import { chooseFormat } from "./formats.ts";
import type { CopyTurns } from "./turns.ts";

export interface WriterPorts {
  readonly clock: Clock;
  readonly clipboard: Pick<ClipboardKeeper, "put" | "clear">;
  readonly turns: CopyTurns;
  readonly issuer: () => Issuer | null;
  /** Central’s address for tenants without one of their own; empty for none. */
  readonly centralUrl: () => string;
  readonly tenants: () => readonly Tenant[];
  readonly isLocked: () => boolean;
  readonly settings: () => Pick<Settings, "templates" | "copyFormat" | "tokenVariable">;
}

interface Asked {
  readonly turn: number;
  /** True while the credentials that fetched the token are still in use. */
  readonly isInForce: () => boolean;
  readonly format: string | undefined;
}

export interface Written {
  readonly times: TokenTimes;
  readonly format: CopyFormat;
}

/** A tenant, or the MSP’s own workspace. */
type Workspace = Pick<Tenant, "workspaceId" | "name">;

export interface Writer {
  readonly write: (token: Token, tenant: Tenant, asked: Asked) => Promise<Result<Written>>;
  /** Finds what the format lacks before a token is requested. Error: `noCentralUrl`. */
  readonly check: (tenant: Tenant, asked: string | undefined) => Result<null>;
  readonly textOf: (token: Token, workspace: Workspace, formatId: string) => Result<string>;
  /** The tenant’s own address of Central, else the MSP’s; empty for none. */
  readonly centralUrlOf: (workspace: Pick<Workspace, "workspaceId">) => string;
}

export function createWriter(ports: WriterPorts): Writer {
  const { clock, clipboard, turns, issuer, isLocked, settings } = ports;
  const formatFor = (tenant: Tenant, asked: string | undefined) => {
    const { templates, copyFormat } = settings();
    return chooseFormat(templates, asked, tenant.copyFormat, copyFormat);
  };
  const centralUrlOf = ({ workspaceId }: Pick<Tenant, "workspaceId">) => {
    const own = ports.tenants().find((tenant) => tenant.workspaceId === workspaceId)?.centralUrl;
    return own === undefined || own === "" ? ports.centralUrl() : own;
  };
  const valuesOf = (token: Token, tenant: Workspace, expiresAtMs: number) => ({
    token: token.value,
    workspaceId: tenant.workspaceId,
    tenantName: nameOf(tenant),
    baseUrl: issuer()?.baseUrl ?? "",
    centralUrl: centralUrlOf(tenant),
    variable: settings().tokenVariable,
    expiresAt: new Date(expiresAtMs).toISOString(),
  });

  /** A slow copy never overwrites a later one: the operator would paste the wrong customer’s token. */
  async function write(
    token: Token,
    tenant: Tenant,
    { turn, isInForce, format: asked }: Asked,
  ): Promise<Result<Written>> {
    if (!turns.take(turn)) return fail({ kind: "superseded" });
    if (isLocked()) return fail({ kind: "locked" });
    const times = timesOf(token, instantOf(clock));
    const format = formatFor(tenant, asked);
    const text = format.write(valuesOf(token, tenant, times.expiresAtMs));
    if (!text.ok) return text;
    const written = await clipboard.put(text.value);
    // A lock that came in between clears the clipboard after this.
    if (isLocked()) return fail({ kind: "locked" });
    if (!isInForce()) {
      if (turns.take(turn)) await clipboard.clear();
      return fail({ kind: "cancelled" });
    }
    return written.ok ? ok({ times, format }) : written;
  }

  return {
    write,
    centralUrlOf,
    check: (tenant, asked) =>
      formatFor(tenant, asked).needsCentral && centralUrlOf(tenant) === ""
        ? fail({ kind: "noCentralUrl" })
        : ok(null),
    textOf(token, workspace, formatId) {
      const { expiresAtMs } = timesOf(token, instantOf(clock));
      const format = chooseFormat(settings().templates, formatId);
      return format.write(valuesOf(token, workspace, expiresAtMs));
    },
  };
}
