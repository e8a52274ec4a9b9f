// What can be done with a row’s tenant, and the entries of its menu.
import type { CopyFormat, TenantToken } from "../../electron/contract/contract.ts";
import { listedFormats } from "../copying/formats.ts";
import type { MenuItem } from "../menus/MenuList.tsx";
import type { Hit, HitTarget } from "../search/allMsps.ts";

export type TenantAction =
  | "copy"
  | "copyAs"
  | "edit"
  | "pin"
  | "hide"
  | "inspect"
  | "remove"
  | "forget"
  | "cancel";

export interface RowItemsProps {
  readonly match: Hit;
  readonly token: TenantToken | undefined;
  readonly formats: readonly CopyFormat[];
  /** True if formats that need Central’s address can be copied. */
  readonly hasCentral: boolean;
  /** `format` overrides the tenant’s usual copy format. */
  readonly onAction: (action: TenantAction, target: HitTarget, format?: string) => void;
}

export function rowItems({
  match,
  token,
  formats,
  hasCentral,
  onAction,
}: RowItemsProps): readonly MenuItem[] {
  const { tenant } = match;
  const exchanging = token?.exchanging === true;
  const act = (action: TenantAction) => () => onAction(action, match);
  const asked = listedFormats(formats, hasCentral).map(({ id, name, section, note }) => ({
    label: name,
    section,
    note,
    onChoose: () => onAction("copy", match, id),
  }));
  return [
    { label: "Copy token", shortcut: "Enter", onChoose: act("copy") },
    { label: "Copy as…", shortcut: "Shift+Enter", items: asked },
    ...(tenant.hidden ? [] : [{ label: tenant.pinned ? "Unpin" : "Pin", onChoose: act("pin") }]),
    { label: tenant.hidden ? "Show in the list again" : "Hide", onChoose: act("hide") },
    { label: "Edit", shortcut: "F2", onChoose: act("edit") },
    ...(token?.times ? [{ label: "Inspect token", onChoose: act("inspect") }] : []),
    ...(exchanging ? [{ label: "Cancel", onChoose: act("cancel") }] : []),
    ...(token?.times && !exchanging ? [{ label: "Forget token", onChoose: act("forget") }] : []),
    { label: "Remove", shortcut: "Del", onChoose: act("remove") },
  ];
}
