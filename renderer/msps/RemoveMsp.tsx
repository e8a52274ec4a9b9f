// Asks before an MSP is removed.
import type { MspSummary } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { useToast } from "../toasts/useToast.ts";
import { ConfirmRemoval } from "../ui/ConfirmRemoval.tsx";

interface RemoveMspProps {
  readonly msp: MspSummary;
  readonly onClose: () => void;
}

export function RemoveMsp({ msp, onClose }: RemoveMspProps) {
  const bridge = useBridge();
  const say = useToast();
  return (
    <ConfirmRemoval
      title={`Remove ${msp.name}`}
      remove={() => bridge.removeMsp(null, msp.id)}
      onRemoved={(change) =>
        say(`${msp.name} removed. Undo brings back all but its client secret and its history.`, {
          action: {
            label: "Undo",
            run: () => bridge.bringBackMsp(change),
            done: `${msp.name} is back, without its client secret and its history.`,
          },
        })
      }
      onClose={onClose}
    >
      Its client secret, its tokens, its history and its list of tenants are deleted from this
      computer immediately. For a moment, Undo can bring back the list, but neither the secret nor
      the history. Export a team file first if you might need the list again. Nothing changes at
      GreenLake.
    </ConfirmRemoval>
  );
}
