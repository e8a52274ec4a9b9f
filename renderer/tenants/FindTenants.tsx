// Chooses tenants from GreenLake’s list, which is read while the dialog is open and can be stopped early.
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import type { Discovery, Failure, ListedTenant, Result } from "../../electron/contract/contract.ts";
import { useBridge, useSnapshot } from "../bridge.ts";
import { passing } from "../order/shown.ts";
import { useUndoableToast } from "../toasts/useToast.ts";
import { Button } from "../ui/Button.tsx";
import { Dialog } from "../ui/Dialog.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { Field } from "../forms/Field.tsx";
import { countTenants, formatCount } from "../ui/format.ts";
import { Choices } from "./Choices.tsx";
import styles from "./FindTenants.module.css";

type Done = Extract<Discovery, { status: "done" }>;

/** Reads the list when the dialog opens; its progress arrives with the snapshot. */
function useReading() {
  const bridge = useBridge();
  const [failure, setFailure] = useState<Failure | null>(null);
  const settle = (result: Result<null, Failure>) =>
    setFailure(result.ok || result.error.kind === "cancelled" ? null : result.error);
  const read = () => void bridge.discoverTenants(null).then(settle);
  const begin = useEffectEvent(read);
  useEffect(() => begin(), []);
  const readAgain = () => {
    setFailure(null);
    read();
  };
  return { failure, readAgain };
}

/** What to know about the list before trusting it. */
function remarks(
  { tenants: list, complete, total, skipped }: Done,
  hidden: ReadonlySet<string>,
): readonly string[] {
  const known = list.filter((tenant) => tenant.known);
  const out = known.filter(({ workspaceId }) => hidden.has(workspaceId)).length;
  return [
    known.length > out ? `Already in your list: ${formatCount(known.length - out)}.` : "",
    out > 0 ? `Hidden from your list: ${formatCount(out)}.` : "",
    complete
      ? ""
      : `The list is not complete: ${formatCount(list.length)} of ${total === null ? "an unknown number" : formatCount(total)}.`,
    skipped > 0 ? `Left out, as they have no usable workspace ID: ${formatCount(skipped)}.` : "",
  ].filter((line) => line !== "");
}

/** The chosen tenants, and the two ways to add tenants. */
function useChoosing(discovery: Discovery, onClose: () => void) {
  const bridge = useBridge();
  const say = useUndoableToast();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [failure, setFailure] = useState<Failure | null>(null);
  const unknown = useMemo(
    () => (discovery.status === "done" ? discovery.tenants.filter(({ known }) => !known) : []),
    [discovery],
  );
  const toggle = (workspaceId: string) => {
    const next = new Set(chosen);
    if (!next.delete(workspaceId)) next.add(workspaceId);
    setChosen(next);
  };
  /** Null adds all tenants, and those that join the list later. */
  const add = async (workspaceIds: readonly string[] | null) => {
    const result = await bridge.addListedTenants({ workspaceIds });
    if (!result.ok) return setFailure(result.error);
    say(`${countTenants(workspaceIds?.length ?? unknown.length)} added.`, result.value);
    return onClose();
  };
  return { unknown, chosen, toggle, add, failure };
}

function Progress({ found, total }: Extract<Discovery, { status: "running" }>) {
  const bridge = useBridge();
  return (
    <div className={styles.progress}>
      <output>
        {total === null
          ? `${countTenants(found)} so far`
          : `${formatCount(found)} of ${countTenants(total)}`}
      </output>
      <progress
        aria-label="Reading the list"
        value={total === null ? undefined : found}
        max={total ?? undefined}
      />
      <Button weight="secondary" onClick={() => void bridge.cancelDiscovery(null)}>
        Stop here
      </Button>
    </div>
  );
}

/** The list as it arrives, and the choice from it. `onAdded` is called once tenants have been added. */
export function useFinding(discovery: Discovery, onAdded: () => void) {
  const { failure, readAgain } = useReading();
  const { unknown, chosen, toggle, add, failure: notAdded } = useChoosing(discovery, onAdded);
  const list = discovery.status === "done" && failure === null ? discovery : null;
  const failed = failure ?? notAdded;
  // The reading was stopped before the first page, or later.
  const isShort = discovery.status === "done" ? !discovery.complete : discovery.status === "none";
  const canReadAgain = failure !== null || isShort;
  const view = (
    <>
      {discovery.status === "running" && <Progress {...discovery} />}
      {failed !== null && <FailureBox failure={failed} />}
      {canReadAgain && (
        <Button weight="secondary" onClick={readAgain}>
          {failure === null ? "Read the list again" : "Try again"}
        </Button>
      )}
      {list !== null && <Found list={list} {...{ unknown, chosen, toggle }} />}
    </>
  );
  const addChosen = () => {
    if (chosen.size > 0) void add([...chosen]);
  };
  return {
    view,
    count: unknown.length,
    chosen: chosen.size,
    addChosen,
    addAll: () => void add(null),
  };
}

interface FoundProps {
  readonly list: Done;
  readonly unknown: readonly ListedTenant[];
  readonly chosen: ReadonlySet<string>;
  readonly toggle: (workspaceId: string) => void;
}

function Found({ list, unknown, chosen, toggle }: FoundProps) {
  const [filter, setFilter] = useState("");
  const wanted = filter.trim().toLowerCase();
  const tenants = useSnapshot()?.tenants ?? [];
  const hidden = new Set(passing(tenants, "hidden").map(({ workspaceId }) => workspaceId));
  const shown = unknown.filter(
    ({ name, workspaceId }) => name.toLowerCase().includes(wanted) || workspaceId.includes(wanted),
  );
  return (
    <>
      {remarks(list, hidden).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {list.failure !== null && <FailureBox failure={list.failure} />}
      {unknown.length === 0 ? (
        <p>
          {list.tenants.length === 0
            ? "GreenLake lists no tenant for this MSP."
            : "You already have every tenant."}
        </p>
      ) : (
        <>
          <Field label="Filter" value={filter} onChange={setFilter} />
          {shown.length > 0 ? (
            <Choices shown={shown} chosen={chosen} onToggle={toggle} />
          ) : (
            <p>No tenant’s name or workspace ID contains “{filter.trim()}”.</p>
          )}
          <p className="hint">
            “Add all” also follows the list: tenants that join it later are added automatically.
          </p>
        </>
      )}
    </>
  );
}

interface FindTenantsProps {
  readonly discovery: Discovery;
  readonly onClose: () => void;
}

export function FindTenants({ discovery, onClose }: FindTenantsProps) {
  const { view, count, chosen, addChosen, addAll } = useFinding(discovery, onClose);
  return (
    <Dialog
      title="Find tenants at GreenLake"
      onClose={onClose}
      hasTyped={chosen > 0}
      onSubmit={addChosen}
      actions={
        <>
          <Button weight="secondary" onClick={onClose}>
            Cancel
          </Button>
          {count > 0 && (
            <Button weight={chosen === 0 ? "primary" : "secondary"} onClick={addAll}>
              {`Add all ${formatCount(count)}`}
            </Button>
          )}
          {chosen > 0 && (
            <Button type="submit" weight="primary">
              {`Add ${formatCount(chosen)}`}
            </Button>
          )}
        </>
      }
    >
      {view}
    </Dialog>
  );
}
