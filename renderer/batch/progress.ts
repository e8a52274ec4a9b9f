// How far a batch of tokens is, in words.
import type { Batch } from "../../electron/contract/contract.ts";
import { formatCount } from "../ui/format.ts";

const clockTime = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });

/** When the first of its tokens expires. */
export const firstExpiry = ({ firstExpiresAtMs }: Batch): string =>
  firstExpiresAtMs === null ? "" : `First expires at ${clockTime.format(firstExpiresAtMs)}`;

/** What a batch that is over has brought. */
export const resultOf = ({ status, done, total }: Batch): string =>
  status === "cancelled"
    ? `Cancelled: ${formatCount(done)} of ${formatCount(total)} tokens`
    : `${done === total ? "" : `${formatCount(done)} of `}${formatCount(total)} ${total === 1 ? "token" : "tokens"} ready`;

/** For a live region: the start, every quarter and the end. */
export function spokenProgress(batch: Batch | null): string {
  if (batch === null) return "";
  const { status, done, failed, total } = batch;
  const failures = failed === 0 ? "" : `, ${formatCount(failed)} failed`;
  if (status !== "running") return `${resultOf(batch)}${failures}. ${firstExpiry(batch)}`.trim();
  const quarters = Math.floor((4 * (done + failed)) / total);
  return quarters === 0
    ? `Getting ${formatCount(total)} tokens.`
    : `${25 * quarters} per cent of ${formatCount(total)} tokens.`;
}
