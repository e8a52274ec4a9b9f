// Keeps the MSP that was removed last, without its secret, so that Undo can bring it back. It is in memory only.
import type { Result, Undoable } from "../../contract/contract.ts";
import type { Store } from "../base/ports.ts";
import type { LongStore } from "../base/timing.ts";
import { done, fail, ok } from "../base/result.ts";
import type { StoredUsage, UsageRanks } from "../tenants/stored.ts";
import type { StoredMsp, StoredWorkspaces } from "./stored.ts";

interface RemovedPorts {
  readonly workspaces: LongStore<StoredWorkspaces>;
  readonly usage: Store<StoredUsage>;
  readonly newId: () => string;
}

interface Removed {
  readonly msp: StoredMsp;
  /** Its place among all MSPs. */
  readonly place: number;
  readonly ranks: UsageRanks;
}

export interface RemovedMsp {
  /** Answers the ID that brings it back in place of the MSP that was removed before. */
  readonly remember: (removed: Removed) => Undoable;
  /** Stores and shows it again. Error, beside the store’s: `changedSince` unless it was removed last. */
  readonly bringBack: (undoId: string) => Promise<Result<null>>;
}

export function createRemoved({ workspaces, usage, newId }: RemovedPorts): RemovedMsp {
  let last: (Removed & Undoable) | null = null;
  return {
    remember(removed) {
      const undoId = newId();
      last = { ...removed, undoId };
      return { undoId };
    },
    async bringBack(undoId) {
      if (last?.undoId !== undoId) return fail({ kind: "changedSince" });
      const { msp, place, ranks } = last;
      // New IDs: whatever still runs for the removed MSP, such as a check of its new secret, must not reach this one.
      const id = newId();
      const profile = msp.profile === null ? null : { ...msp.profile, id: newId() };
      const written = await workspaces.change((before) => {
        const msps = before.msps.toSpliced(place, 0, { ...msp, id, profile });
        return ok({ ...before, active: id, msps });
      });
      if (!written.ok) return written;
      last = null;
      // The counts only decide the order of a list, so their loss is no failure.
      usage.write({ ...usage.read(), msps: { ...usage.read().msps, [id]: ranks } });
      return done(written);
    },
  };
}
