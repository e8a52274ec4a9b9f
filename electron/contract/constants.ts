// Numbers and addresses on which main and the windows must agree.

/** The address that an empty base URL stands for. */
export const publicBaseUrl = "https://global.api.greenlake.hpe.com";
/** Bytes; a larger file is refused unread. */
export const largestTeamFile = 5 * 1024 * 1024;
/** Characters; a longer text from a paste or a dropped file is refused unread. */
export const longestPaste = 5 * 1024 * 1024;
/** After this long, a copy counts half in a tenant’s usage rank. */
export const usageHalfLifeMs = 3 * 24 * 60 * 60 * 1000;
