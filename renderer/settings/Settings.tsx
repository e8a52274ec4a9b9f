// The settings screen. Each setting is saved as soon as it is changed.
import { useState } from "react";
import type { AppSnapshot, Connection } from "../../electron/contract/contract.ts";
import { CredentialsForm } from "../credentials/CredentialsForm.tsx";
import { useEscape } from "../focus/useEscape.ts";
import { ReplaceSecret } from "../credentials/ReplaceSecret.tsx";
import { useToast } from "../toasts/useToast.ts";
import { Button } from "../ui/Button.tsx";
import { Icon } from "../ui/icons.tsx";
import { About } from "./About.tsx";
import { Clipboard } from "./Clipboard.tsx";
import { Copying } from "./Copying.tsx";
import { Credentials, RemoveCredentials, type SecretAction } from "./Credentials.tsx";
import { General } from "./General.tsx";
import { Msp } from "./Msp.tsx";
import { RotateSecret } from "./RotateSecret.tsx";
import { Security } from "./Security.tsx";
import styles from "./Settings.module.css";

interface SettingsProps {
  readonly snapshot: AppSnapshot;
  readonly connection: Extract<Connection, { status: "ready" }>;
  readonly startWithCredentials: boolean;
  readonly onClose: () => void;
}

interface ReplacingProps extends Pick<SettingsProps, "snapshot" | "connection"> {
  readonly onClose: () => void;
}

function Replacing({ snapshot, connection, onClose }: ReplacingProps) {
  const say = useToast();
  return (
    <section className={styles.section}>
      <p>The current credentials stay in use until the new ones are accepted.</p>
      <CredentialsForm
        profile={connection.profile}
        contact={snapshot.settings.contact}
        onSaved={() => {
          say("The new credentials are in use.");
          onClose();
        }}
        onCancel={onClose}
      />
    </section>
  );
}

const sections = {
  general: "General",
  copying: "Copying",
  clipboard: "Clipboard",
  security: "Security",
  msp: "MSP",
  about: "About",
} as const;

/** Shows a section by the ID of its heading, and focuses its first control. */
function goTo(id: string): void {
  const title = document.getElementById(`${id}-title`);
  title?.scrollIntoView();
  title?.closest("section")?.querySelector<HTMLElement>("input, select, button")?.focus({
    preventScroll: true,
  });
}

/** A way to each section. */
function Ways() {
  return (
    <nav aria-label="Sections" className={styles.ways}>
      {Object.entries(sections).map(([id, name]) => (
        <Button key={id} onClick={() => goTo(id)}>
          {name}
        </Button>
      ))}
    </nav>
  );
}

export function Settings({ snapshot, connection, startWithCredentials, onClose }: SettingsProps) {
  const [replacing, setReplacing] = useState(startWithCredentials);
  const shown = snapshot.msps.find(({ id }) => id === snapshot.mspId);
  const [dialog, setDialog] = useState<SecretAction | "remove" | null>(null);
  const closeDialog = () => setDialog(null);
  const { settings } = snapshot;
  const client = { profile: connection.profile, onClose: closeDialog };
  const stopReplacing = () => (startWithCredentials ? onClose() : setReplacing(false));
  const leave = () => {
    // A field is saved when it loses the focus.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    onClose();
  };
  // The credentials form handles Escape itself.
  useEscape(replacing ? null : leave);
  return (
    <main className={styles.screen}>
      <header className={styles.header}>
        <Button
          weight="icon"
          aria-label="Back"
          title="Back"
          aria-keyshortcuts="Escape"
          autoFocus
          onClick={replacing ? stopReplacing : onClose}
        >
          <Icon name="back" />
        </Button>
        <h1>{replacing ? "Replace credentials" : "Settings"}</h1>
      </header>
      {!replacing && <Ways />}
      <div className={styles.body}>
        {replacing ? (
          <Replacing {...{ snapshot, connection }} onClose={stopReplacing} />
        ) : (
          <>
            <General snapshot={snapshot} />
            <Copying snapshot={snapshot} />
            <Clipboard snapshot={snapshot} />
            <Security snapshot={snapshot} />
            {shown !== undefined && <Msp msp={shown} />}
            <Credentials
              connection={connection}
              onReplace={() => setReplacing(true)}
              onSecret={setDialog}
              onRemove={() => setDialog("remove")}
            />
            <About version={snapshot.app.version} />
          </>
        )}
      </div>
      {dialog === "remove" && <RemoveCredentials onClose={closeDialog} />}
      {dialog === "replaceSecret" && <ReplaceSecret {...client} contact={settings.contact} />}
      {dialog === "rotateSecret" && (
        <RotateSecret {...client} onReplace={() => setDialog("replaceSecret")} />
      )}
    </main>
  );
}
