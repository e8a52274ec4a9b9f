// One MSP’s part of the files that hold all MSPs, as stores of their own.
import type { Draft } from "../../contract/contract.ts";
import type { Store } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { madeBy, type LongStore } from "../base/timing.ts";
import type { StoredDrafts } from "../credentials/stored.ts";
import type { StoredTenantList, StoredUsage, UsageRanks } from "../tenants/stored.ts";
import { emptyMsp, type StoredMsp, type StoredWorkspaces } from "./stored.ts";

/**
 * An MSP that is not in the file yet is empty; its first write appends it and makes it the active one.
 * Error, beside the file’s: `unknownMsp` for an MSP that has been removed.
 */
export function createMspStore(
  file: LongStore<StoredWorkspaces>,
  id: string,
): LongStore<StoredMsp> {
  const empty = emptyMsp(id);
  const findIn = ({ msps }: StoredWorkspaces) => msps.find((msp) => msp.id === id);
  const inFile = (all: StoredWorkspaces) => findIn(all) ?? empty;
  let wasKept = findIn(file.read()) !== undefined;
  return {
    read: () => inFile(file.read()),
    settled: () => file.settled(),
    async change(change) {
      const written = await file.change(function* (before) {
        const known = findIn(before);
        if (known === undefined && wasKept) return fail({ kind: "unknownMsp" });
        const next = yield* madeBy(change(known ?? empty));
        if (!next.ok) return next;
        return ok(
          known === undefined
            ? { ...before, active: id, msps: [...before.msps, next.value] }
            : { ...before, msps: before.msps.map((msp) => (msp === known ? next.value : msp)) },
        );
      });
      if (!written.ok) return written;
      wasKept = true;
      return ok({ before: inFile(written.value.before), after: inFile(written.value.after) });
    },
  };
}

export const tenantListOf = (msp: LongStore<StoredMsp>): LongStore<StoredTenantList> => ({
  read: () => msp.read(),
  settled: () => msp.settled(),
  change: (change) =>
    msp.change(function* (before) {
      const next = yield* madeBy(change(before));
      if (!next.ok) return next;
      const { tenants, listedAtMs, followsList } = next.value;
      return ok({ ...before, tenants, listedAtMs, followsList });
    }),
});

/** Null before the first run begins and after it ends. */
export function createDraftStore(file: Store<StoredDrafts>, id: string): Store<Draft | null> {
  return {
    read: () => file.read().drafts[id] ?? null,
    write(draft) {
      const { [id]: _, ...others } = file.read().drafts;
      return file.write({
        version: 2,
        drafts: draft === null ? others : { ...others, [id]: draft },
      });
    },
  };
}

export function createUsageStore(file: Store<StoredUsage>, id: string): Store<UsageRanks> {
  const none: UsageRanks = {};
  return {
    read: () => file.read().msps[id] ?? none,
    write(ranks) {
      const before = file.read();
      return file.write({ ...before, msps: { ...before.msps, [id]: ranks } });
    },
  };
}
