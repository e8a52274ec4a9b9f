// Tells the operator what Tenantry is made of and where it keeps what, and copies diagnostics for a report of a fault.
import type {
  About,
  AppSnapshot,
  KeptPlace,
  Result,
  VaultBackend,
} from "../../contract/contract.ts";
import type { Handlers } from "../base/handlers.ts";
import type { Machine } from "../base/ports.ts";
import { ok } from "../base/result.ts";
import { backendsOf, diagnostics, type DiagnosticsPorts } from "./diagnostics.ts";

export interface AboutPorts extends Omit<DiagnosticsPorts, "app"> {
  readonly app: Pick<AppSnapshot["app"], "version" | "platform">;
  readonly machine: Machine;
  readonly clipboard: { putPlain(text: string): Promise<Result<null>>; check(): Promise<void> };
}

export interface AboutTenantry {
  readonly commands: Handlers<
    "readAbout" | "openLogFolder" | "openLicences" | "openPage" | "copyDiagnostics"
  >;
}

function secretPlace({ machine }: AboutPorts, backends: ReadonlySet<VaultBackend>): string {
  const places = [
    ...(backends.has("keychain") ? ["In the operating system’s keychain"] : []),
    ...(backends.has("memory") ? ["In memory, for this run only"] : []),
    ...(backends.has("safeStorage") || backends.has("passphrase") || backends.size === 0
      ? [machine.files.secrets]
      : []),
  ];
  return places.join("; ");
}

function placesOf(ports: AboutPorts): readonly KeptPlace[] {
  const { files } = ports.machine;
  const backends = new Set(backendsOf(ports).filter((backend) => backend !== null));
  return [
    { what: "Settings, MSPs and tenants", where: files.profile },
    { what: "Client secrets, encrypted", where: secretPlace(ports, backends) },
    { what: "History of copies", where: files.history },
    { what: "Log", where: files.logs },
    { what: "Tokens", where: "In memory only, and on the clipboard after a copy" },
  ];
}

export function createAbout(ports: AboutPorts): AboutTenantry {
  const { machine, clipboard } = ports;
  return {
    commands: {
      async readAbout() {
        const about: About = { runtime: machine.runtime, places: placesOf(ports) };
        return ok(about);
      },
      openLogFolder: () => machine.openLogs(),
      openLicences: () => machine.openLicences(),
      openPage: ({ page }) => machine.openPage(page),
      async copyDiagnostics() {
        const written = await clipboard.putPlain(diagnostics(ports, await machine.describe()));
        await clipboard.check();
        return written;
      },
    },
  };
}
