// One row of the list: the tenant, its token’s remaining life, the copy button, and the last failure.
import { memo, type MouseEvent, type Ref } from "react";
import type { Tenant } from "../../electron/contract/contract.ts";
import { failureOf } from "../copying/formats.ts";
import { Button } from "../ui/Button.tsx";
import { Disc } from "../ui/Disc.tsx";
import { shortId } from "../ui/format.ts";
import { Highlighted } from "../search/Highlighted.tsx";
import { Icon } from "../ui/icons.tsx";
import { MspTag } from "../search/MspTag.tsx";
import { Menu } from "../menus/Menu.tsx";
import { OpenMenu } from "../menus/OpenMenu.tsx";
import { useContextMenu } from "../menus/useContextMenu.ts";
import { keyOf, targetName } from "../search/allMsps.ts";
import { Countdown } from "./Countdown.tsx";
import { Listing } from "../tenants/Listing.tsx";
import { Ownership } from "../tenants/Ownership.tsx";
import { RowFailure } from "./problems/RowFailure.tsx";
import { rowItems, type RowItemsProps } from "./rowItems.ts";
import type { ShownCopy } from "./useCopying.ts";
import styles from "./TenantRow.module.css";

/** The keys held down with a press. */
export type Held = Readonly<Record<"shiftKey" | "ctrlKey" | "metaKey", boolean>>;

export interface TenantRowProps extends RowItemsProps {
  readonly selected: boolean;
  /** True if it is selected together with others; null while no rows are. */
  readonly marked: boolean | null;
  readonly isTabStop: boolean;
  /** True if the list holds tenants of either owner, so that a row’s owner says something. */
  readonly hasBothOwners: boolean;
  readonly copied: Pick<ShownCopy, "format"> | null;
  /** A new object for each copy of the operator’s that failed; null if its last one did not. */
  readonly failed: object | null;
  /** Counted from 1, among all matches. */
  readonly position: number;
  readonly count: number;
  /** Pixels between this row and the rendered one above it, for rows that are not rendered. */
  readonly gap: number;
  /** Selects the row that has the focus or was pressed, so that F2 and Delete never act on another. */
  readonly onFocus: (key: string) => void;
  /** True if the keys held down make the press a selection of several rows. */
  readonly onPress: (key: string, held: Held) => boolean;
  readonly onToggle: (key: string) => void;
  readonly ref?: Ref<HTMLLIElement>;
}

interface CopyLabelProps extends Pick<TenantRowProps, "copied"> {
  readonly exchanging: boolean;
  readonly colour: Tenant["colour"];
}

/** The words on the button, unless they are “Copy”. Its name contains them, for whoever speaks to the computer (WCAG 2.5.3). */
function visibleState(copied: TenantRowProps["copied"], exchanging: boolean): string {
  if (exchanging) return "Exchanging…";
  if (copied === null) return "";
  return copied.format === null ? "Copied" : `Copied ${copied.format}`;
}

/** Names another format than the plain token below “Copied”, in the same button, so that nothing moves. */
function CopyLabel({ copied, exchanging, colour }: CopyLabelProps) {
  if (exchanging) return "Exchanging…";
  if (copied === null) return "Copy";
  return (
    <span className={styles.copied}>
      <span className={styles.done}>
        <Icon name="tick" size={14} />
        Copied
        {colour !== null && <Disc colour={colour} className={styles.copiedColour} />}
      </span>{" "}
      {copied.format !== null && <bdi className={styles.format}>{copied.format}</bdi>}
    </span>
  );
}

function TenantTitle({ match, hasBothOwners }: Pick<TenantRowProps, "match" | "hasBothOwners">) {
  const { tenant, msp, inName, inAlias, usedLast } = match;
  const { name, alias, pinned, workspaceId, ownership, listing, colour, hidden, tags, twin } =
    tenant;
  return (
    <>
      <span className={styles.title}>
        {colour !== null && <Disc colour={colour} className={styles.colour} />}
        <bdi className={styles.name} title={name === "" ? undefined : name}>
          {name === "" ? "Unnamed workspace" : <Highlighted text={name} at={inName} />}
        </bdi>
        {pinned && !hidden && (
          <span className={styles.pin} title="Pinned">
            <Icon name="pin" size={14} />
            <span className="visually-hidden">, pinned</span>
          </span>
        )}
      </span>
      <span className={styles.about}>
        <span className={styles.id} title={workspaceId}>
          {shortId(workspaceId, twin?.idEnd)}
        </span>
        {alias !== "" && (
          <bdi className={styles.alias} title={alias}>
            <Highlighted text={alias} at={inAlias} />
          </bdi>
        )}
        {tags.map((tag) => (
          <bdi key={tag} className={styles.tag}>
            {tag}
          </bdi>
        ))}
        {msp !== null && <MspTag msp={msp} />}
        {hidden && <span className={styles.quiet}>hidden</span>}
        {usedLast && <span className={styles.quiet}>used last</span>}
        {hasBothOwners && <Ownership ownership={ownership} />}
        <Listing listing={listing} />
      </span>
    </>
  );
}

