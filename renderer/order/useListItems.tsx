// The menu entries that put the list in order. What is chosen there is kept.
import type { AppSnapshot, ListOrder, Settings } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import type { MenuItem } from "../menus/MenuList.tsx";
import { useToast } from "../toasts/useToast.ts";
import { failureLine } from "../ui/format.ts";

const orders: readonly (readonly [ListOrder, string])[] = [
  ["name", "By name"],
  ["used", "Recently used first"],
  ["expiring", "Expiring first"],
];

export function useOrderItems({ settings }: AppSnapshot): readonly MenuItem[] {
  const bridge = useBridge();
  const say = useToast();
  const keep = async (change: Partial<Settings>) => {
    const kept = await bridge.updateSettings(change);
    if (!kept.ok) say(failureLine(kept.error), { stays: true });
  };
  const sorts = orders.map(([listOrder, label]) => ({
    label,
    checked: listOrder === settings.listOrder,
    onChoose: () => void keep({ listOrder }),
  }));
  return [{ label: "Sort…", items: sorts }];
}
