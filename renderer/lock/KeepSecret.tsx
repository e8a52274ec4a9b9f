// Offers a passphrase where no keyring keeps the client secret.
import { type ComponentType, useState } from "react";
import { Button } from "../ui/Button.tsx";

interface KeepSecretProps {
  readonly className?: string | undefined;
  /** The dialog that asks for the passphrase. */
  readonly dialog: ComponentType<{ readonly onClose: () => void }>;
}

export function KeepSecret({ className, dialog: SetPassphrase }: KeepSecretProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button weight="secondary" className={className} onClick={() => setIsOpen(true)}>
        Keep it with a passphrase…
      </Button>
      {isOpen && <SetPassphrase onClose={() => setIsOpen(false)} />}
    </>
  );
}
