// What can be done with several tenants, and what it says when it is done.
import type {
  BatchForm,
  Failure,
  Result,
  SharedChange,
  Undoable,
} from "../../electron/contract/contract.ts";
import { useBridge, useSnapshot } from "../bridge.ts";
import type { HitTarget } from "../search/allMsps.ts";
import { undo, useToast } from "../toasts/useToast.ts";
import { countTenants, failureLine } from "../ui/format.ts";

export const formNames: Readonly<Record<BatchForm, string>> = {
  json: "JSON",
  csv: "CSV",
  env: ".env lines",
  postman: "Postman environment",
};

export interface BatchActions {
  readonly get: (targets: readonly HitTarget[]) => Promise<void>;
  readonly copy: (targets: readonly HitTarget[], form: BatchForm) => Promise<void>;
  /** `done` is what a toast then says of the tenants, such as “pinned”. */
  readonly update: (
    targets: readonly HitTarget[],
    change: SharedChange,
    done: string,
  ) => Promise<void>;
  /** Answers the first failure, if any. */
  readonly remove: (targets: readonly HitTarget[]) => Promise<Result<null, Failure>>;
}

/** The tenants’ workspace IDs, by their MSP. */
function byMsp(targets: readonly HitTarget[], shownId: string): ReadonlyMap<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const { msp, tenant } of targets) {
    const mspId = msp?.id ?? shownId;
    ids.set(mspId, [...(ids.get(mspId) ?? []), tenant.workspaceId]);
  }
  return ids;
}

export function useBatchActions(): BatchActions {
  const bridge = useBridge();
  const say = useToast();
  const shownId = useSnapshot()?.mspId ?? "";
  const named = (targets: readonly HitTarget[]) =>
    targets.map(({ msp, tenant: { workspaceId } }) => ({ mspId: msp?.id ?? shownId, workspaceId }));

  /** Changes the tenants of each MSP, and offers to undo all of it at once. */
  const change = async (
    targets: readonly HitTarget[],
    done: string,
    ofMsp: (workspaceIds: readonly string[], mspId: string) => Promise<Result<Undoable, Failure>>,
  ): Promise<Result<null, Failure>> => {
    const changes: (Undoable & { readonly mspId: string })[] = [];
    for (const [mspId, workspaceIds] of byMsp(targets, shownId)) {
      const result = await ofMsp(workspaceIds, mspId);
      if (!result.ok) return result;
      changes.push({ ...result.value, mspId });
    }
    const undoAll = async (): Promise<Result<null, Failure>> => {
      for (const { undoId, mspId } of changes) {
        const undone = await bridge.undoTenants({ undoId }, mspId);
        if (!undone.ok) return undone;
      }
      return { ok: true, value: null };
    };
    say(`${countTenants(targets.length)} ${done}.`, { action: undo(undoAll) });
    return { ok: true, value: null };
  };

  return {
    async get(targets) {
      const begun = await bridge.getTokens({ tenants: named(targets) });
      if (!begun.ok) say(failureLine(begun.error), { stays: true });
    },
    async copy(targets, form) {
      const result = await bridge.copyTokens({ tenants: named(targets), form });
      if (!result.ok) return say(failureLine(result.error), { stays: true });
      const { copied, failed } = result.value;
      const what = `${formNames[form]} for ${countTenants(copied)} copied.`;
      return failed === 0
        ? say(what)
        : say(
            `${what} ${countTenants(failed)} failed and ${failed === 1 ? "is" : "are"} not in it.`,
            {
              stays: true,
            },
          );
    },
    async update(targets, to, done) {
      const result = await change(targets, done, (workspaceIds, mspId) =>
        bridge.updateTenants({ workspaceIds, change: to }, mspId),
      );
      if (!result.ok) say(failureLine(result.error), { stays: true });
    },
    remove: (targets) =>
      change(targets, "removed", (workspaceIds, mspId) =>
        bridge.removeTenants({ workspaceIds }, mspId),
      ),
  };
}
