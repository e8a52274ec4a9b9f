// Keyboard control of the list: typed characters search, other keys act on the selected row.
import { type RefObject, useEffect, useEffectEvent, useState } from "react";
import type { AppSnapshot, Tenant } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { spokenDuration, tenantName } from "../ui/format.ts";
import type { Match } from "../search/search.ts";
import type { TenantAction } from "./TenantRow.tsx";

/** The selected row. It follows its tenant when the list changes, and is the first row if that tenant is gone. */
export function useSelection(shown: readonly Match[]) {
  const [selectedId, select] = useState<string | null>(null);
  const found = shown.findIndex(({ tenant }) => tenant.workspaceId === selectedId);
  const index = Math.max(0, found);
  const move = (by: number): Tenant | undefined => {
    const next = shown[Math.min(shown.length - 1, Math.max(0, index + by))]?.tenant;
    if (next !== undefined) select(next.workspaceId);
    return next;
  };
  return { index, selected: shown[index]?.tenant, select, move };
}

const steps: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
};

interface KeyboardPorts {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly query: string;
  /** The tenant that Enter, F2 and Delete act on. */
  readonly current: () => Tenant | undefined;
  readonly move: (by: number) => Tenant | undefined;
  readonly onAction: (action: TenantAction, tenant: Tenant) => void;
  readonly onClear: () => void;
}

const actions: Readonly<Record<string, TenantAction>> = {
  Enter: "copy",
  F2: "edit",
  Delete: "remove",
};

const spokenState = (tenant: Tenant, tokens: AppSnapshot["tokens"]): string => {
  const endMs = tokens[tenant.workspaceId]?.times?.expiresAtMs ?? 0;
  const leftS = Math.floor((endMs - Date.now()) / 1000);
  return `${tenantName(tenant)}, ${leftS > 0 ? `${spokenDuration(leftS)} left` : "no valid token"}`;
};

/** Keys in a dialog or a menu, and those with a modifier, are left alone. */
const isOurs = (event: KeyboardEvent): boolean =>
  !event.defaultPrevented &&
  !event.isComposing &&
  !event.ctrlKey &&
  !event.metaKey &&
  !event.altKey &&
  event.target instanceof Element &&
  event.target.closest("dialog, [role='menu']") === null;

/**
 * Listens to the whole window, so that typing still searches after a click on a row. Returns the text for a live region: the
 * focus stays in the search field while the arrows move through the rows, so a screen reader would not announce them.
 */
export function useKeyboard(ports: KeyboardPorts, tokens: AppSnapshot["tokens"]) {
  const { search, query, current, move, onAction, onClear } = ports;
  const bridge = useBridge();
  const [spoken, setSpoken] = useState("");
  const act = (key: string): boolean => {
    const step = steps[key];
    const action = actions[key];
    const tenant = current();
    if (step !== undefined) {
      const next = move(step);
      if (next !== undefined) setSpoken(spokenState(next, tokens));
    } else if (key === "Escape") {
      if (query === "") void bridge.hideWindow(null);
      else onClear();
    } else if (action === undefined || (action === "remove" && query !== "")) {
      return false;
    } else if (tenant !== undefined) {
      onAction(action, tenant);
    }
    return true;
  };
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!isOurs(event) || search.current === null) return;
    const onButton = event.target instanceof HTMLButtonElement;
    if (onButton && (event.key === "Enter" || event.key === " ")) return;
    if (steps[event.key] !== undefined || event.key.length === 1) search.current.focus();
    if (act(event.key)) event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
  return spoken;
}

/** Focuses the search whenever the window becomes visible again, unless a dialog is open. */
export function useFocusOnReturn(search: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const focus = () => {
      if (!document.hidden && document.querySelector("dialog") === null) search.current?.focus();
    };
    document.addEventListener("visibilitychange", focus);
    return () => document.removeEventListener("visibilitychange", focus);
  }, [search]);
}
