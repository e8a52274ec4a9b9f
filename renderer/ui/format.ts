// How times and IDs are written.
const twoDigits = (value: number): string => String(value).padStart(2, "0");

/** `1:47:09`, `12:31`, `0:42`. */
export function formatDuration(seconds: number): string {
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const rest = twoDigits(seconds % 60);
  return hours > 0 ? `${hours}:${twoDigits(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** For the ear: `14 minutes`, `1 minute`, `42 seconds`. */
export function spokenDuration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes >= 1) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}

/** The two ends of a workspace ID, which is what people compare. */
export const shortId = (workspaceId: string): string =>
  `${workspaceId.slice(0, 8)}…${workspaceId.slice(-4)}`;

/** What a tenant is called where it has no name. */
export const tenantName = (tenant: { readonly name: string; readonly workspaceId: string }) =>
  tenant.name === "" ? shortId(tenant.workspaceId) : tenant.name;
