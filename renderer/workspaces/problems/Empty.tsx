// Shown in place of an empty list: what is empty, and how to get out of it.
import type { RefObject } from "react";
import { Button } from "../../ui/Button.tsx";
import { nameOfFilter, type Shown } from "../../order/shown.ts";
import styles from "../Workspaces.module.css";

interface EmptyProps {
  readonly query: string;
  readonly shown: Shown;
  /** How many of the shown MSP’s tenants are hidden. */
  readonly hidden: number;
  readonly onOpen: (what: "add" | "find") => void;
  readonly onShow: (shown: Shown) => void;
  readonly onClear: () => void;
  readonly search: RefObject<HTMLInputElement | null>;
}

const filterWords: Readonly<Record<string, string>> = {
  msp: "MSP-owned tenants",
  customer: "customer-owned tenants",
  new: "new tenants",
  vanished: "tenants that are no longer listed",
  hidden: "hidden tenants",
};

/** A filter by colour or tag stays after its last tenant has lost them. */
const tenantsUnder = (shown: Shown): string =>
  filterWords[shown] ?? `tenants under “${nameOfFilter(shown)}”`;

function NoTenants({ onOpen }: Pick<EmptyProps, "onOpen">) {
  return (
    <div className={styles.empty}>
      <h2>No tenants yet</h2>
      <p>Find the MSP’s tenants at GreenLake, or paste the workspace IDs of the ones you need.</p>
      <Button weight="primary" onClick={() => onOpen("find")}>
        Find tenants at GreenLake
      </Button>
      <Button weight="secondary" onClick={() => onOpen("add")}>
        Paste workspace IDs
      </Button>
    </div>
  );
}

export function Empty(props: EmptyProps) {
  const { query, shown, hidden, onOpen, onShow, onClear, search } = props;
  // The button disappears when it is clicked, so the focus goes to the search.
  const leave = (act: () => void) => () => {
    act();
    search.current?.focus();
  };
  const text = query.trim();
  const isFiltered = shown !== "all";
  const isAll = text === "" && !isFiltered;
  if (isAll && hidden === 0) return <NoTenants onOpen={onOpen} />;
  return (
    <div className={styles.empty}>
      <h2>
        {text !== "" ? "No match" : isAll ? "All tenants are hidden" : `No ${tenantsUnder(shown)}`}
      </h2>
      {text !== "" && (
        <p>
          {`No tenant’s name, alias, tag or workspace ID matches “${text}”`}
          {isFiltered && ` under “${nameOfFilter(shown)}”`}.
        </p>
      )}
      {isFiltered && (
        <Button weight="secondary" onClick={leave(() => onShow("all"))}>
          {text === "" ? "Show all" : "Search all tenants"}
        </Button>
      )}
      {!isFiltered && hidden > 0 && (
        <Button weight="secondary" onClick={leave(() => onShow("hidden"))}>
          {text === "" ? "Show hidden tenants" : `Search hidden tenants (${hidden})`}
        </Button>
      )}
      {text !== "" && (
        <Button weight="secondary" onClick={leave(onClear)}>
          Clear the search
        </Button>
      )}
    </div>
  );
}
