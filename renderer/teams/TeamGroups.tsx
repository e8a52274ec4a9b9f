// The changes of a team file in three lists, with a choice for each tenant and one for each whole list.
import { type ReactNode, useId } from "react";
import type {
  CopyFormat,
  PreviewedChange,
  PreviewedTenant,
  Side,
  TeamField,
  TeamPreview,
} from "../../electron/contract/contract.ts";
import { shortId, tenantName } from "../ui/format.ts";
import { TenantChoice } from "../tenants/TenantChoice.tsx";
import styles from "./ImportTeam.module.css";
import type { Choosing, Group } from "./useTeamChoices.ts";

const nameOf = ({ id, name }: PreviewedTenant) => tenantName({ name, workspaceId: id });

const sides: readonly { readonly side: Side; readonly word: string }[] = [
  { side: "mine", word: "Mine" },
  { side: "theirs", word: "Theirs" },
];

interface SidesProps {
  /** The tenant or group that the choice is for; read by screen readers. */
  readonly of: string;
  readonly chosen: Side | null;
  readonly onChoose: (side: Side) => void;
}

function Sides({ of, chosen, onChoose }: SidesProps) {
  const name = useId();
  return (
    <fieldset className={styles.sides}>
      <legend className="visually-hidden">{of}</legend>
      {sides.map(({ side, word }) => (
        <label key={side}>
          <input
            type="radio"
            name={name}
            checked={chosen === side}
            onChange={() => onChoose(side)}
          />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface SectionProps {
  readonly title: string;
  readonly count: number;
  readonly shown: number;
  /** The choice for the whole list; hidden in a list of one. */
  readonly forAll: ReactNode;
  readonly children: ReactNode;
}

function Section({ title, count, shown, forAll, children }: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <div className={styles.head}>
        <h3 id={id}>
          {title} <span className={styles.count}>{count}</span>
        </h3>
        {count > 1 && forAll}
      </div>
      <ul aria-labelledby={id}>{children}</ul>
      {count > shown && (
        <p className={styles.more}>and {count - shown} more, which follow the choice for all</p>
      )}
    </section>
  );
}

interface GroupProps {
  readonly preview: TeamPreview;
  readonly choosing: Choosing;
}

const wordsOf = {
  added: { title: "New", all: "Add all" },
  removed: { title: "No longer in the file", all: "Remove all" },
} as const;

const tick = (isOn: boolean): Side => (isOn ? "theirs" : "mine");

/** Tenants that only one side has: a tick follows the file. */
function OneSided({ group, preview, choosing }: GroupProps & { group: keyof typeof wordsOf }) {
  const { count, first } = preview[group];
  const { title, all } = wordsOf[group];
  if (count === 0) return null;
  return (
    <Section
      title={title}
      count={count}
      shown={first.length}
      forAll={
        <label className={styles.all}>
          <input
            type="checkbox"
            checked={choosing.sideOfAll(group) === "theirs"}
            onChange={(event) => choosing.chooseAll(group, tick(event.target.checked))}
          />
          {all}
        </label>
      }
    >
      {first.map((tenant) => (
        <li key={tenant.id}>
          <TenantChoice
            tenant={{ workspaceId: tenant.id, name: tenant.name }}
            checked={choosing.sideOf(group, tenant.id) === "theirs"}
            onChange={(checked) => choosing.choose(tenant.id, tick(checked))}
            {...(group === "removed" ? { verb: "Remove" } : {})}
          />
        </li>
      ))}
    </Section>
  );
}

const fieldWords: Readonly<Record<TeamField, string>> = {
  name: "Name",
  alias: "Alias",
  colour: "Colour",
  note: "Note",
  pinned: "Pinned",
  format: "Copy as",
  centralUrl: "Central address",
};

/** What an empty field means, unless that is “none”. */
const emptyWords: Partial<Record<TeamField, string>> = {
  format: "default",
  centralUrl: "the MSP’s",
};

interface ChangeProps {
  readonly tenant: PreviewedChange;
  readonly side: Side;
  readonly formats: readonly CopyFormat[];
  readonly onChoose: (side: Side) => void;
}

function Change({ tenant, side, formats, onChoose }: ChangeProps) {
  const shown = (field: TeamField, value: string): string => {
    if (value === "") return emptyWords[field] ?? "none";
    return field === "format" ? (formats.find(({ id }) => id === value)?.name ?? value) : value;
  };
  return (
    <li className={styles.change}>
      <div className={styles.head}>
        <bdi className={styles.name} title={nameOf(tenant)}>
          {nameOf(tenant)}
        </bdi>
        <span className={styles.id}>{shortId(tenant.id)}</span>
        <Sides of={`${nameOf(tenant)}, ${shortId(tenant.id)}`} chosen={side} onChoose={onChoose} />
      </div>
      <dl className={styles.fields}>
        {tenant.fields.map(({ field, ...values }) => (
          <div key={field}>
            <dt>{fieldWords[field]}</dt>
            {sides.map(({ side: whose, word }) => (
              <dd key={whose} className={whose === side ? styles.taken : styles.left}>
                <span className="visually-hidden">{word}: </span>
                <bdi>{shown(field, values[whose])}</bdi>
              </dd>
            ))}
          </div>
        ))}
      </dl>
    </li>
  );
}

function Changed({ preview, choosing, formats }: TeamGroupsProps) {
  const { count, first } = preview.changed;
  const group: Group = "changed";
  if (count === 0) return null;
  return (
    <Section
      title="Changed"
      count={count}
      shown={first.length}
      forAll={
        <Sides
          of="All changed tenants"
          chosen={choosing.sideOfAll(group)}
          onChoose={(side) => choosing.chooseAll(group, side)}
        />
      }
    >
      {first.map((tenant) => (
        <Change
          key={tenant.id}
          tenant={tenant}
          side={choosing.sideOf(group, tenant.id)}
          formats={formats}
          onChoose={(side) => choosing.choose(tenant.id, side)}
        />
      ))}
    </Section>
  );
}

interface TeamGroupsProps extends GroupProps {
  readonly formats: readonly CopyFormat[];
}

export function TeamGroups({ preview, choosing, formats }: TeamGroupsProps) {
  return (
    <div className={styles.groups}>
      <Changed preview={preview} choosing={choosing} formats={formats} />
      <OneSided group="added" preview={preview} choosing={choosing} />
      <OneSided group="removed" preview={preview} choosing={choosing} />
    </div>
  );
}
