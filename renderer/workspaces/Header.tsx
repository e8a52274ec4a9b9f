// The list’s header: search, Add tenants, the menu, and the MSP.
import type { Ref } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { Button } from "../ui/Button.tsx";
import { useBridge } from "../bridge.ts";
import { type Shown, showItems, shownWords } from "./shown.ts";
import { shortcutName } from "../ui/shortcut.ts";
import { Icon } from "../ui/icons.tsx";
import { teamItems } from "../teams/teamItems.ts";
import { Menu } from "../ui/Menu.tsx";
import { MspSwitcher } from "../msps/MspSwitcher.tsx";
import styles from "./Workspaces.module.css";

interface HeaderProps {
  readonly snapshot: AppSnapshot;
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly search: Ref<HTMLInputElement>;
  readonly onAdd: () => void;
  readonly onFind: () => void;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
  readonly onSettings: () => void;
}

export function Header(props: HeaderProps) {
  const { snapshot, search, query, onQuery, onAdd, onFind, onShow, onSettings } = props;
  const { app, settings, shortcut } = snapshot;
  const bridge = useBridge();
  const keys = shortcut === "on" ? { shortcut: shortcutName(settings.shortcut, app.platform) } : {};
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
        <Button weight="secondary" aria-label="Add tenants" title="Add tenants" onClick={onAdd}>
          <Icon name="plus" />
          <span className={styles.label}>Add tenants</span>
        </Button>
        <Menu
          label="Menu"
          icon="menu"
          items={[
            { label: "Find tenants at GreenLake", onChoose: onFind },
            { label: "Add tenants", onChoose: onAdd },
            { label: "Show…", items: showItems(props.shown, onShow) },
            { label: "Quick pick", onChoose: () => void bridge.openQuickPick(null), ...keys },
            ...teamItems(bridge),
            { label: "Lock", onChoose: () => void bridge.lock(null) },
            { label: "Settings", onChoose: onSettings },
          ]}
        />
      </div>
      <div className={styles.msp}>
        <MspSwitcher snapshot={snapshot} />
        {props.shown !== "all" && (
          <Button className={styles.shown} onClick={() => onShow("all")}>
            {shownWords[props.shown]}
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
