// Offers a new client secret that Tenantry could not save for sure, so that the operator can save it by hand.
import { useState } from "react";
import type {
  AppSnapshot,
  Failure,
  NewSecret as Held,
  Result,
} from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { Button } from "../ui/Button.tsx";
import { useSecondsUntil } from "../ui/clock.ts";
import { Dialog, SubmitOrCancel } from "../ui/Dialog.tsx";
import { Fact, Facts } from "../ui/Facts.tsx";
import { FailureBox } from "../ui/FailureBox.tsx";
import { formatDuration } from "../ui/format.ts";
import { Icon } from "../ui/icons.tsx";
import styles from "./NewSecret.module.css";

type Copies = Pick<AppSnapshot, "clipboard" | "lastCopy">;

interface NewSecretProps extends Copies {
  readonly held: Held;
}

function useNewSecret() {
  const bridge = useBridge();
  const [busy, setBusy] = useState(false);
  const [copied, setCopied] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const ask = async <T,>(asked: Promise<Result<T, Failure>>, then: (value: T) => void) => {
    setFailure(null);
    const result = await asked;
    if (result.ok) then(result.value);
    else setFailure(result.error);
  };
  return {
    busy,
    copied,
    failure,
    copy: () => ask(bridge.copyNewSecret(null), setCopied),
    show: () => ask(bridge.showNewSecret(null), () => undefined),
    forget: () => ask(bridge.forgetNewSecret(null), () => undefined),
    keep: async () => {
      if (busy) return;
      setBusy(true);
      await ask(bridge.keepNewSecret(null), () => undefined);
      setBusy(false);
    },
  };
}

/** If `lastCopy` is set, a token has replaced the secret on the clipboard. */
function Copied({ clipboard, lastCopy }: Copies) {
  const seconds = useSecondsUntil(clipboard?.clearsAtMs ?? null);
  if (clipboard === null || lastCopy !== null) return <p>It is no longer on the clipboard.</p>;
  return (
    <p className={styles.copied}>
      <Icon name="tick" />
      Copied{seconds !== null && `; the clipboard is cleared in ${formatDuration(seconds)}`}
    </p>
  );
}

function Closing({
  held,
  onBack,
  onForget,
}: {
  held: Held;
  onBack: () => void;
  onForget: () => void;
}) {
  return (
    <Dialog
      title="Forget the new secret?"
      onClose={onBack}
      onSubmit={onForget}
      actions={
        <SubmitOrCancel weight="danger" cancel="Back" onCancel={onBack}>
          Forget it
        </SubmitOrCancel>
      }
    >
      <p>
        {held.isKept
          ? "It stays sealed on this computer, and Tenantry uses it."
          : "It is not stored anywhere else: unless you have saved it, you will have to reset the secret in the GreenLake console."}
      </p>
    </Dialog>
  );
}

function SaveByHand({ onCopy, onShow }: { onCopy: () => void; onShow: () => void }) {
  return (
    <>
      <p>
        Copy it and save it, for example in your password manager: GreenLake will not show it again,
        and Tenantry forgets it when this dialog closes.
      </p>
      <div className={styles.secret}>
        <Button weight="secondary" onClick={onCopy}>
          <Icon name="copy" />
          Copy the new secret…
        </Button>
        <Button weight="secondary" onClick={onShow}>
          <Icon name="eye" />
          Show it…
        </Button>
      </div>
    </>
  );
}

export function NewSecret({ held, ...copies }: NewSecretProps) {
  const { busy, copied, failure, copy, show, forget, keep } = useNewSecret();
  const [closing, setClosing] = useState(false);
  if (closing)
    return <Closing held={held} onBack={() => setClosing(false)} onForget={() => void forget()} />;
  return (
    <Dialog
      title="Save the new client secret"
      onClose={() => setClosing(true)}
      onSubmit={keep}
      actions={
        <SubmitOrCancel cancel="Close" onCancel={() => setClosing(true)} aria-disabled={busy}>
          {busy ? "Trying…" : "Try again"}
        </SubmitOrCancel>
      }
    >
      <p>
        GreenLake has given this API client a new secret, and the old one no longer works.{" "}
        {held.isKept
          ? "The new one is sealed on this computer but could not be checked."
          : "The new one could not be saved on this computer."}
      </p>
      <Facts>
        <Fact term="Client ID" id={held.clientId} />
        <Fact term="MSP">
          <bdi>{held.mspName}</bdi>
        </Fact>
      </Facts>
      <FailureBox failure={failure ?? held.failure} />
      {!held.isKept && <SaveByHand onCopy={() => void copy()} onShow={() => void show()} />}
      <div aria-live="polite">{copied && <Copied {...copies} />}</div>
    </Dialog>
  );
}
