// What is typed, what is chosen and what comes of it: the quick pick without its looks.
import { type KeyboardEvent, useEffect, useState } from "react";
import type { AppSnapshot, Failure, Tenant } from "../../electron/contract.ts";
import { useBridge } from "../bridge.ts";
import { matching, type Match, prepareSearch, usedFirst } from "../ui/search.ts";

const mostMatches = 10;

const find = ({ tenants, usage }: AppSnapshot, query: string): readonly Match[] =>
  query.trim() === ""
    ? usedFirst(tenants, usage).slice(0, mostMatches)
    : matching(tenants, query, usage, mostMatches);

/** Copies and closes; a failure keeps the window open and says why. */
function useCopy() {
  const bridge = useBridge();
  const [copying, setCopying] = useState<Tenant | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const copy = async (tenant: Tenant, format?: string) => {
    if (copying !== null) return;
    setCopying(tenant);
    setFailure(null);
    const { workspaceId } = tenant;
    const wanted = format === undefined ? { workspaceId } : { workspaceId, format };
    const result = await bridge.copyToken(wanted);
    setCopying(null);
    if (result.ok) await bridge.closeQuickPick(null);
    else setFailure(result.error);
  };
  return { copying, failure, copy, forgive: () => setFailure(null) };
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export function usePicker(snapshot: AppSnapshot) {
  const { tenants, copyFormats } = snapshot;
  const [query, setQuery] = useState("");
  const [index, setIndex] = useState(0);
  /** The tenant whose format is being picked. */
  const [picking, setPicking] = useState<Tenant | null>(null);
  const { copying, failure, copy, forgive } = useCopy();
  const matches = find(snapshot, query);
  const count = picking === null ? matches.length : copyFormats.length;
  const chosen = Math.min(index, count - 1);

  useEffect(() => {
    const later = setTimeout(prepareSearch, 0, tenants);
    return () => clearTimeout(later);
  }, [tenants]);

  const pickFormat = (tenant: Tenant | null) => {
    setPicking(tenant);
    setIndex(0);
  };
  /** `asks`: for the format first. */
  const act = (at: number, asks: boolean) => {
    const tenant = picking ?? matches[at]?.tenant;
    if (tenant === undefined) return;
    if (picking === null && asks) pickFormat(tenant);
    else void copy(tenant, picking === null ? undefined : copyFormats[at]?.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = steps[event.key];
    if (step !== undefined) setIndex((chosen + step + count) % Math.max(1, count));
    else if (event.key === "Enter") act(chosen, event.shiftKey);
    else if (event.key === "Escape" && picking !== null) pickFormat(null);
    else return;
    event.preventDefault();
  };
  const type = (text: string) => {
    setQuery(text);
    setIndex(0);
    forgive();
  };
  return { query, type, matches, count, chosen, picking, copying, failure, act, onKeyDown };
}
