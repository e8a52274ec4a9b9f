// What Tenantry has to say once, until it is dismissed.
import type { Notice } from "../contract/contract.ts";

export function createNotices(newId: () => string, changed: () => void) {
  let notices: readonly Notice[] = [];
  const set = (next: readonly Notice[]) => {
    notices = next;
    changed();
  };
  return {
    list: () => notices,
    add: (text: string) => set([...notices, { id: newId(), text }]),
    dismiss: (id: string) => set(notices.filter((notice) => notice.id !== id)),
  };
}
