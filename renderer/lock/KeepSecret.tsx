// Offers a passphrase where no keyring keeps the client secret.
import { Suspense, useState } from "react";
import { Button } from "../ui/Button.tsx";
import { useScreens } from "../useScreens.ts";

function Asking({ onClose }: { readonly onClose: () => void }) {
  const { SetPassphrase } = useScreens();
  return <SetPassphrase onClose={onClose} />;
}

export function KeepSecret({ className }: { readonly className?: string | undefined }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button weight="secondary" className={className} onClick={() => setIsOpen(true)}>
        Keep it with a passphrase…
      </Button>
      {isOpen && (
        <Suspense>
          <Asking onClose={() => setIsOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
