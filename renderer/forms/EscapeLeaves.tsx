// Asks before Escape throws away what was typed into a form that is no dialog.
import { useState } from "react";
import { useEscape } from "../focus/useEscape.ts";
import { Discard } from "../ui/Dialog.tsx";

interface EscapeLeavesProps {
  readonly hasTyped: boolean;
  readonly onLeave: () => void;
  /** True for a form in a screen that Escape leaves, too. */
  readonly isFirst?: boolean;
}

export function EscapeLeaves({ hasTyped, onLeave, isFirst = false }: EscapeLeavesProps) {
  const [discarding, setDiscarding] = useState(false);
  useEscape(() => (hasTyped ? setDiscarding(true) : onLeave()), isFirst);
  return discarding ? <Discard onDiscard={onLeave} onBack={() => setDiscarding(false)} /> : null;
}
