// Names the MSP that is shown and switches to another: from the menu, or with the command key and the MSP’s number.
import { useEffect, useEffectEvent } from "react";
import type { AppSnapshot, MspSummary } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Disc } from "../ui/Disc.tsx";
import { Icon } from "../ui/icons.tsx";
import { Menu } from "../menus/Menu.tsx";
import styles from "./MspSwitcher.module.css";

type Shown = Pick<AppSnapshot, "app" | "msps" | "mspId">;

/** Stands for an MSP that is being set up and not stored yet. */
const unkept = { name: "New MSP", colour: null, status: "none" } as const;

/** Keys 1 to 9 select the MSPs in the menu’s order. */
function useNumberKeys({ app, msps }: Shown, select: (mspId: string) => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const isCommand = app.platform === "mac" ? event.metaKey : event.ctrlKey;
    if (!isCommand || event.altKey || event.shiftKey || !/^[1-9]$/.test(event.key)) return;
    // An open dialog belongs to the MSP that is shown.
    if (document.querySelector("dialog[open]") !== null) return;
    const msp = msps[Number(event.key) - 1];
    if (msp === undefined) return;
    event.preventDefault();
    select(msp.id);
  });
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

/** Every MSP has a disc, so that the names stand in one line; without a colour it is a quiet one. */
const Mark = ({ colour }: Pick<MspSummary, "colour">) =>
  colour === null ? <span className={styles.blank} /> : <Disc colour={colour} />;

const lacks = "needs its secret";

const Lacking = () => (
  <span className={styles.lacking}>
    <Icon name="warning" size={14} />
  </span>
);

export function MspSwitcher({ snapshot }: { readonly snapshot: Shown }) {
  const { app, msps, mspId } = snapshot;
  const bridge = useBridge();
  // Also for the MSP that is shown: main may be about to show another one, for the last key.
  const select = (id: string) => void bridge.selectMsp(null, id);
  useNumberKeys(snapshot, select);
  if (msps.length === 0) return null;
  const shown = msps.find(({ id }) => id === mspId) ?? unkept;
  const command = app.platform === "mac" ? "⌘" : "Ctrl+";
  const isOnlyOne = msps.length === 1 && shown !== unkept;
  const items = msps.map(({ id, name, colour, status }, index) => ({
    label: name,
    checked: id === mspId,
    onChoose: () => select(id),
    mark: (
      <>
        <Mark colour={colour} />
        {status === "needsSecret" && <Lacking />}
      </>
    ),
    note: status === "needsSecret" ? lacks : undefined,
    shortcut: !isOnlyOne && index < 9 ? `${command}${index + 1}` : undefined,
  }));
  const last =
    shown === unkept
      ? { label: unkept.name, checked: true, onChoose: () => undefined }
      : { label: "Add an MSP…", onChoose: () => void bridge.addMsp(null) };
  return (
    <Menu
      className={styles.button}
      label={`MSP: ${shown.name}${shown.status === "needsSecret" ? `, ${lacks}` : ""}`}
      icon="down"
      items={[...items, last]}
      content={
        <>
          <Mark colour={shown.colour} />
          <bdi className={styles.name}>{shown.name}</bdi>
          {shown.status === "needsSecret" && <Lacking />}
        </>
      }
    />
  );
}
