// The MSP’s sample tenants: twelve with awkward names, and as many more as a test asks for.
import { createHash } from "node:crypto";

export interface Tenant {
  /** 32 lower-case hexadecimal digits, as the token endpoint’s path wants them. */
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

/** Identical in every run and on every machine, so that two simulators can share a tenant. */
export const sampleWorkspaceId = (of: string): string =>
  createHash("sha256").update(`Tenantry sample ${of}`).digest("hex").slice(0, 32);

/** The form of a workspace ID in GreenLake’s APIs; its token endpoint uses 32 digits without hyphens. */
export const hyphenated = (workspaceId: string): string =>
  workspaceId.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");

export const sampleTenants = (count: number): readonly Tenant[] =>
  Array.from({ length: count }, (_, index) => ({
    workspaceId: sampleWorkspaceId(`tenant ${index + 1}`),
    name: names[index] ?? `Sample tenant ${String(index + 1).padStart(4, "0")}`,
  }));
