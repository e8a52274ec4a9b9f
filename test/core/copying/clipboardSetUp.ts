// A keeper over a clipboard that can be held, be unreadable and lose what it is given.
import { createClipboardKeeper } from "../../../electron/core/copying/clipboard.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { noClipboardMark, type StoredClipboardMark } from "../../../electron/core/storedState.ts";
import { createFakeClock, digested } from "../fakes/fakeClock.ts";

interface World {
  text: string;
  afterS: number | null;
  /** Clears that fail before one succeeds. */
  broken: number;
  reads: number;
  canStore: boolean;
  /** Another program holds it: nothing can be read. */
  unreadable: boolean;
  /** What a write does; the answer is whether it could be read back. */
  write: (text: string) => boolean;
}

export function setUp() {
  const clock = createFakeClock();
  const world: World = {
    text: "",
    afterS: 60,
    broken: 0,
    reads: 0,
    canStore: true,
    unreadable: false,
    write(text) {
      world.text = text;
      return true;
    },
  };
  const writes: (() => void)[] = [];
  let stored: StoredClipboardMark = noClipboardMark;
  let ids = 0;
  let changes = 0;
  const start = () =>
    createClipboardKeeper({
      clock,
      newId: () => `salt-${(ids += 1)}`,
      clearAfterS: () => world.afterS,
      changed: () => (changes += 1),
      mark: {
        read: () => stored,
        write(next) {
          if (!world.canStore) return fail({ kind: "storeFailed", reason: "full" });
          stored = next;
          return ok(null);
        },
      },
      clipboard: {
        hidesFromHistory: true,
        async writeSecret(text) {
          for (const look of writes) look();
          return world.write(text);
        },
        async writePlain(text) {
          world.text = text;
          return true;
        },
        async readText() {
          world.reads += 1;
          return world.unreadable ? null : world.text;
        },
        async clear() {
          world.broken -= 1;
          if (world.broken >= 0) return false;
          world.text = "";
          return true;
        },
      },
    });
  const pass = async (ms: number) => {
    await clock.advance(ms);
    await digested();
  };
  const onWrite = (look: () => void) => writes.push(look);
  return { clock, world, start, pass, onWrite, stored: () => stored, changes: () => changes };
}
