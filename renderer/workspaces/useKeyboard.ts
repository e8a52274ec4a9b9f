// Keyboard control of the list: typed characters search, other keys act on the selected row.
import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { failureOf, hasCentralUrl } from "../copying/formats.ts";
import { spokenDuration, tenantName } from "../ui/format.ts";
import type { Marking } from "../batch/useMarks.ts";
import { useStable } from "../batch/useStable.ts";
import { type Hit, keyOf, tokenOf } from "../search/allMsps.ts";
import { type Choice, tieOf } from "../search/choice.ts";
import { fold } from "../search/searchIndex.ts";
import { chosenIndex } from "../search/selection.ts";
import type { Chooser } from "../search/useChoice.ts";
import { useToast } from "../toasts/useToast.ts";
import type { TenantAction } from "./rowItems.ts";
import type { TenantRowProps } from "./TenantRow.tsx";

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
};

interface KeyboardPorts {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly chooser: Chooser;
  readonly onAction: TenantRowProps["onAction"];
  readonly marking: Marking;
  /** Asks before the selected tenants are removed. */
  readonly onRemoveMarked: () => void;
}

const actions: Readonly<Record<string, TenantAction>> = {
  Enter: "copy",
  "Shift+Enter": "copyAs",
  F2: "edit",
  Delete: "remove",
};

/** The end of the ID, if what is read aloud before it fits another row too. */
function spokenId({ msp, tenant }: Hit, hits: readonly Hit[]): string {
  if (tenant.twin !== undefined) return `, ID ending in ${tenant.twin.idEnd}`;
  const name = fold(tenant.name);
  const isOneOfSeveral = hits.some(
    (other) => other.tenant !== tenant && other.msp === msp && fold(other.tenant.name) === name,
  );
  return isOneOfSeveral ? `, ID ending in ${tenant.workspaceId.slice(-4)}` : "";
}

function spokenState(hit: Hit, hits: readonly Hit[], snapshot: AppSnapshot): string {
  const { msp, tenant } = hit;
  const token = tokenOf(hit, snapshot);
  const failure = failureOf(token, hasCentralUrl(hit, snapshot));
  const endMs = token?.times?.expiresAtMs ?? 0;
  const leftS = Math.floor((endMs - Date.now()) / 1000);
  const name =
    tenantName({ name: tenant.name, workspaceId: tenant.workspaceId }) +
    (msp === null ? "" : `, ${msp.name}`);
  const hidden = tenant.hidden ? ", hidden" : "";
  const state = leftS > 0 ? `${spokenDuration(leftS)} left` : "no valid token";
  const problem = failure === null ? "" : `, ${failure.title}`;
  return `${name}${spokenId(hit, hits)}${hidden}, ${state}${problem}`;
}

/** Keys in a menu or under a dialog, and those with a modifier, are left alone. */
const isOurs = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !event.isComposing &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  event.target instanceof Element &&
  event.target.closest("[role='menu']") === null &&
  document.querySelector("dialog[open]") === null;

/** Takes the focus from a button of another row than the chosen one, which Enter would press. */
function useFocusOnChoice(search: KeyboardPorts["search"], { selection }: Choice): void {
  useEffect(() => {
    const chosen = chosenIndex(selection);
    const row = document.activeElement?.closest<HTMLElement>("main li[data-index]");
    if (chosen === -1 || row === null || row === undefined) return;
    if (row.dataset["index"] !== String(chosen)) search.current?.focus({ preventScroll: true });
  }, [search, selection]);
}

/** A press on a row makes it what the next key is about, whichever button had the focus. */
export const useRowPress = (
  search: KeyboardPorts["search"],
  { press }: Marking,
): TenantRowProps["onPress"] =>
  useStable((key, held) => {
    search.current?.focus({ preventScroll: true });
    return press(key, held);
  });

/** Answers what asks the operator to choose between equal tenants, until something has been chosen or typed. */
function useTie({ choice }: Chooser): (tie: string) => void {
  const say = useToast();
  const [asked, setAsked] = useState({ tie: "", until: new AbortController() });
  const tie = tieOf(choice);
  useEffect(() => {
    if (asked.tie !== tie) asked.until.abort();
  }, [asked, tie]);
  useEffect(() => () => asked.until.abort(), [asked]);
  return (text) => {
    const until = new AbortController();
    setAsked({ tie: text, until });
    say(text, { until: until.signal });
  };
}

/** Focuses the search whenever the window becomes visible again, unless a dialog is open. */
function useFocusOnReturn(search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const focus = () => {
      if (!document.hidden && document.querySelector("dialog") === null) search.current?.focus();
    };
    document.addEventListener("visibilitychange", focus);
    return () => document.removeEventListener("visibilitychange", focus);
  }, [search]);
}

/**
 * Listens to the whole window, so that typing still searches after a click on a row. Returns the text for a live region: the
 * focus stays in the search field while the arrows move through the rows, so a screen reader would not announce them.
 */
export function useKeyboard(ports: KeyboardPorts, snapshot: AppSnapshot) {
  const { search, chooser, onAction, marking, onRemoveMarked } = ports;
  const bridge = useBridge();
  const askToChoose = useTie(chooser);
  useFocusOnChoice(search, chooser.choice);
  useFocusOnReturn(search);
  const [spoken, setSpoken] = useState("");
  const act = ({ key, shiftKey, timeStamp, repeat }: KeyboardEvent): boolean => {
    const { query } = chooser.choice;
    const by = steps[key];
    const action = actions[shiftKey && key === "Enter" ? "Shift+Enter" : key];
    if (by !== undefined) {
      const { chosen } = chooser.choice.selection;
      const next = chooser.step({ kind: "move", by, end: "stops" });
      if (next !== null && shiftKey) marking.extend(chosen, keyOf(next));
      else marking.leaveRange();
      if (next !== null) setSpoken(spokenState(next, chooser.choice.hits, snapshot));
    } else if (key === "Escape") {
      if (marking.marked.length > 0) marking.end();
      else if (query === "") void bridge.hideWindow(null);
      else chooser.type("");
    } else if (action === undefined || (action === "remove" && query !== "")) {
      return false;
    } else if (action === "remove" && marking.marked.length > 0) {
      onRemoveMarked();
    } else if (!repeat) {
      const { hit, tie } = chooser.press(timeStamp);
      if (hit !== null) onAction(action, hit);
      else if (tie !== "") askToChoose(tie);
    }
    return true;
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!isOurs(event) || search.current === null) return;
    const onButton = event.target instanceof HTMLButtonElement;
    if (onButton && (event.key === "Enter" || event.key === " ")) return;
    if (steps[event.key] !== undefined || event.key.length === 1) search.current.focus();
    if (act(event)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return spoken;
}
