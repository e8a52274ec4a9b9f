// The everyday screen: search, choose, copy.
import {
  type ComponentProps,
  type ReactNode,
  Suspense,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
} from "react";
import type { AppSnapshot, Connection } from "../../electron/contract/contract.ts";
import type { BatchBars } from "../batch/BatchBars.tsx";
import { spokenProgress } from "../batch/progress.ts";
import { type BatchActions, useBatchActions } from "../batch/useBatchActions.ts";
import { useSeveral } from "../batch/useSeveral.ts";
import type { Choice } from "../search/choice.ts";
import { MspTokenRow } from "./MspTokenRow.tsx";
import { formatCount } from "../ui/format.ts";
import { Notices } from "../toasts/Notices.tsx";
import { countHidden } from "../order/shown.ts";
import { useRegionKeys } from "../shortcuts/regions.ts";
import { useShortcuts } from "../shortcuts/shortcuts.ts";
import { Banner } from "./problems/Banner.tsx";
import type { DialogsProps } from "./Dialogs.tsx";
import type { Overlay } from "./overlay.ts";
import { Empty } from "./problems/Empty.tsx";
import { Footer } from "./Footer.tsx";
import { Header } from "./Header.tsx";
import { TenantList } from "./TenantList.tsx";
import { type Copying, useCopying } from "./useCopying.ts";
import { useStable } from "../batch/useStable.ts";
import { useScreens } from "../useScreens.ts";
import { useKeyboard, useRowPress } from "./useKeyboard.ts";
import { useRowActions } from "./useRowActions.ts";
import { useSearch } from "./useSearch.ts";
import styles from "./Workspaces.module.css";

/** What can take the list’s place: the settings, the credentials form in them, or the history. */
export type Cover = "settings" | "credentials" | "history" | null;

interface WorkspacesProps {
  readonly snapshot: AppSnapshot;
  readonly connection: Extract<Connection, { status: "ready" }>;
  /** Whether a navigation has not been followed yet. The answer is yes once only, even if this screen remounts for another MSP. */
  readonly isNews: (navigationId: string) => boolean;
  readonly onCover: (open: Cover) => void;
  /** Replaces the list unless it is null. The search and the selection are kept. */
  readonly cover: ReactNode;
}

type OnCover = WorkspacesProps["onCover"];

const counted = (query: string, count: number): string =>
  query.trim() === ""
    ? ""
    : `${formatCount(count)} ${count === 1 ? "tenant matches" : "tenants match"}`;

/** Each kind of news has its own live region, so that none swallows another. */
function Spoken({ texts }: { texts: Readonly<Record<string, string>> }) {
  return (
    <div className="visually-hidden">
      {Object.entries(texts).map(([kind, text]) => (
        <p key={kind} aria-live="polite">
          {text}
        </p>
      ))}
    </div>
  );
}

interface ProblemsProps extends Pick<WorkspacesProps, "snapshot" | "connection" | "onCover"> {
  readonly copy: Copying["copy"];
}

