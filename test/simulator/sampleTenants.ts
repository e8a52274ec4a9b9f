// The MSP's tenants: twelve with names that are hard on a list, and as many more as a test wants.
import { createHash } from "node:crypto";

export interface Tenant {
  /** 32 lower-case hexadecimal digits, as the token endpoint's path wants them. */
  readonly workspaceId: string;
  readonly name: string;
}

const names = [
  "Northgate Clinics",
  "Abbot & Finch_Legal",
  "Sélène Distribution",
  "みなと物流株式会社",
  "Quarry Lane Foods",
  "Tidewater Harbour Authority",
  "bluefin analytics",
  "Köhler & Söhne Maschinenbau",
  "Elmhurst School District 12",
  "Vantage Retail Group International Holdings (Europe)",
  "Mistral Énergie",
  "Ironwood R&D_Lab",
] as const;

/** The same in every run and on every machine, so that two simulators can share a tenant. */
export const sampleWorkspaceId = (of: string): string =>
  createHash("sha256").update(`Tenantry sample ${of}`).digest("hex").slice(0, 32);

/** Workspace IDs as GreenLake's APIs show them, where the token endpoint has 32 digits. */
export const hyphenated = (workspaceId: string): string =>
  workspaceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

export const sampleTenants = (count: number): readonly Tenant[] =>
  Array.from({ length: count }, (_, index) => ({
    workspaceId: sampleWorkspaceId(`tenant ${index + 1}`),
    name: names[index] ?? `Sample tenant ${String(index + 1).padStart(4, "0")}`,
  }));
