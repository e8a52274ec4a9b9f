// The screen of every window while Tenantry is locked.
import { useBridge } from "../bridge.ts";
import { Button } from "./Button.tsx";
import { Icon } from "./icons.tsx";
import styles from "./Locked.module.css";

export function Locked() {
  const bridge = useBridge();
  return (
    <main className={styles.screen}>
      <Icon name="lock" size={32} />
      <h1>Tenantry is locked</h1>
      <p>All tokens are gone, and the clipboard no longer holds what Tenantry copied.</p>
      <Button weight="primary" autoFocus onClick={() => void bridge.unlock(null)}>
        Unlock
      </Button>
    </main>
  );
}
