// The search field and its list. The focus always stays in the field.
import { type ComponentProps, type ReactNode, useId } from "react";
import type { AppSnapshot, Tenant } from "../../electron/contract/contract.ts";
import { FailureBox } from "../ui/FailureBox.tsx";
import { tenantName } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import { FormatOption, MatchOption } from "./options.tsx";
import styles from "./Palette.module.css";
import { usePicker } from "./usePicker.ts";

interface SearchFieldProps extends ComponentProps<"input"> {
  readonly picking: Tenant | null;
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
          picking === null ? "Copy token for" : `Copy token for ${tenantName(picking)} as`
        }
        aria-expanded="true"
        aria-controls={listId}
        placeholder={picking === null ? "Copy token for…" : `${tenantName(picking)}: copy as…`}
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

function hint(picking: Tenant | null, copying: Tenant | null): string {
  if (copying !== null) return `Exchanging the token for ${tenantName(copying)}…`;
  return picking === null
    ? "Enter copies · Shift+Enter copies as… · Esc closes"
    : "Enter copies · Esc goes back";
}

export function Picker({ snapshot }: { snapshot: AppSnapshot }) {
  const listId = useId();
  const picker = usePicker(snapshot);
  const { query, matches, count, chosen, picking, copying, failure, act } = picker;
  const optionId = (index: number) => `${listId}-${index}`;
  return (
    <main className={styles.picker}>
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
          ? matches.map((match, index) => (
              <MatchOption
                key={match.tenant.workspaceId}
                id={optionId(index)}
                match={match}
                token={snapshot.tokens[match.tenant.workspaceId]}
                selected={index === chosen}
                exchanging={match.tenant.workspaceId === copying?.workspaceId}
                onChoose={(asks) => act(index, asks)}
              />
            ))
          : snapshot.copyFormats.map(({ id, name }, index) => (
              <FormatOption
                key={id}
                id={optionId(index)}
                name={name}
                selected={index === chosen}
                onChoose={() => act(index, false)}
              />
            ))}
      </List>
      {count === 0 && <p className={styles.none}>No tenant matches “{query.trim()}”.</p>}
      {failure !== null && (
        <div className={styles.failure}>
          <FailureBox failure={failure} />
        </div>
      )}
      <p className={styles.hint} aria-live="polite">
        {hint(picking, copying)}
      </p>
    </main>
  );
}
