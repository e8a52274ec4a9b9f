// Records whose version wins: for each group as a whole, and for single tenants that differ from it.
import { useState } from "react";
import type {
  Side,
  TeamChoices,
  TeamGroup,
  TeamPreview,
} from "../../electron/contract/contract.ts";

/** By default the file wins, except that it removes no tenant unasked. */
const everything: TeamChoices = {
  added: "theirs",
  changed: "theirs",
  removed: "mine",
  tenants: {},
};

export interface Choosing {
  readonly choices: TeamChoices;
  readonly sideOf: (group: TeamGroup, id: string) => Side;
  /** Null if the group’s tenants differ. */
  readonly sideOfAll: (group: TeamGroup) => Side | null;
  readonly choose: (id: string, side: Side) => void;
  readonly chooseAll: (group: TeamGroup, side: Side) => void;
  /** How many tenants of the group follow the file. */
  readonly taken: (group: TeamGroup) => number;
}

export function useTeamChoices(preview: TeamPreview): Choosing {
  const [choices, setChoices] = useState(everything);
  const sideOf = (group: TeamGroup, id: string) => choices.tenants[id] ?? choices[group];
  const apart = (group: TeamGroup) =>
    preview[group].first.filter(({ id }) => sideOf(group, id) !== choices[group]).length;
  return {
    choices,
    sideOf,
    sideOfAll: (group) => (apart(group) === 0 ? choices[group] : null),
    choose: (id, side) => setChoices({ ...choices, tenants: { ...choices.tenants, [id]: side } }),
    chooseAll(group, side) {
      const inGroup = new Set<string>(preview[group].first.map(({ id }) => id));
      const tenants = Object.entries(choices.tenants).filter(([id]) => !inGroup.has(id));
      setChoices({ ...choices, [group]: side, tenants: Object.fromEntries(tenants) });
    },
    taken(group) {
      const { count } = preview[group];
      return choices[group] === "theirs" ? count - apart(group) : apart(group);
    },
  };
}
