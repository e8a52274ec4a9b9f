// Tells a team file by its text, whatever its name is and wherever it comes from.

/** True for an object with the mark of a team file, even if it is not whole. */
export const isTeamText = (text: string): boolean =>
  /^\s*\{/.test(text) && /"tenantry"\s*:/.test(text);
