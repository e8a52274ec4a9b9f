// One MSP’s part of the files that hold all MSPs, as stores of their own.
import type { Draft } from "../../contract/contract.ts";
import type { Store } from "../base/ports.ts";
import { fail } from "../base/result.ts";
import type { StoredDrafts } from "../credentials/stored.ts";
import type { StoredTenantList, StoredUsage, UsageRanks } from "../tenants/stored.ts";
import { emptyMsp, type StoredMsp, type StoredWorkspaces } from "./stored.ts";

/**
 * An MSP that is not in the file yet is empty; its first write appends it and makes it the active one.
 * Error, beside the file’s: `unknownMsp` for an MSP that has been removed.
 */
export function createMspStore(file: Store<StoredWorkspaces>, id: string): Store<StoredMsp> {
  const find = () => file.read().msps.find((msp) => msp.id === id);
  const empty = emptyMsp(id);
  let wasKept = find() !== undefined;
  return {
    read: () => find() ?? empty,
    write(next) {
      const before = file.read();
      const known = find();
      if (known === undefined && wasKept) return fail({ kind: "unknownMsp" });
      const written = file.write(
        known === undefined
          ? { ...before, active: id, msps: [...before.msps, next] }
          : { ...before, msps: before.msps.map((msp) => (msp === known ? next : msp)) },
      );
      wasKept ||= written.ok;
      return written;
    },
  };
}

export const tenantListOf = (msp: Store<StoredMsp>): Store<StoredTenantList> => ({
  read: () => msp.read(),
  write: ({ tenants, listedAtMs, followsList }) =>
    msp.write({ ...msp.read(), tenants, listedAtMs, followsList }),
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
