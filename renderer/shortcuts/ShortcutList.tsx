// The overlay with every keyboard shortcut.
import { Fragment } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { shortcutName } from "../ui/shortcut.ts";
import styles from "./ShortcutList.module.css";
import { keysOf } from "./shortcuts.ts";

type Line = readonly [keys: string, what: string];

function groups({ app, settings, shortcut }: AppSnapshot): readonly (readonly [string, Line[]])[] {
  const { platform } = app;
  const command = (key: string) => shortcutName(`CommandOrControl+${key}`, platform);
  const quickPick: Line[] =
    shortcut === "on" ? [[shortcutName(settings.shortcut, platform), "Quick pick"]] : [];
  return [
    [
      "The chosen tenant",
      [
        ["Enter", "Copy token"],
        ["Shift+Enter", "Copy as…"],
        ["F2", "Edit"],
        ["Del", "Remove"],
        ["Shift+F10", "Open its menu, from its button"],
      ],
    ],
    [
      "The list",
      [
        ["Letters", "Search"],
        ["↑ ↓ Page Up Page Down", "Choose a tenant"],
        [`${command("Click")}, Shift+Click, Shift+↑ ↓`, "Select several tenants"],
        [keysOf("selectAll", platform), "Select all, unless the search has text"],
        [keysOf("getTokens", platform), "Get tokens: all, the shown or the selected"],
        ["Esc", "End the selection, clear the search, hide the window"],
        ["F6", "Go to the list, the footer, the search"],
        [`${command("1")} … 9`, "Switch to another MSP"],
      ],
    ],
    [
      "Tenantry",
      [
        ...quickPick,
        [keysOf("add", platform), "Add tenants"],
        [keysOf("settings", platform), "Settings (Esc leaves them)"],
        [keysOf("lock", platform), "Lock"],
        [keysOf("hide", platform), "Hide the window"],
        [keysOf("quit", platform), "Quit"],
        [`${command("+")}, ${command("−")}, ${command("0")}`, "Zoom in, out, reset"],
        [keysOf("help", platform), "This overlay"],
      ],
    ],
  ];
}

interface ShortcutListProps {
  readonly snapshot: AppSnapshot;
  readonly onClose: () => void;
}

export function ShortcutList({ snapshot, onClose }: ShortcutListProps) {
  return (
    <Dialog
      title="Keyboard shortcuts"
      onClose={onClose}
      onSubmit={onClose}
      actions={
        <Button type="submit" weight="primary" autoFocus>
          Close
        </Button>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, which the keyboard has to reach */}
      <div className={styles.groups} tabIndex={0}>
        {groups(snapshot).map(([title, lines]) => (
          <Fragment key={title}>
            <h3 className={styles.title}>{title}</h3>
            <dl className={styles.lines}>
              {lines.map(([keys, what]) => (
                <Fragment key={what}>
                  <dt>
                    <kbd className={styles.keys}>{keys}</kbd>
                  </dt>
                  <dd>{what}</dd>
                </Fragment>
              ))}
            </dl>
          </Fragment>
        ))}
      </div>
    </Dialog>
  );
}
