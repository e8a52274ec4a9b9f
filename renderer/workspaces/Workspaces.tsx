// The everyday screen: search, choose, copy.
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from "react";
import type { AppSnapshot, Connection } from "../../electron/contract/contract.ts";
import { Notices } from "../ui/Notices.tsx";
import { chosenIndex } from "../search/selection.ts";
import { countHidden } from "../search/shown.ts";
import { useRegionKeys } from "../shortcuts/regions.ts";
import { useShortcuts } from "../shortcuts/shortcuts.ts";
import { Banner } from "./problems/Banner.tsx";
import { Dialogs, type Overlay } from "./Dialogs.tsx";
import { Empty } from "./problems/Empty.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { TenantList } from "./TenantList.tsx";
import { type Copying, useCopying } from "./useCopying.ts";
import { useStable } from "./useStable.ts";
import { useFocusOnReturn, useKeyboard } from "./useKeyboard.ts";
import { useRowActions } from "./useRowActions.ts";
import { useSearch } from "./useSearch.ts";
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

interface ProblemsProps extends Pick<WorkspacesProps, "snapshot" | "connection" | "onSettings"> {
  readonly copy: Copying["copy"];
}

/** What concerns the whole list. */
function Problems({ snapshot, connection, copy, onSettings }: ProblemsProps) {
  return (
    <div className={styles.notices}>
      <Banner {...{ snapshot, connection, copy }} onCredentials={() => onSettings("credentials")} />
      <Notices notices={snapshot.notices} />
    </div>
  );
}

/** Follows main’s requests to open the settings or to show a tenant’s row, for which the search is cleared. */
function useNavigation(
  navigation: AppSnapshot["navigation"],
  isNews: WorkspacesProps["isNews"],
  showAt: (workspaceId: string) => void,
  setOverlay: (overlay: Overlay) => void,
  onSettings: OnSettings,
): void {
  const follow = useEffectEvent(() => {
    if (navigation === null || !isNews(navigation.id)) return;
    if (navigation.to === "quickPick") return;
    setOverlay(null);
    onSettings(navigation.to === "settings" ? "settings" : null);
    if (navigation.to === "tenant") showAt(navigation.workspaceId);
  });
  const id = navigation?.id;
  useEffect(() => {
    if (id !== undefined) follow();
  }, [id]);
}

/** What lies over the list, and the keys that open it. */
function useOverlay(snapshot: AppSnapshot, onSettings: OnSettings, copy: Copying["copy"]) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const open = (kind: "add" | "find" | "shortcuts") => setOverlay({ kind });
  useShortcuts(snapshot.app.platform, {
    add: () => open("add"),
    help: () => open("shortcuts"),
    settings: () => onSettings("settings"),
  });
  useRegionKeys();
  const dialogs = (
    <Dialogs
      {...{ overlay, snapshot }}
      onClose={() => setOverlay(null)}
      onCopy={(...args) => void copy(...args)}
    />
  );
  return { setOverlay, open, dialogs };
}

export function Workspaces(props: WorkspacesProps) {
  const { snapshot, connection, isNews, onSettings, cover } = props;
  const { chooser, kind, show, showAt } = useSearch(snapshot);
  const { query, hits, selection } = chooser.choice;
  const search = useRef<HTMLInputElement>(null);
  const { copied, announcement, copy } = useCopying(snapshot);
  const choose = useStable((key: string) => void chooser.step({ kind: "choose", key }));
  const { setOverlay, open, dialogs } = useOverlay(snapshot, onSettings, copy);
  const onAction = useRowActions({ copy, choose, open: setOverlay });
  const spoken = useKeyboard({ search, chooser, onAction }, snapshot);
  useFocusOnReturn(search);
  useNavigation(snapshot.navigation, isNews, showAt, setOverlay, onSettings);

  if (cover !== null)
    return (
      <>
        {cover}
        {dialogs}
      </>
    );
  return (
    <main className={styles.screen}>
      <Header
        snapshot={snapshot}
        query={query}
        onQuery={chooser.type}
        search={search}
        onOpen={open}
        shown={kind}
        onShow={show}
        onSettings={() => onSettings("settings")}
      />
      <Problems {...{ snapshot, connection, copy, onSettings }} />
      {hits.length === 0 ? (
        <Empty
          {...{ query, search }}
          shown={kind}
          hidden={countHidden(snapshot.tenants)}
          onOpen={open}
          onShow={show}
          onClear={() => chooser.type("")}
        />
      ) : (
        <TenantList
          matches={hits}
          snapshot={snapshot}
          selected={chosenIndex(selection)}
          copied={copied}
          onAction={onAction}
          onFocus={choose}
        />
      )}
      <Footer snapshot={snapshot} hits={hits} keptForThisRun={connection.backendReason} />
      <Spoken texts={[announcement, spoken, counted(query, hits.length)]} />
      {dialogs}
    </main>
  );
}
