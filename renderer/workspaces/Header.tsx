// The list’s header: search, Add tenants, the menu, and the MSP.
import type { Ref } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { Button } from "../ui/Button.tsx";
import { type MspBridge, useBridge } from "../bridge.ts";
import { colourOfFilter, countHidden, nameOfFilter, type Shown } from "../order/shown.ts";
import { useListItems } from "../order/useListItems.tsx";
import { keysOf, type ShortcutName } from "../shortcuts/shortcuts.ts";
import { shortcutName } from "../ui/shortcut.ts";
import { Disc } from "../ui/Disc.tsx";
import { Icon } from "../ui/icons.tsx";
import { useTeamItems } from "../teams/useTeamItems.ts";
import { Menu } from "../menus/Menu.tsx";
import type { MenuItem } from "../menus/MenuList.tsx";
import { MspSwitcher } from "../msps/MspSwitcher.tsx";
import styles from "./Workspaces.module.css";

interface HeaderProps {
  readonly snapshot: AppSnapshot;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly search: Ref<HTMLInputElement>;
  readonly onOpen: (what: "add" | "find" | "shortcuts") => void;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly onSettings: () => void;
  readonly onHistory: () => void;
  /** What “Get tokens” is about, such as “all”. */
  readonly scope: string;
  readonly onGetTokens: () => void;
}

const zoomSteps = [
  ["Zoom in", "+", 1],
  ["Zoom out", "−", -1],
  ["Actual size", "0", 0],
] as const;

const zoomItems = ({ app }: AppSnapshot, bridge: MspBridge) =>
  zoomSteps.map(([label, key, by]) => ({
    label,
    shortcut: shortcutName(`CommandOrControl+${key}`, app.platform),
    onChoose: () => void bridge.zoomWindow({ by }),
  }));

const under = (section: string, items: readonly MenuItem[]): readonly MenuItem[] =>
  items.map((item) => ({ ...item, section }));

/** Each entry shows its shortcut. */
function menuItems(
  props: HeaderProps,
  bridge: MspBridge,
  listItems: readonly MenuItem[],
  teamItems: readonly MenuItem[],
): readonly MenuItem[] {
  const { app, settings, shortcut, tenants } = props.snapshot;
  const hidden = countHidden(tenants);
  const keys = (name: ShortcutName) => ({ shortcut: keysOf(name, app.platform) });
  const quickPick = shortcut === "on" ? shortcutName(settings.shortcut, app.platform) : undefined;
  const tenantItems: readonly MenuItem[] = [
    { label: "Find tenants at GreenLake", onChoose: () => props.onOpen("find") },
    { label: "Add tenants", onChoose: () => props.onOpen("add"), ...keys("add") },
    { label: props.scope, onChoose: props.onGetTokens, ...keys("getTokens") },
    ...listItems,
    ...(hidden === 0
      ? []
      : [{ label: `Show hidden tenants (${hidden})`, onChoose: () => props.onShow("hidden") }]),
  ];
  const screenItems: readonly MenuItem[] = [
    {
      label: "Quick pick",
      onChoose: () => void bridge.openQuickPick(null),
      shortcut: quickPick,
    },
    { label: "History", onChoose: props.onHistory },
    { label: "Settings", onChoose: props.onSettings, ...keys("settings") },
    { label: "Keyboard shortcuts", onChoose: () => props.onOpen("shortcuts"), ...keys("help") },
  ];
  const windowItems: readonly MenuItem[] = [
    { label: "Zoom…", items: zoomItems(props.snapshot, bridge) },
    { label: "Lock", onChoose: () => void bridge.lock(null), ...keys("lock") },
    { label: "Hide the window", onChoose: () => void bridge.hideWindow(null), ...keys("hide") },
    { label: "Quit", onChoose: () => void bridge.quit(null), ...keys("quit") },
  ];
  return [
    ...under("Tenants", tenantItems),
    ...under("Team", teamItems),
    ...under("Tenantry", screenItems),
    ...under("Window", windowItems),
  ];
}

export function Header(props: HeaderProps) {
  const { snapshot, search, query, onQuery, onOpen, onShow } = props;
  const { app } = snapshot;
  const bridge = useBridge();
  const listItems = useListItems(snapshot, props.shown, onShow);
  const teamItems = useTeamItems();
  const colour = colourOfFilter(props.shown);
  return (
    <header className={styles.header}>
      <h1 className="visually-hidden">Tenantry</h1>
      <div className={styles.bar}>
        <div className={styles.search}>
          <Icon name="search" />
          <input
            ref={search}
            type="search"
            aria-label="Search tenants"
            placeholder="Search tenants"
            autoFocus
            spellCheck={false}
            value={query}
            onChange={(event) => onQuery(event.target.value)}
          />
        </div>
        <Button
          weight="secondary"
          className={styles.add}
          aria-label="Add tenants"
          title="Add tenants"
          onClick={() => onOpen("add")}
        >
          <Icon name="plus" />
          <span className={styles.label}>Add tenants</span>
        </Button>
        <Menu label="Menu" icon="menu" items={menuItems(props, bridge, listItems, teamItems)} />
      </div>
      <div className={styles.msp}>
        <MspSwitcher snapshot={snapshot} />
        {props.shown !== "all" && (
          <Button className={styles.shown} onClick={() => onShow("all")}>
            {colour !== null && <Disc colour={colour} isNamed />}
            <bdi>{nameOfFilter(props.shown)}</bdi>
            <Icon name="close" size={12} />
            <span className="visually-hidden">, show all tenants</span>
          </Button>
        )}
        {app.demo && (
          <div className={styles.demo} title="Connected to a simulator; its tokens open nothing">
            Demo
          </div>
        )}
      </div>
    </header>
  );
}
