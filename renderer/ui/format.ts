// Formats durations, workspace IDs, tenants’ names and failures.
import type { Failure, Tenant } from "../../electron/contract/contract.ts";

const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** `1:47:09`, `12:31`, `0:42`. */
export function formatDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = twoDigits(seconds % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** For screen readers: `14 minutes`, `1 minute`, `42 seconds`. */
export function spokenDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 1) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}

const inThousands = new Intl.NumberFormat("en");

/** `10,000`. */
export const formatCount = (count: number): string => inThousands.format(count);

export const countTenants = (count: number): string =>
  count === 1 ? "1 tenant" : `${formatCount(count)} tenants`;

/** The two ends of a workspace ID: people compare those. Of an ID whose usual four last digits are another’s too, more. */
export const shortId = (workspaceId: string, end = workspaceId.slice(-4)): string =>
  `${workspaceId.slice(0, 8)}…${end}`;

export type NamedTenant = Pick<Tenant, "name" | "workspaceId" | "twin">;

/** The tenant’s name, or its short ID if it has none. Where names look the same, the end of the ID tells them apart. */
export function tenantName({ name, workspaceId, twin }: NamedTenant): string {
  if (name === "") return shortId(workspaceId, twin?.idEnd);
  return twin === undefined ? name : `${name} …${twin.idEnd}`;
}

/** With a full stop, unless a name such as “Contoso Ltd.” ends it with one. */
export const asSentence = (text: string): string => (text.endsWith(".") ? text : `${text}.`);

/** What happened and what to do about it, as one line. */
export const failureLine = ({ title, advice }: Pick<Failure, "title" | "advice">): string =>
  advice === "" ? title : `${title} ${advice}`;
