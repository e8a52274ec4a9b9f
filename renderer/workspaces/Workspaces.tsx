// The everyday screen: search, choose, copy.
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from "react";
import type { AppSnapshot, Connection, Tenant } from "../../electron/contract.ts";
import { useBridge } from "../bridge.ts";
import { Settings } from "../settings/Settings.tsx";
import { Button } from "../ui/Button.tsx";
import { Notices } from "../ui/Notices.tsx";
import { AddTenants } from "./AddTenants.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { matching, prepareSearch } from "./search.ts";
import { RemoveTenant, RenameTenant } from "./TenantDialogs.tsx";
import { TenantList } from "./TenantList.tsx";
import type { TenantAction } from "./TenantRow.tsx";
import { type Copying, useCopying } from "./useCopying.ts";
import { useFocusOnReturn, useKeyboard, useSelection } from "./useKeyboard.ts";
import styles from "./Workspaces.module.css";

interface WorkspacesProps {
  readonly snapshot: AppSnapshot;
  readonly connection: Extract<Connection, { status: "ready" }>;
}

type Overlay =
  | { readonly kind: "add" | "settings" | "credentials" }
  | { readonly kind: "rename" | "remove"; readonly tenant: Tenant }
  | null;

function Empty({ query, onAdd }: { query: string; onAdd: () => void }) {
  return query.trim() === "" ? (
    <div className={styles.empty}>
      <h2>No tenants yet</h2>
      <p>Paste the workspace IDs of the tenants you work with.</p>
      <Button weight="primary" onClick={onAdd}>
        Add tenants
      </Button>
    </div>
  ) : (
    <div className={styles.empty}>
      <h2>No match</h2>
      <p>No tenant’s name or workspace ID matches “{query.trim()}”.</p>
    </div>
  );
}

function Dialogs({ overlay, onClose }: { overlay: Overlay; onClose: () => void }) {
  if (overlay?.kind === "add") return <AddTenants onClose={onClose} />;
  if (overlay?.kind === "rename") return <RenameTenant tenant={overlay.tenant} onClose={onClose} />;
  if (overlay?.kind === "remove") return <RemoveTenant tenant={overlay.tenant} onClose={onClose} />;
  return null;
}

const found = (query: string, count: number): string =>
  query.trim() === "" ? "" : `${count} ${count === 1 ? "tenant matches" : "tenants match"}`;

/** A live region for each kind of news, so that one does not swallow the other. */
function Spoken({ texts }: { texts: readonly [string, string, string] }) {
  const [copies, moves, matches] = texts;
  return (
    <div className="visually-hidden">
      <p aria-live="polite">{copies}</p>
      <p aria-live="polite">{moves}</p>
      <p aria-live="polite">{matches}</p>
    </div>
  );
}

/** The list follows the typing as fast as it can, and the typing never waits for it. */
function useSearch(tenants: readonly Tenant[]) {
  const [query, setQuery] = useState("");
  const drawn = useDeferredValue(query);
  useEffect(() => {
    const later = setTimeout(prepareSearch, 0, tenants);
    return () => clearTimeout(later);
  }, [tenants]);
  const shown = useMemo(() => matching(tenants, drawn), [tenants, drawn]);
  /** Enter right after typing means what was typed, not what is still shown: never another tenant. */
  const current = (selected: Tenant | undefined) =>
    query === drawn ? selected : matching(tenants, query)[0];
  return { query, setQuery, shown, current };
}

/** What a row asks for; the same function for every row, so that rows are not drawn anew for it. */
function useRowActions(
  copy: Copying["copy"],
  select: (workspaceId: string) => void,
  setOverlay: (overlay: Overlay) => void,
): (action: TenantAction, tenant: Tenant) => void {
  const bridge = useBridge();
  return useCallback(
    (action, tenant) => {
      select(tenant.workspaceId);
      if (action === "copy") void copy(tenant);
      if (action === "forget") void bridge.forgetToken({ workspaceId: tenant.workspaceId });
      if (action === "rename" || action === "remove") setOverlay({ kind: action, tenant });
      if (action === "editCredentials") setOverlay({ kind: "credentials" });
    },
    [bridge, copy, select, setOverlay],
  );
}

export function Workspaces({ snapshot, connection }: WorkspacesProps) {
  const { app, tenants, tokens, lastCopy } = snapshot;
  const { query, setQuery, shown, current } = useSearch(tenants);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const search = useRef<HTMLInputElement>(null);
  const { index, selected, select, move } = useSelection(shown);
  const { copiedId, announcement, copy } = useCopying();
  const close = () => setOverlay(null);
  const add = () => setOverlay({ kind: "add" });
  const onAction = useRowActions(copy, select, setOverlay);
  const onClear = () => setQuery("");
  const keys = { search, query, current: () => current(selected), move, onAction, onClear };
  const spoken = useKeyboard(keys, tokens);
  useFocusOnReturn(search);

  if (overlay?.kind === "settings" || overlay?.kind === "credentials") {
    const startWithCredentials = overlay.kind === "credentials";
    return <Settings {...{ snapshot, connection, startWithCredentials }} onClose={close} />;
  }
  return (
    <main className={styles.screen}>
      <Header
        app={app}
        profile={connection.profile}
        query={query}
        onQuery={setQuery}
        search={search}
        onAdd={add}
        onSettings={() => setOverlay({ kind: "settings" })}
      />
      <div className={styles.notices}>
        <Notices notices={snapshot.notices} />
      </div>
      {shown.length === 0 ? (
        <Empty query={query} onAdd={add} />
      ) : (
        <TenantList
          tenants={shown}
          tokens={tokens}
          selected={index}
          copiedId={copiedId}
          onAction={onAction}
          onFocus={select}
        />
      )}
      <Footer
        lastCopy={lastCopy}
        shown={shown.length}
        count={tenants.length}
        keptForThisRun={connection.backendReason}
        needsNetwork={!app.demo}
      />
      <Spoken texts={[announcement, spoken, found(query, shown.length)]} />
      <Dialogs overlay={overlay} onClose={close} />
    </main>
  );
}
