// Chooses the main window’s screen: first run, workspaces, settings, lock, or “main does not answer”.
import { Suspense, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { AppSnapshot, Connection } from "../electron/contract/contract.ts";
import styles from "./App.module.css";
import { useBridge, useLoading, useSnapshot } from "./bridge.ts";
import { holdEnter } from "./focus/behind.ts";
import { useKeptFocus } from "./focus/keepFocus.ts";
import { loadMenus } from "./menus/OpenMenu.tsx";
import { useShortcuts } from "./shortcuts/shortcuts.ts";
import { Toasts } from "./toasts/Toasts.tsx";
import { Button } from "./ui/Button.tsx";
import { FailureBox } from "./ui/FailureBox.tsx";
import { useTheme } from "./ui/useTheme.ts";
import { loadScreens, useScreens } from "./useScreens.ts";
import { type Cover, Workspaces } from "./workspaces/Workspaces.tsx";

function NoAnswer() {
  const { failure, load } = useLoading();
  if (failure === null) return null;
  return (
    <main className={styles.screen}>
      <h1>Tenantry</h1>
      <FailureBox failure={failure} />
      <Button weight="primary" onClick={load}>
        Try again
      </Button>
    </main>
  );
}

interface ScreenProps {
  readonly snapshot: AppSnapshot;
  readonly isNews: (navigationId: string) => boolean;
}

/** The wizard restarts when this key changes: for another MSP, and once a team file has named this one. */
function useWizardKey({ connection, mspId }: AppSnapshot): string {
  const [named, setNamed] = useState("");
  if (connection.status !== "needsSecret") return named.startsWith(mspId) ? named : mspId;
  const key = `${mspId} ${connection.profile.workspaceId}`;
  if (key !== named) setNamed(key);
  return key;
}

interface EverydayProps extends ScreenProps {
  readonly connection: Extract<Connection, { status: "ready" }>;
}

interface CoveringProps extends Omit<EverydayProps, "isNews"> {
  readonly open: Exclude<Cover, null>;
  readonly onClose: () => void;
}

function Covering({ open, snapshot, connection, onClose }: CoveringProps) {
  const { HistoryScreen, Settings } = useScreens();
  return open === "history" ? (
    <HistoryScreen {...{ snapshot, onClose }} />
  ) : (
    <Settings
      {...{ snapshot, connection, onClose }}
      startWithCredentials={open === "credentials"}
    />
  );
}

/** A connected MSP: its list, or the settings or the history in the list’s place. */
function Everyday({ snapshot, connection, isNews }: EverydayProps) {
  const [open, setOpen] = useState<Cover>(null);
  const cover = open !== null && (
    <Suspense>
      <Covering {...{ open, snapshot, connection }} onClose={() => setOpen(null)} />
    </Suspense>
  );
  return (
    <Workspaces {...{ snapshot, connection, isNews }} onCover={setOpen} cover={cover || null} />
  );
}

/** An MSP that is not connected. */
function Connecting({ snapshot }: Pick<ScreenProps, "snapshot">) {
  const { connection, mspId } = snapshot;
  const { EnterSecret, Wizard } = useScreens();
  const wizardKey = useWizardKey(snapshot);
  return connection.status === "needsSecret" && connection.profile.clientId !== "" ? (
    <EnterSecret key={mspId} snapshot={snapshot} connection={connection} />
  ) : (
    <Wizard key={wizardKey} snapshot={snapshot} />
  );
}

/** The screen that the connection calls for. */
function Screen({ snapshot, isNews }: ScreenProps) {
  const { connection, draft, mspId } = snapshot;
  // At the wizard’s first step nothing has been entered yet, so leaving it loses nothing.
  if (connection.status === "ready" && (draft === null || draft.step === "start"))
    return <Everyday key={mspId} {...{ snapshot, connection, isNews }} />;
  return <Connecting snapshot={snapshot} />;
}

function Lock({ passphrase }: Pick<AppSnapshot, "passphrase">) {
  const { Locked } = useScreens();
  return <Locked passphrase={passphrase} />;
}

function Drop() {
  const { TeamDrop } = useScreens();
  return <TeamDrop />;
}

/** What asks for attention over any screen. */
function Overlays({ snapshot }: Pick<ScreenProps, "snapshot">) {
  const { ImportTeam, NewSecret } = useScreens();
  const { teamFile, copyFormats, newSecret, clipboard, lastCopy } = snapshot;
  return (
    <>
      {teamFile !== null && <ImportTeam state={teamFile} formats={copyFormats} />}
      {newSecret !== null && <NewSecret held={newSecret} {...{ clipboard, lastCopy }} />}
    </>
  );
}

/** Another MSP’s list, or any list after the lock, is a new screen: an Enter pressed before it came is not for it. */
function useEnterHeldAtNewScreen(snapshot: AppSnapshot | null): void {
  const screen = snapshot === null ? null : snapshot.locked ? "locked" : snapshot.mspId;
  const last = useRef(screen);
  useLayoutEffect(() => {
    if (last.current !== null && last.current !== screen) holdEnter();
    last.current = screen;
  }, [screen]);
}

export function App() {
  const snapshot = useSnapshot();
  useEnterHeldAtNewScreen(snapshot);
  const followed = useRef<string | null>(null);
  const isNews = (navigationId: string): boolean => {
    const news = navigationId !== followed.current;
    followed.current = navigationId;
    return news;
  };
  useTheme(snapshot?.settings.theme ?? "system");
  useKeptFocus();
  const bridge = useBridge();
  useShortcuts(snapshot?.app.platform, {
    lock: () => void bridge.lock(null),
    hide: () => void bridge.hideWindow(null),
    quit: () => void bridge.quit(null),
  });
  const hasAnswer = snapshot !== null;
  useEffect(() => {
    if (!hasAnswer) return;
    void loadMenus();
    void loadScreens();
  }, [hasAnswer]);
  if (snapshot === null) return <NoAnswer />;
  if (snapshot.locked)
    return (
      <Suspense>
        <Lock passphrase={snapshot.passphrase} />
      </Suspense>
    );
  return (
    <Toasts>
      <Suspense>
        <Drop />
      </Suspense>
      <Suspense>
        <Screen snapshot={snapshot} isNews={isNews} />
      </Suspense>
      {(snapshot.teamFile !== null || snapshot.newSecret !== null) && (
        <Suspense>
          <Overlays snapshot={snapshot} />
        </Suspense>
      )}
    </Toasts>
  );
}
