// Which of the files that are dropped on a window is a team's: by its name, or by the first word in it.

/** Bytes; main reads no larger one. */
export const largestTeamFile = 5 * 1024 * 1024;

export const isTeamFile = (name: string, text: string): boolean =>
  /\.tenantry\.json$/i.test(name) || (/\.json$/i.test(name) && /"tenantry"\s*:/.test(text));
