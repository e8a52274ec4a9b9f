// Tells a dropped team file from other files, by its name or its first key.

export const isTeamFile = (name: string, text: string): boolean =>
  /\.tenantry\.json$/i.test(name) || (/\.json$/i.test(name) && /"tenantry"\s*:/.test(text));
