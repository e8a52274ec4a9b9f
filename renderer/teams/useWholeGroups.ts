// Gets the rest of a group that is too long for the preview, once the operator wants to see all of it.
import { useState } from "react";
import type { PreviewedChange, TeamGroup, TeamPreview } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";

export interface WholeGroups {
  /** The preview with every list in full that has been loaded. */
  readonly preview: TeamPreview;
  readonly load: (group: TeamGroup) => Promise<void>;
}

export function useWholeGroups(preview: TeamPreview): WholeGroups {
  const bridge = useBridge();
  const [loaded, setLoaded] = useState<Partial<Pick<TeamPreview, TeamGroup>>>({});
  const { id } = preview;
  const load = async (group: TeamGroup) => {
    const first: PreviewedChange[] = [];
    for (;;) {
      const page = await bridge.listTeamChanges({ id, group, from: first.length });
      // The dialog closes or shows another file by itself.
      if (!page.ok) return;
      if (page.value.length === 0) break;
      for (const tenant of page.value) first.push(tenant);
    }
    setLoaded((others) => ({ ...others, [group]: { count: first.length, first } }));
  };
  return { preview: { ...preview, ...loaded }, load };
}
