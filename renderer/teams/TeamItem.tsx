// One tenant of a team file with the choice for it, and the choice for a whole group.
import { useId } from "react";
import type {
  CopyFormat,
  PreviewedChange,
  Side,
  TeamField,
  TeamGroup,
} from "../../electron/contract/contract.ts";
import { shortId, tenantName } from "../ui/format.ts";
import { TenantChoice } from "../tenants/TenantChoice.tsx";
import styles from "./ImportTeam.module.css";
import type { Choosing } from "./useTeamChoices.ts";

const nameOf = ({ id, name }: Pick<PreviewedChange, "id" | "name">) =>
  tenantName({ name, workspaceId: id });

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

export const fieldWords: Readonly<Record<TeamField, string>> = {
  name: "Name",
  alias: "Alias",
  colour: "Colour",
  tags: "Tags",
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
    <div className={styles.change}>
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
    </div>
  );
}

export interface ChoiceProps {
  readonly group: TeamGroup;
  readonly choosing: Choosing;
  readonly formats: readonly CopyFormat[];
}

const tick = (isOn: boolean): Side => (isOn ? "theirs" : "mine");

/** A tick follows the file. */
export function ForAll({ group, choosing }: Omit<ChoiceProps, "formats">) {
  const side = choosing.sideOfAll(group);
  const choose = (chosen: Side) => choosing.chooseAll(group, chosen);
  if (group === "changed")
    return <Sides of="All changed tenants" chosen={side} onChoose={choose} />;
  return (
    <label className={styles.all}>
      <input
        type="checkbox"
        checked={side === "theirs"}
        onChange={(event) => choose(tick(event.target.checked))}
      />
      {group === "added" ? "Add all" : "Remove all"}
    </label>
  );
}

export function TeamItem({
  tenant,
  group,
  choosing,
  formats,
}: ChoiceProps & { readonly tenant: PreviewedChange }) {
  const side = choosing.sideOf(group, tenant.id);
  const choose = (chosen: Side) => choosing.choose(tenant.id, chosen);
  if (group === "changed")
    return <Change tenant={tenant} side={side} formats={formats} onChoose={choose} />;
  return (
    <TenantChoice
      tenant={{ workspaceId: tenant.id, name: tenant.name }}
      checked={side === "theirs"}
      onChange={(checked) => choose(tick(checked))}
      {...(group === "removed" ? { verb: "Remove" } : {})}
    />
  );
}
