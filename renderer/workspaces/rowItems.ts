// The entries of a row’s menu.
import type { MenuItem } from "../menus/MenuList.tsx";
import type { TenantAction, TenantRowProps } from "./TenantRow.tsx";

type RowItemsProps = Pick<TenantRowProps, "match" | "token" | "formats" | "onAction">;

export function rowItems({ match, token, formats, onAction }: RowItemsProps): readonly MenuItem[] {
  const { tenant } = match;
  const act = (action: TenantAction) => () => onAction(action, match);
  const asked = formats.map(({ id, name }) => ({
    label: name,
    onChoose: () => onAction("copy", match, id),
  }));
  return [
    { label: "Copy token", shortcut: "Enter", onChoose: act("copy") },
    { label: "Copy as…", shortcut: "Shift+Enter", items: asked },
    { label: tenant.pinned ? "Unpin" : "Pin", onChoose: act("pin") },
    { label: "Edit", shortcut: "F2", onChoose: act("edit") },
    ...(token?.times ? [{ label: "Inspect token", onChoose: act("inspect") }] : []),
    { label: token?.exchanging === true ? "Cancel" : "Forget token", onChoose: act("forget") },
    { label: "Remove", shortcut: "Del", onChoose: act("remove") },
  ];
}