/** What concerns the whole list. */
function Problems({ snapshot, connection, copy, onCover }: ProblemsProps) {
  return (
    <div className={styles.notices}>
      <Banner {...{ snapshot, connection, copy }} onCredentials={() => onCover("credentials")} />
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
  onCover: OnCover,
): void {
  const follow = useEffectEvent(() => {
    if (navigation === null || !isNews(navigation.id)) return;
    if (navigation.to === "quickPick") return;
    setOverlay(null);
    onCover(navigation.to === "settings" ? "settings" : null);
    if (navigation.to === "tenant") showAt(navigation.workspaceId);
  });
  const id = navigation?.id;
  useEffect(() => {
    if (id !== undefined) follow();
  }, [id]);
}

function Lying(props: DialogsProps) {
  const { Dialogs } = useScreens();
  return <Dialogs {...props} />;
}

/** What lies over the list, and the keys that open it. */
function useOverlay(
  snapshot: AppSnapshot,
  onCover: OnCover,
  copy: Copying["copy"],
  batchActions: BatchActions,
) {
  const [overlay, setOverlay] = useState<Overlay>(null);
  const open = (kind: "add" | "find" | "shortcuts") => setOverlay({ kind });
  useShortcuts(snapshot.app.platform, {
    add: () => open("add"),
    help: () => open("shortcuts"),
    settings: () => onCover("settings"),
  });
  useRegionKeys();
  const dialogs = overlay !== null && (
    <Suspense>
      <Lying
        {...{ overlay, snapshot, batchActions }}
        onClose={() => setOverlay(null)}
        onCopy={(...args) => void copy(...args)}
      />
    </Suspense>
  );
  return { setOverlay, onOpen: open, dialogs };
}

interface FootProps extends Pick<WorkspacesProps, "snapshot" | "connection"> {
  readonly choice: Choice;
  readonly several: ReturnType<typeof useSeveral>;
  readonly batchActions: BatchActions;
  readonly notCopied: string | null;
  readonly announcement: string;
  readonly spoken: string;
}

function Bars(props: ComponentProps<typeof BatchBars>) {
  const screens = useScreens();
  return <screens.BatchBars {...props} />;
}

/** The footer, and what is read aloud. */
function Foot(props: FootProps) {
  const { snapshot, connection, choice, several, batchActions, notCopied, ...said } = props;
  const { query, hits } = choice;
  const { marking, onRemoveMarked, spoken } = several;
  return (
    <>
      <Footer {...{ snapshot, hits, notCopied }} keptForThisRun={connection.backendReason}>
        <Suspense>
          <Bars
            batch={snapshot.batch}
            marked={marking.marked}
            actions={batchActions}
            onRemove={onRemoveMarked}
            onEnd={marking.end}
          />
        </Suspense>
      </Footer>
      <Spoken
        texts={{
          ...said,
          matches: counted(query, hits.length),
          marked: spoken,
          progress: spokenProgress(snapshot.batch),
        }}
      />
    </>
  );
}

export function Workspaces(props: WorkspacesProps) {
  const { snapshot, connection, isNews, onCover, cover } = props;
  const { chooser, kind: shown, show: onShow, showAt } = useSearch(snapshot);
  const { query, hits } = chooser.choice;
  const search = useRef<HTMLInputElement>(null);
  const { copied, announcement, failed, notCopied, copy, copyMsp } = useCopying(snapshot, !cover);
  const choose = useStable((key: string) => void chooser.step({ kind: "choose", key }));
  const batchActions = useBatchActions();
  const { setOverlay, onOpen, dialogs } = useOverlay(snapshot, onCover, copy, batchActions);
  const onAction = useRowActions({ copy, choose, open: setOverlay });
  const several = useSeveral(snapshot.app, {
    chooser,
    kind: shown,
    batchActions,
    askRemoval: (targets) => setOverlay({ kind: "removeMany", targets }),
    isShown: cover === null,
  });
  const { marking, scope, onGetTokens, onToggle, onRemoveMarked } = several;
  const onPress = useRowPress(search, marking);
  const spoken = useKeyboard({ search, chooser, onAction, marking, onRemoveMarked }, snapshot);
  useNavigation(snapshot.navigation, isNews, showAt, setOverlay, onCover);

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
        {...{ snapshot, query, search, shown, scope, onGetTokens, onOpen, onShow }}
        onQuery={chooser.type}
        onSettings={() => onCover("settings")}
        onHistory={() => onCover("history")}
      />
      <Problems {...{ snapshot, connection, copy, onCover }} />
      <MspTokenRow {...{ snapshot, query }} copy={copyMsp} />
      {hits.length === 0 ? (
        <Empty
          {...{ query, search, shown, onOpen, onShow }}
          hidden={countHidden(snapshot.tenants)}
          onClear={() => chooser.type("")}
        />
      ) : (
        <TenantList
          {...{ snapshot, copied, failed, marking, onAction, onPress, onToggle }}
          choice={chooser.choice}
          onFocus={choose}
        />
      )}
      <Foot
        {...{ snapshot, connection, several, batchActions, notCopied, announcement, spoken }}
        choice={chooser.choice}
      />
      {dialogs}
    </main>
  );
}
