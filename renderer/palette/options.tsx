// The lines of the quick pick’s lists. Pressing one does not take the focus from the search field.
import { type MouseEvent, type ReactNode, useEffect, useRef } from "react";
import type { TenantToken } from "../../electron/contract/contract.ts";
import { useSecondsUntil } from "../ui/clock.ts";
import { Disc } from "../ui/Disc.tsx";
import { formatDuration, shortId } from "../ui/format.ts";
import { Highlighted } from "../search/Highlighted.tsx";
import { Icon } from "../ui/icons.tsx";
import type { Hit } from "../search/allMsps.ts";
import { MspTag } from "../search/MspTag.tsx";
import styles from "./Palette.module.css";

interface OptionProps {
  readonly id: string;
  readonly selected: boolean;
  /** `asks` is true with Shift: show the formats first. */
  readonly onChoose: (asks: boolean) => void;
  readonly children: ReactNode;
}

function Option({ id, selected, onChoose, children }: OptionProps) {
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) option.current?.scrollIntoView({ block: "nearest" });
  }, [selected]);
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus, jsx-a11y/click-events-have-key-events -- in a WAI-ARIA combobox the field keeps the focus and handles the keys
    <div
      ref={option}
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- an <option> can hold only text
      role="option"
      aria-selected={selected}
      className={`${styles.option} ${selected ? styles.selected : ""}`}
      onMouseDown={(event: MouseEvent) => event.preventDefault()}
      onClick={(event) => onChoose(event.shiftKey)}
    >
      {children}
    </div>
  );
}

interface TokenStateProps {
  readonly token: TenantToken | undefined;
  readonly exchanging: boolean;
}

function TokenState({ token, exchanging }: TokenStateProps) {
  const seconds = useSecondsUntil(token?.times?.expiresAtMs ?? null);
  if (exchanging || token?.exchanging === true) return "Exchanging…";
  if (seconds === null) return null;
  return seconds === 0 ? "Expired" : formatDuration(seconds);
}

interface MatchOptionProps extends Omit<OptionProps, "children">, TokenStateProps {
  readonly match: Hit;
  readonly isMspToken: boolean;
}

export function MatchOption(props: MatchOptionProps) {
  const { match, isMspToken, token, exchanging, ...option } = props;
  const { tenant, msp, inName, inAlias, usedLast } = match;
  return (
    <Option {...option}>
      {isMspToken && <Icon name="key" />}
      {tenant.colour !== null && <Disc colour={tenant.colour} className={styles.colour} />}
      <bdi className={styles.name} title={tenant.name === "" ? undefined : tenant.name}>
        {tenant.name === "" ? "Unnamed workspace" : <Highlighted text={tenant.name} at={inName} />}
      </bdi>
      {tenant.alias !== "" && (
        <bdi className={styles.alias}>
          <Highlighted text={tenant.alias} at={inAlias} />
        </bdi>
      )}
      {tenant.pinned && <Icon name="pin" size={14} />}
      {msp !== null && <MspTag msp={msp} />}
      {usedLast && <span className={styles.usedLast}>used last</span>}
      <span className={styles.id}>{shortId(tenant.workspaceId, tenant.twin?.idEnd)}</span>
      <span className={styles.state}>
        <TokenState token={token} exchanging={exchanging} />
      </span>
    </Option>
  );
}

interface FormatOptionProps extends Omit<OptionProps, "children"> {
  readonly name: string;
  /** Why a copy would be refused. */
  readonly note: string | undefined;
}

export function FormatOption({ name, note, ...option }: FormatOptionProps) {
  return (
    <Option {...option}>
      <bdi className={styles.name}>{name}</bdi>
      {note !== undefined && <span className={styles.note}>{note}</span>}
    </Option>
  );
}

/** Options under their heading. */
export function OptionGroup({ name, children }: { name: string; children: ReactNode }) {
  return (
    <fieldset aria-label={name} className={styles.group}>
      <span aria-hidden="true" className={styles.heading}>
        {name}
      </span>
      {children}
    </fieldset>
  );
}
