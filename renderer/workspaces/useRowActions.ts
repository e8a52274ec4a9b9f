// What a row’s actions do, and what they say when they are done.
import type { TenantChange } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { keyOf, targetName, targetOf } from "../search/allMsps.ts";
import { useToast, useUndoableToast } from "../toasts/useToast.ts";
import { failureLine } from "../ui/format.ts";
import { askFormat, type Overlay } from "./overlay.ts";
import type { TenantRowProps } from "./TenantRow.tsx";
import type { Copying } from "./useCopying.ts";
import { useStable } from "../batch/useStable.ts";

interface RowPorts {
  readonly copy: Copying["copy"];
  readonly choose: (key: string) => void;
  readonly open: (overlay: Overlay) => void;
}

/** The function is stable, so that it does not re-render the rows. */
export function useRowActions({ copy, choose, open }: RowPorts): TenantRowProps["onAction"] {
  const bridge = useBridge();
  const say = useToast();
  const sayUndoable = useUndoableToast();
  const act: TenantRowProps["onAction"] = (action, target, format) => {
    const { workspaceId, pinned, hidden } = target.tenant;
    const name = targetName(target);
    const mspId = targetOf(target);
    const change = async (to: TenantChange, done: string) => {
      const result = await bridge.updateTenant({ workspaceId, change: to }, ...mspId);
      if (!result.ok) return say(failureLine(result.error), { stays: true });
      return sayUndoable(`${name} ${done}.`, result.value, ...mspId);
    };
    const drop = async (done: string) => {
      const result = await bridge.forgetToken({ workspaceId }, ...mspId);
      say(result.ok ? done : failureLine(result.error));
    };
    choose(keyOf(target));
    if (action === "copy") void copy(target, format);
    if (action === "copyAs") open(askFormat(target));
    if (action === "cancel") void drop(`The exchange for ${name} was cancelled.`);
    if (action === "forget") void drop(`Token for ${name} forgotten.`);
    if (action === "pin") void change({ pinned: !pinned }, pinned ? "unpinned" : "pinned");
    if (action === "hide")
      void change({ hidden: !hidden }, hidden ? "is in the list again" : "hidden");
    if (action === "edit" || action === "inspect" || action === "remove")
      open({ kind: action, target });
  };
  return useStable(act);
}
