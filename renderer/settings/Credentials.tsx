// Shows the API client in use and where its secret is kept, and leads to replacing or removing it.
import { useState } from "react";
import type { Connection, VaultBackend } from "../../electron/contract/contract.ts";
import { useBridge, useSnapshot } from "../bridge.ts";
import { CheckDialog } from "../credentials/CheckDialog.tsx";
import { useToast } from "../toasts/useToast.ts";
import { Button } from "../ui/Button.tsx";
import { Deed, Deeds } from "../ui/Deeds.tsx";
import { ConfirmRemoval } from "../ui/ConfirmRemoval.tsx";
import { Fact, Facts } from "../ui/Facts.tsx";
import styles from "./Settings.module.css";

export type SecretAction = "replaceSecret" | "rotateSecret";

interface CredentialsProps {
  readonly connection: Extract<Connection, { status: "ready" }>;
  readonly onSecret: (action: SecretAction) => void;
  readonly onReplace: () => void;
  readonly onRemove: () => void;
}

const places: Readonly<Record<VaultBackend, string>> = {
  safeStorage: "Encrypted with a key held by the operating system",
  keychain: "In the operating system’s keychain",
  passphrase: "Encrypted with your passphrase",
  memory: "In memory, for this run only",
};

export function Credentials({ connection, onSecret, onReplace, onRemove }: CredentialsProps) {
  const { profile, backend, backendReason } = connection;
  const contact = useSnapshot()?.settings.contact ?? "";
  const [checking, setChecking] = useState(false);
  // The empty secret stands for the sealed one.
  const { workspaceId: workspace, clientId, baseUrl, scope } = profile;
  const saved = { workspace, clientId, clientSecret: "", baseUrl, scope, contact };
  return (
    <section className={styles.section} aria-labelledby="credentials-title">
      <h3 id="credentials-title">API client</h3>
      <Facts>
        <Fact term="MSP workspace" id={profile.workspaceId} />
        <Fact term="Client ID" id={profile.clientId} />
        <Fact term="Address">{profile.baseUrl}</Fact>
        <Fact term="Client secret">
          {places[backend]}
          {backendReason !== null && `. ${backendReason}`}
        </Fact>
      </Facts>
      <p className="hint">
        This client belongs to the person who created it and stops working when they leave.
      </p>
      <Deeds>
        <Deed says="Tries every step up to a tenant’s token, and changes nothing.">
          <Button weight="secondary" onClick={() => setChecking(true)}>
            Check connection
          </Button>
        </Deed>
        <Deed says="The same API client has a new secret, made in the console.">
          <Button weight="secondary" onClick={() => onSecret("replaceSecret")}>
            Replace the secret
          </Button>
        </Deed>
        <Deed says="Tenantry gives the API client a new secret. The old one stops working at once.">
          <Button weight="secondary" onClick={() => onSecret("rotateSecret")}>
            Rotate secret…
          </Button>
        </Deed>
        <Deed says="Another API client takes this one’s place.">
          <Button weight="secondary" onClick={onReplace}>
            Replace credentials
          </Button>
        </Deed>
        <Deed says="Deletes the secret from this computer. Your tenants stay.">
          <Button weight="danger" onClick={onRemove}>
            Remove credentials
          </Button>
        </Deed>
      </Deeds>
      {checking && <CheckDialog input={saved} onClose={() => setChecking(false)} />}
    </section>
  );
}

export function RemoveCredentials({ onClose }: { onClose: () => void }) {
  const bridge = useBridge();
  const say = useToast();
  return (
    <ConfirmRemoval
      title="Remove credentials"
      remove={() => bridge.removeCredentials(null)}
      onRemoved={() => say("Credentials removed.")}
      onClose={onClose}
    >
      The client secret is deleted from this computer and every token is forgotten immediately. Your
      list of tenants stays. The API client itself is not affected. This cannot be undone: to
      connect again, you have to enter the secret again.
    </ConfirmRemoval>
  );
}
