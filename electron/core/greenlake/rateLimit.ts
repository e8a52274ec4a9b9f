// How long a server’s rate limit (429) asks us to wait, from the headers of its answer.

const longestWaitS = 60;
/** A reset beyond this many seconds is a moment, not a duration. */
const longestDurationS = 24 * 60 * 60;

/** Seconds until a duration in seconds has passed or a date has come; NaN for anything else. */
const secondsUntil = (stated: string, nowMs: number): number =>
  /^\d+(?:\.\d+)?$/.test(stated) ? Number(stated) : (Date.parse(stated) - nowMs) / 1000;

/** Services send `X-RateLimit-Reset` as a duration, as epoch seconds (ten digits), as epoch milliseconds or as a date. */
function secondsUntilReset(stated: string, nowMs: number): number {
  const value = secondsUntil(stated, nowMs);
  if (!/^\d+(?:\.\d+)?$/.test(stated) || value <= longestDurationS) return value;
  return (value < 1e11 ? value * 1000 - nowMs : value - nowMs) / 1000;
}

/** Seconds until the rate limit ends, 1 to 60: `Retry-After` (RFC 9110 section 10.2.3), else a reset header; 5 without either. */
export function retryAfterS(headers: Headers, nowMs: number): number {
  const stated = (name: string) => headers.get(name) ?? "";
  const waits = [
    secondsUntil(stated("retry-after"), nowMs),
    secondsUntil(stated("ratelimit-reset"), nowMs),
    secondsUntilReset(stated("x-ratelimit-reset"), nowMs),
  ];
  const waitS = waits.find((wait) => !Number.isNaN(wait)) ?? 5;
  return Math.min(longestWaitS, Math.max(1, Math.ceil(waitS)));
}
