// Asks for the passphrase that shall keep the client secret.
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";
import { PassphraseFields, usePassphrase } from "./PassphraseFields.tsx";

export function SetPassphrase({ onClose }: { readonly onClose: () => void }) {
  const { save, isSaving, hasTyped, ...fields } = usePassphrase("set", onClose);
  return (
    <Dialog
      title="Keep the client secret"
      onClose={onClose}
      hasTyped={hasTyped}
      onSubmit={() => void save()}
      actions={
        <SubmitOrCancel onCancel={onClose}>
          {isSaving ? "Saving…" : "Set passphrase"}
        </SubmitOrCancel>
      }
    >
      <p>
        This desktop has no keyring that Tenantry can use, so it forgets the client secret when you
        quit. With a passphrase it keeps the secret, encrypted. It then starts locked, and asks for
        the passphrase.
      </p>
      <PassphraseFields step="set" {...fields} />
    </Dialog>
  );
}