function Note({ note }: Pick<Tenant, "note">) {
  if (note === "") return null;
  return (
    <p className={styles.note} title={note}>
      <bdi>{note}</bdi>
    </p>
  );
}

/** Whether the event came from the row itself, not from a button or a menu in it. */
const isOnRow = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest("button, label, [role='menu'], h2") === null;

const isOnHeading = ({ target }: MouseEvent): boolean =>
  target instanceof Element && target.closest("h2") !== null;

const leftButton = 0;

/** What the pointer does on the row outside its buttons: press selects, double click copies, right click opens the menu. */
function useRowPointer({ match, onAction, onFocus, onPress }: TenantRowProps) {
  const { opened, onContextMenu, close } = useContextMenu();
  const key = keyOf(match);
  const handlers = {
    onFocus: () => onFocus(key),
    onMouseDown: (event: MouseEvent) => {
      if (isOnHeading(event)) return;
      const isPlain = event.button !== leftButton || !isOnRow(event);
      // The focus stays in the search field, and no text is selected.
      if (!isPlain && onPress(key, event)) event.preventDefault();
      onFocus(key);
    },
    onDoubleClick: (event: MouseEvent) => {
      const { shiftKey, ctrlKey, metaKey } = event;
      if (isOnRow(event) && !shiftKey && !ctrlKey && !metaKey) onAction("copy", match);
    },
    onContextMenu,
  };
  return { opened, close, handlers };
}

/** The rows are one stop of the Tab key: the first button of the selected row, or of the first one. The arrows reach the others. */
function Mark({ marked, name, onToggle }: { marked: boolean; name: string; onToggle: () => void }) {
  return (
    <label className={styles.mark}>
      <input type="checkbox" tabIndex={-1} checked={marked} onChange={onToggle} />
      <span className="visually-hidden">Select {name}</span>
    </label>
  );
}

export const TenantRow = memo(function TenantRow(props: TenantRowProps) {
  const { match, token, selected, isTabStop, copied, position, count, gap, onAction, ref } = props;
  const { marked } = props;
  const { heading } = match;
  const failure = failureOf(token, props.hasCentral);
  const { tenant } = match;
  const name = targetName(match);
  const exchanging = token?.exchanging === true;
  const { opened, close, handlers } = useRowPointer(props);
  const visible = visibleState(copied, exchanging);
  const menu = { label: `More actions for ${name}`, items: rowItems(props) };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the row’s buttons and its menu offer the same
    <li
      ref={ref}
      data-index={position - 1}
      {...handlers}
      aria-setsize={count}
      aria-posinset={position}
      aria-current={selected ? "true" : undefined}
      className={`${styles.row} ${selected ? styles.selected : ""} ${marked === true ? styles.marked : ""} ${heading === null ? "" : styles.first}`}
      style={gap > 0 ? { marginTop: gap } : undefined}
    >
      {heading !== null && (
        <h2 className={styles.heading}>
          <bdi>{heading}</bdi>
        </h2>
      )}
      <div className={`${styles.line} ${marked === null ? "" : styles.marking}`}>
        {marked !== null && (
          <Mark {...{ marked, name }} onToggle={() => props.onToggle(keyOf(match))} />
        )}
        <TenantTitle match={match} hasBothOwners={props.hasBothOwners} />
        <Countdown token={token} name={name} />
        <Button
          weight={selected ? "primary" : "secondary"}
          className={`${styles.copy} ${exchanging ? styles.busy : ""}`}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={`Copy token for ${name}${visible === "" ? "" : `, ${visible}`}`}
          title={copied === null || copied.format === null ? undefined : `${copied.format} copied`}
          aria-description={failure?.title}
          aria-busy={exchanging}
          onClick={(event) => {
            // The second click of a double click copies nothing more.
            if (event.detail < 2) onAction("copy", match);
          }}
        >
          <CopyLabel copied={copied} exchanging={exchanging} colour={tenant.colour} />
        </Button>
        <Menu {...menu} icon="more" className={styles.more} tabIndex={-1} />
        {opened !== null && <OpenMenu {...menu} {...opened} onClose={close} />}
      </div>
      <Note note={tenant.note} />
      {failure !== null && <RowFailure failure={failure} target={match} news={props.failed} />}
    </li>
  );
});
