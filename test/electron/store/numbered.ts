// Numbered contents of a profile’s files: each is a function of its number alone, so that two mixed ones are neither.
import { colours } from "../../../electron/contract/colours.ts";
import { workspaceIdSchema } from "../../../electron/core/base/issuer.ts";
import {
  emptyMsp,
  type StoredWorkspaces,
  workspacesInPieces,
} from "../../../electron/core/msps/stored.ts";
import { defaultSettings } from "../../../electron/core/settings/stored.ts";
import { newTenant } from "../../../electron/core/tenants/stored.ts";

/** So many that the file is written in pieces. */
const tenantCount = 1_100;

const workspaceIds = Array.from({ length: tenantCount }, (_, index) =>
  workspaceIdSchema.parse(index.toString(16).padStart(32, "0")),
);

/** An even number renames all tenants, an odd one pins and colours them. */
function workspacesOf(number: number): StoredWorkspaces {
  const name = Math.floor(number / 2);
  const pin = Math.ceil(number / 2);
  const tenants = workspaceIds.map((workspaceId, index) => ({
    ...newTenant({ workspaceId, name: `Tenant ${index} of ${name}` }),
    note: `${name} `.repeat(20),
    pinned: (pin + index) % 2 === 0,
    colour: colours[pin % colours.length] ?? null,
  }));
  return { version: 2, active: "msp", msps: [{ ...emptyMsp("msp"), listedAtMs: number, tenants }] };
}

export const contents = {
  settings: (number: number) => ({
    ...defaultSettings,
    tokenVariable: `TOKEN_${number}`,
    minimumLifeS: number % 841,
    concurrency: 1 + (number % 32),
  }),
  workspaces: workspacesOf,
  usage: (number: number) => ({
    version: 2 as const,
    msps: { msp: Object.fromEntries(workspaceIds.map((id) => [id, number])) },
  }),
  clipboard: (number: number) => ({
    version: 1 as const,
    marks: [{ salt: `${number}`, digest: `${number} `.repeat(16) }],
  }),
};

export type FileName = keyof typeof contents;
export const fileNames = ["settings", "workspaces", "usage", "clipboard"] as const;

/** Change `number` of this file, as it is written. */
export const serialized = (name: FileName, number: number): string =>
  name === "workspaces"
    ? [...(workspacesInPieces(contents.workspaces(number)) ?? [])].join("")
    : JSON.stringify(contents[name](number), undefined, "\t");

/** The line of copy `number` in the history. */
export const copyOf = (number: number): string =>
  JSON.stringify({ number, text: `${number} `.repeat(100) });

/** What restless.ts prints once it has opened the profile. */
export interface Opened {
  readonly numbers: Readonly<Record<FileName, number>>;
  readonly problems: readonly string[];
  /** Everything in the profile. */
  readonly names: readonly string[];
}
