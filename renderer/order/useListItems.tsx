// The menu entries that filter, sort and group the list. The order and the groups are kept.
import type {
  AppSnapshot,
  ListGroup,
  ListOrder,
  Settings,
  Tenant,
} from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import type { MenuGroup, MenuItem } from "../menus/MenuList.tsx";
import { useToast } from "../toasts/useToast.ts";
import { Disc } from "../ui/Disc.tsx";
import { failureLine } from "../ui/format.ts";
import { groupsIn, nameOfFilter, type Shown } from "./shown.ts";

const kinds = ["all", "msp", "customer", "new", "vanished"] as const;

/** The menu’s most tags; the search finds the others. */
const mostTags = 40;

/** The filters, one of which is in use. */
function showItems(
  tenants: readonly Tenant[],
  current: Shown,
  onShow: (shown: Shown) => void,
): MenuGroup["items"] {
  const { colours, tags } = groupsIn(tenants);
  const item = (shown: Shown, label = nameOfFilter(shown)) => ({
    label,
    checked: shown.toLowerCase() === current.toLowerCase(),
    onChoose: () => onShow(shown),
  });
  return [
    ...kinds.map((kind) => item(kind)),
    ...colours.map((colour) =>
      Object.assign(item(`colour ${colour}`), {
        section: "Colours",
        mark: <Disc colour={colour} isNamed />,
      }),
    ),
    ...tags
      .slice(0, mostTags)
      .map((tag) => Object.assign(item(`tag ${tag}`, tag), { section: "Tags" })),
  ];
}

const orders: readonly (readonly [ListOrder, string])[] = [
  ["name", "By name"],
  ["used", "Recently used first"],
  ["expiring", "Expiring first"],
];

const groups: readonly (readonly [ListGroup, string])[] = [
  ["none", "No groups"],
  ["tag", "By tag"],
  ["colour", "By colour"],
];

export function useListItems(
  { settings, tenants }: AppSnapshot,
  shown: Shown,
  onShow: (shown: Shown) => void,
): readonly MenuItem[] {
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
  const groupings = groups.map(([listGroup, label]) => ({
    label,
    checked: listGroup === settings.listGroup,
    onChoose: () => void keep({ listGroup }),
  }));
  return [
    { label: "Show…", items: showItems(tenants, shown, onShow) },
    { label: "Sort…", items: sorts },
    { label: "Group…", items: groupings },
  ];
}
