// The diagnostics that an operator attaches to a report of a fault. They are made of numbers and of words of our own alone: what an
// operator or a server has written never goes in.
import type { AppSnapshot, Settings, Tenant, VaultBackend } from "../../contract/contract.ts";
import type { Clock, CredentialVault, Machine } from "../base/ports.ts";

/** What is counted of the MSPs. */
interface CountedMsps {
  readonly msps: readonly {
    readonly profile: { readonly id: string } | null;
    readonly tenants: readonly Pick<Tenant, "pinned" | "hidden">[];
  }[];
}

export interface DiagnosticsPorts {
  readonly app: Pick<AppSnapshot["app"], "version" | "platform">;
  readonly machine: Pick<Machine, "runtime">;
  readonly clock: Pick<Clock, "nowMs">;
  readonly vault: Pick<CredentialVault, "describe">;
  readonly workspaces: { readonly read: () => CountedMsps };
  readonly settings: { readonly read: () => Settings };
  readonly defaults: Settings;
  readonly passphrase: { readonly isSet: () => boolean };
}

/** Where each MSP’s secret is kept; null for a missing one. */
export const backendsOf = ({
  vault,
  workspaces,
}: Pick<DiagnosticsPorts, "vault" | "workspaces">): readonly (VaultBackend | null)[] =>
  workspaces
    .read()
    .msps.map(({ profile }) =>
      profile === null ? null : (vault.describe(profile.id)?.backend ?? null),
    );

function counted(names: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => `${count} ${name}`).join(", ") || "none";
}

const count = <T>(all: readonly T[], matches: (one: T) => boolean): number =>
  all.filter(matches).length;

function countsOf(ports: DiagnosticsPorts): readonly string[] {
  const { msps } = ports.workspaces.read();
  const tenants = msps.flatMap((msp) => msp.tenants);
  const pinned = count(tenants, (tenant) => tenant.pinned);
  const hidden = count(tenants, (tenant) => tenant.hidden);
  return [
    `MSPs: ${msps.length}`,
    `Client secrets: ${counted(backendsOf(ports).map((backend) => backend ?? "missing"))}`,
    `Passphrase: ${ports.passphrase.isSet() ? "set" : "not set"}`,
    `Tenants: ${tenants.length}, ${pinned} pinned, ${hidden} hidden`,
  ];
}

/** Settings that are numbers, switches or one of our own words. */
const plain = [
  "minimumLifeS",
  "concurrency",
  "theme",
  "clearClipboardS",
  "notifications",
  "expiryWarnings",
  "keepPinnedReady",
  "commandLineTokens",
  "lockAfterMinutes",
  "touchId",
  "startAtLogin",
  "history",
] as const satisfies readonly (keyof Settings)[];

/** Of what the operator writes, only whether it differs from the default. */
const written = ["contact", "tokenVariable", "copyFormat", "shortcut"] as const;

function settingsOf(settings: Settings, defaults: Settings): readonly string[] {
  return [
    ...plain.map((name) => `${name}: ${String(settings[name])}`),
    ...written.map(
      (name) => `${name}: ${settings[name] === defaults[name] ? "default" : "changed"}`,
    ),
    `templates: ${settings.templates.length}`,
  ];
}

/** `system` are lines about the computer. */
export function diagnostics(ports: DiagnosticsPorts, system: readonly string[]): string {
  const { app, machine, clock, settings, defaults } = ports;
  const { electron, chromium, node } = machine.runtime;
  return [
    "Tenantry diagnostics",
    `Version: ${app.version} (${app.platform})`,
    `Time: ${new Date(clock.nowMs()).toISOString()}`,
    `Runtime: Electron ${electron}, Chromium ${chromium}, Node.js ${node}`,
    ...system,
    ...countsOf(ports),
    "Settings:",
    ...settingsOf(settings.read(), defaults).map((line) => `    ${line}`),
    "",
  ].join("\n");
}
