// The search field and its list. The focus always stays in the field.
import { type ComponentProps, type ReactNode, useId } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { hasCentralUrl, listedFormats } from "../copying/formats.ts";
import { type Hit, keyOf, targetName } from "../search/allMsps.ts";
import { isMspToken, tokenOfHit } from "../search/mspTokens.ts";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Icon } from "../ui/icons.tsx";
import { inSections } from "../forms/sections.ts";
import { FormatOption, MatchOption, OptionGroup } from "./options.tsx";
import styles from "./Palette.module.css";
import { usePicker } from "./usePicker.ts";

interface SearchFieldProps extends ComponentProps<"input"> {
  readonly picking: Hit | null;
  readonly listId: string;
}

function SearchField({ picking, listId, ...input }: SearchFieldProps) {
  return (
    <div className={styles.field}>
      <Icon name={picking === null ? "search" : "copy"} size={18} />
      <input
        {...input}
        className={styles.input}
        role="combobox"
        aria-label={
          picking === null ? "Copy the token for" : `Copy the token for ${targetName(picking)} as`
        }
        aria-expanded="true"
        aria-controls={listId}
        placeholder={
          picking === null ? "Copy the token for…" : `Copy the token for ${targetName(picking)} as…`
        }
        readOnly={picking !== null}
        autoFocus
        spellCheck={false}
        autoComplete="off"
      />
    </div>
  );
}

function List({ id, label, children }: { id: string; label: string; children: ReactNode }) {
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no HTML element serves as the list of a combobox
    <div id={id} role="listbox" aria-label={label} className={styles.list}>
      {children}
    </div>
  );
}

const formatSections = (picking: Hit, snapshot: AppSnapshot) =>
  inSections(
    listedFormats(snapshot.copyFormats, hasCentralUrl(picking, snapshot)).map((format, index) =>
      Object.assign({ index }, format),
    ),
  );

type HintProps = Pick<ReturnType<typeof usePicker>, "picking" | "copying" | "tie" | "refused">;

function hint({ picking, copying, tie }: HintProps): string {
  if (tie !== "") return tie;
  if (copying !== null) return `Exchanging the token for ${targetName(copying)}…`;
  return picking === null
    ? "Enter copies · Shift+Enter copies as… · Esc closes"
    : "Enter copies · Esc goes back";
}

/** A press of Enter that is refused has the reason read again, and makes it stand out. */
function Hint(props: HintProps) {
  const { refused } = props;
  return (
    <p className={`${styles.hint} ${refused > 0 ? styles.refused : ""}`} aria-live="polite">
      <span key={refused}>{hint(props)}</span>
    </p>
  );
}

interface NoMatchesProps {
  readonly query: string;
  readonly snapshot: AppSnapshot;
}

function NoMatches({ query, snapshot: { connection, msps, mspId } }: NoMatchesProps) {
  const lacking =
    connection.status === "needsSecret" ? msps.find(({ id }) => id === mspId) : undefined;
  return (
    <p className={styles.none}>
      {query === "" ? "Type to search your other MSPs." : `No tenant matches “${query}”.`}
      {lacking !== undefined && (
        <>
          {" "}
          <bdi>{lacking.name}</bdi> needs its client secret: enter it in the main window.
        </>
      )}
    </p>
  );
}

export function Picker({ snapshot }: { snapshot: AppSnapshot }) {
  const listId = useId();
  const picker = usePicker(snapshot);
  const { query, hits, chosen, picking, copying, failed, take, takeFormat } = picker;
  const optionId = (index: number) => `${listId}-${index}`;
  return (
    <main className={styles.picker}>
      <h1 className="visually-hidden">Quick pick</h1>
      <SearchField
        picking={picking}
        value={picking === null ? query : ""}
        listId={listId}
        aria-activedescendant={chosen === -1 ? undefined : optionId(chosen)}
        onKeyDown={picker.onKeyDown}
        onChange={(event) => picker.type(event.target.value)}
      />
      <List id={listId} label={picking === null ? "Matches" : "Formats"}>
        {picking === null
          ? hits.map((hit, index) => (
              <MatchOption
                key={keyOf(hit)}
                id={optionId(index)}
                match={hit}
                token={tokenOfHit(hit, snapshot)}
                isMspToken={isMspToken(hit, snapshot)}
                selected={index === chosen}
                exchanging={copying !== null && keyOf(hit) === keyOf(copying)}
                onChoose={(asks) => take(hit, asks)}
              />
            ))
          : formatSections(picking, snapshot).map(({ section = "", items }) => (
              <OptionGroup key={section} name={section}>
                {items.map(({ index, ...format }) => (
                  <FormatOption
                    key={format.id}
                    {...format}
                    id={optionId(index)}
                    selected={index === chosen}
                    onChoose={() => takeFormat(format.id)}
                  />
                ))}
              </OptionGroup>
            ))}
      </List>
      {picking === null && hits.length === 0 && (
        <NoMatches query={query.trim()} snapshot={snapshot} />
      )}
      {failed !== null && (
        <div className={styles.failure}>
          <FailureBox {...failed} />
        </div>
      )}
      <Hint {...picker} />
    </main>
  );
}
