// The everyday screen: search, choose, copy.
import {
  type ReactNode,
  useCallback,
  useDeferredValue,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from "react";
import type { AppSnapshot, Connection, Tenant } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { Notices } from "../ui/Notices.tsx";
import { matching, pinnedFirst } from "../search/search.ts";
import { prepareSearch } from "../search/searchIndex.ts";
import { AddTenants } from "../tenants/AddTenants.tsx";
import { FindTenants } from "../tenants/FindTenants.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { InspectToken } from "./InspectToken.tsx";
import { belongsTo, type Shown, shownWords } from "./shown.ts";
import { EditTenant, RemoveTenant } from "../tenants/TenantDialogs.tsx";
import { TenantList } from "./TenantList.tsx";
import type { TenantRowProps } from "./TenantRow.tsx";
import { type Copying, useCopying } from "./useCopying.ts";
import { useFocusOnReturn, useKeyboard, useSelection } from "./useKeyboard.ts";
import styles from "./Workspaces.module.css";

interface WorkspacesProps {
  readonly snapshot: AppSnapshot;
  readonly connection: Extract<Connection, { status: "ready" }>;
  /** Whether a navigation has not been followed yet. The answer is yes once only, even if this screen remounts for another MSP. */
  readonly isNews: (navigationId: string) => boolean;
  /** Opens the settings, or the credentials form in them; null closes them. */
  readonly onSettings: (open: "settings" | "credentials" | null) => void;
  /** Replaces the list unless it is null. The search and the selection are kept. */
  readonly cover: ReactNode;
}

type OnSettings = WorkspacesProps["onSettings"];

type Overlay =
  | { readonly kind: "add" | "find" }
  | { readonly kind: "edit" | "inspect" | "remove"; readonly tenant: Tenant }
  | null;

interface EmptyProps {
  readonly query: string;
  readonly shown: Shown;
  readonly onAdd: () => void;
  readonly onFind: () => void;
}

function Empty({ query, shown, onAdd, onFind }: EmptyProps) {
  const text = query.trim();
  const what =
    text === ""
      ? `No tenant under “${shownWords[shown]}”.`
      : `No tenant’s name, alias or workspace ID matches “${text}”.`;
  return text === "" && shown === "all" ? (
    <div className={styles.empty}>
      <h2>No tenants yet</h2>
      <p>Find the MSP’s tenants at GreenLake, or paste the workspace IDs of the ones you need.</p>
      <Button weight="primary" onClick={onFind}>
        Find tenants at GreenLake
      </Button>
      <Button weight="secondary" onClick={onAdd}>
        Paste workspace IDs
      </Button>
    </div>
  ) : (
    <div className={styles.empty}>
      <h2>No match</h2>
      <p>{what}</p>
    </div>
  );
}

interface DialogsProps {
  readonly overlay: Overlay;
  readonly snapshot: AppSnapshot;
  readonly onClose: () => void;
}

function Dialogs({ overlay, snapshot, onClose }: DialogsProps) {
  const { discovery, copyFormats: formats } = snapshot;
  if (overlay?.kind === "find") return <FindTenants discovery={discovery} onClose={onClose} />;
  if (overlay?.kind === "add") return <AddTenants onClose={onClose} />;
  if (overlay?.kind === "edit")
    return (
      <EditTenant
        tenant={overlay.tenant}
        formats={formats}
        defaultFormat={snapshot.settings.copyFormat}
        onClose={onClose}
      />
    );
  if (overlay?.kind === "inspect")
    return <InspectToken tenant={overlay.tenant} onClose={onClose} />;
  if (overlay?.kind === "remove") return <RemoveTenant tenant={overlay.tenant} onClose={onClose} />;
  return null;
}

const counted = (query: string, count: number): string =>
  query.trim() === "" ? "" : `${count} ${count === 1 ? "tenant matches" : "tenants match"}`;

/** Each kind of news has its own live region, so that none swallows another. */
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

/** More than anyone reads; typing more narrows the list. */
const mostMatches = 500;

/** The list follows the typing as fast as it can; typing never waits for the list. */
function useSearch({ tenants: all, usage }: AppSnapshot) {
  const [query, setQuery] = useState("");
  const [kind, setKind] = useState<Shown>("all");
  const tenants = useMemo(
    () => (kind === "all" ? all : all.filter((tenant) => belongsTo(tenant, kind))),
    [all, kind],
  );
  const drawn = useDeferredValue(query);
  useEffect(() => prepareSearch(tenants), [tenants]);
  const unsearched = useMemo(() => pinnedFirst(tenants), [tenants]);
  const find = (text: string) =>
    text.trim() === "" ? unsearched : matching(tenants, text, usage, mostMatches);
  // Not recomputed when usage changes, so that no row moves while the operator copies. The next search uses it.
  // oxlint-disable-next-line react/exhaustive-deps
  const shown = useMemo(() => find(drawn), [unsearched, drawn]);
  /** Enter pressed before the list has caught up acts on the newest text’s best match, never on an outdated row. */
  const current = (selected: Tenant | undefined) =>
    query === drawn ? selected : find(query)[0]?.tenant;
  const showAll = () => {
    setQuery("");
    setKind("all");
  };
  return { query, setQuery, kind, setKind, shown, current, showAll };
}

/** Handles a row’s actions. The function is stable, so that it does not re-render the rows. */
function useRowActions(
  copy: Copying["copy"],
  select: (workspaceId: string) => void,
  setOverlay: (overlay: Overlay) => void,
  onSettings: OnSettings,
): TenantRowProps["onAction"] {
  const bridge = useBridge();
  return useCallback(
    (action, tenant, format) => {
      const { workspaceId, pinned } = tenant;
      select(workspaceId);
      if (action === "copy") void copy(tenant, format);
      if (action === "forget") void bridge.forgetToken({ workspaceId });
      if (action === "pin") void bridge.updateTenant({ workspaceId, change: { pinned: !pinned } });
      if (action === "edit" || action === "inspect" || action === "remove")
        setOverlay({ kind: action, tenant });
      if (action === "editCredentials") onSettings("credentials");
    },
    [bridge, copy, select, setOverlay, onSettings],
  );
}

/** Follows main’s requests to open the settings or to show a tenant’s row, for which the search is cleared. */
function useNavigation(
  navigation: AppSnapshot["navigation"],
  isNews: WorkspacesProps["isNews"],
  showAll: () => void,
  select: (workspaceId: string) => void,
  setOverlay: (overlay: Overlay) => void,
  onSettings: OnSettings,
): void {
  const follow = useEffectEvent(() => {
    if (navigation === null || !isNews(navigation.id)) return;
    if (navigation.to === "quickPick") return;
    setOverlay(null);
    onSettings(navigation.to === "settings" ? "settings" : null);
    if (navigation.to !== "tenant") return;
    showAll();
    select(navigation.workspaceId);
  });
  const id = navigation?.id;
  useEffect(() => {
    if (id !== undefined) follow();
  }, [id]);
}

export function Workspaces(props: WorkspacesProps) {
  const { snapshot, connection, isNews, onSettings, cover } = props;
  const { tokens, copyFormats } = snapshot;
  const { query, setQuery, shown, current, kind, setKind, showAll } = useSearch(snapshot);
  const [overlay, setOverlay] = useState<Overlay>(null);
  const search = useRef<HTMLInputElement>(null);
  const { index, selected, select, move } = useSelection(shown);
  const { copiedId, announcement, copy } = useCopying();
  const close = () => setOverlay(null);
  const open = (what: "add" | "find") => () => setOverlay({ kind: what });
  const onAction = useRowActions(copy, select, setOverlay, onSettings);
  const onClear = () => setQuery("");
  const keys = { search, query, current: () => current(selected), move, onAction, onClear };
  const spoken = useKeyboard(keys, tokens);
  useFocusOnReturn(search);
  useNavigation(snapshot.navigation, isNews, showAll, select, setOverlay, onSettings);

  if (cover !== null) return cover;
  return (
    <main className={styles.screen}>
      <Header
        snapshot={snapshot}
        query={query}
        onQuery={setQuery}
        search={search}
        onAdd={open("add")}
        onFind={open("find")}
        shown={kind}
        onShow={setKind}
        onSettings={() => onSettings("settings")}
      />
      <div className={styles.notices}>
        <Notices notices={snapshot.notices} />
      </div>
      {shown.length === 0 ? (
        <Empty query={query} shown={kind} onAdd={open("add")} onFind={open("find")} />
      ) : (
        <TenantList
          matches={shown}
          tokens={tokens}
          formats={copyFormats}
          selected={index}
          copiedId={copiedId}
          onAction={onAction}
          onFocus={select}
        />
      )}
      <Footer snapshot={snapshot} shown={shown.length} keptForThisRun={connection.backendReason} />
      <Spoken texts={[announcement, spoken, counted(query, shown.length)]} />
      <Dialogs overlay={overlay} snapshot={snapshot} onClose={close} />
    </main>
  );
}
