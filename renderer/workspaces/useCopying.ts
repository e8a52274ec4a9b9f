// Copies a token, marks its row as “Copied” for a moment, and announces the copy to screen readers.
import { useCallback, useState } from "react";
import type { Tenant } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { failureLine, spokenDuration, tenantName } from "../ui/format.ts";
import { useBriefly } from "../ui/useBriefly.ts";

export interface Copying {
  readonly copiedId: string | null;
  /** Read aloud by a live region. */
  readonly announcement: string;
  readonly copy: (tenant: Tenant, format?: string) => Promise<void>;
}

export function useCopying(): Copying {
  const bridge = useBridge();
  const [copiedId, setCopiedId] = useBriefly<string>();
  const [announcement, setAnnouncement] = useState("");
  const copy = useCallback(
    async (tenant: Tenant, format?: string) => {
      const { workspaceId } = tenant;
      const wanted = format === undefined ? { workspaceId } : { workspaceId, format };
      const result = await bridge.copyToken(wanted);
      const name = tenantName(tenant);
      if (!result.ok) {
        setAnnouncement(failureLine(result.error));
        return;
      }
      setCopiedId(workspaceId);
      const leftS = Math.max(0, Math.round((result.value.expiresAtMs - Date.now()) / 1000));
      setAnnouncement(`Token for ${name} copied, ${spokenDuration(leftS)} left.`);
    },
    [bridge, setCopiedId],
  );
  return { copiedId, announcement, copy };
}
