// Why the tray’s icon asks for attention: the words that the menu begins with.
import { longestLabel, mspLabels } from "../base/names.ts";
import type { TrayMsp, TrayView } from "./trayItem.ts";

const failureOf = ({ tokens }: TrayMsp): string | null =>
  Object.values(tokens).find(({ failure }) => failure !== null)?.failure?.title ?? null;

/** Null if nothing does. An MSP without its client secret is named by its own line of the menu. */
export function attentionOf({ msps }: TrayView): string | null {
  const faulty = msps.find(({ fault }) => fault !== null);
  const fault = faulty?.fault?.failure.title;
  if (faulty === undefined || fault === undefined)
    return msps.map(failureOf).find((title) => title !== null) ?? null;
  return msps.length > 1
    ? `${mspLabels(msps, longestLabel / 2).get(faulty.id) ?? faulty.name}: ${fault}`
    : fault;
}
