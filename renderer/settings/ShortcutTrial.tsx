// What is known of the quick pick’s shortcut, and the button that tries it.
import { useEffect } from "react";
import type { AppSnapshot } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { shortcutName } from "../ui/shortcut.ts";
import styles from "./Settings.module.css";

export const bindInstead = "bind “tenantry --quick-pick” in the desktop’s own settings.";

const limited = `This desktop passes it on only while an older (X11) program has the focus. To use it everywhere, ${bindInstead}`;

/** What a trial found, or what one would find out. */
function finding({ shortcut, shortcutUse, settings, app }: AppSnapshot): string {
  const keys = shortcutName(settings.shortcut, app.platform);
  switch (shortcutUse) {
    case "waiting":
      return `Press ${keys} now, best in another program. The quick pick stays closed.`;
    case "seen":
      return shortcut === "limited"
        ? "Tenantry has received it once. That was while an X11 program had the focus; other programs may still keep it."
        : "It works: Tenantry has received it.";
    case "silent":
      return `Tenantry did not receive it. Another program or the desktop may keep it: press another shortcut, or ${bindInstead}`;
    default:
      return "Tenantry has not received it since it started.";
  }
}

/** Ends a trial with the window that waits for it, so that the shortcut opens the quick pick again. */
function useEndOfTrial(isWaiting: boolean) {
  const bridge = useBridge();
  useEffect(() => {
    if (!isWaiting) return undefined;
    const cancel = () => void bridge.cancelShortcutTrial(null);
    const cancelIfHidden = () => {
      if (document.hidden) cancel();
    };
    document.addEventListener("visibilitychange", cancelIfHidden);
    return () => {
      document.removeEventListener("visibilitychange", cancelIfHidden);
      cancel();
    };
  }, [bridge, isWaiting]);
}

export function ShortcutTrial({ snapshot }: { snapshot: AppSnapshot }) {
  const bridge = useBridge();
  const isWaiting = snapshot.shortcutUse === "waiting";
  const isRegistered = snapshot.shortcut === "on" || snapshot.shortcut === "limited";
  useEndOfTrial(isWaiting);
  if (!isRegistered) return null;
  return (
    <>
      <div className={styles.buttons}>
        {/* One button with two names, so that it keeps the focus. */}
        <Button
          weight="secondary"
          onClick={() =>
            void (isWaiting ? bridge.cancelShortcutTrial(null) : bridge.tryShortcut(null))
          }
        >
          {isWaiting ? "Stop waiting" : "Try it now"}
        </Button>
      </div>
      {snapshot.shortcut === "limited" && <p className="hint">{limited}</p>}
      <output aria-live="polite" aria-label="Shortcut" className="hint">
        {finding(snapshot)}
      </output>
    </>
  );
}
