// Copies a token, marks its row as “Copied” for a moment, and announces the copy to screen readers.
import { useCallback, useState } from "react";
import type { AppSnapshot, LastCopy } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { type HitTarget, keyOf, mspToName, targetOf } from "../search/allMsps.ts";
import { useToast } from "../toasts/useToast.ts";
import { failureLine, spokenDuration } from "../ui/format.ts";
import { useBriefly } from "../ui/useBriefly.ts";

/** A copy that its row still shows. */
export interface ShownCopy {
  /** The row’s key. */
  readonly key: string;
  /** The name of the format; null for the plain token. */
  readonly format: string | null;
}

export interface Copying {
  readonly copied: ShownCopy | null;
  /** Read aloud by a live region. */
  readonly announcement: string;
  readonly copy: (target: HitTarget, format?: string) => Promise<void>;
  /** Copies the shown MSP’s own token. True if it is on the clipboard. */
  readonly copyMsp: (format?: string) => Promise<boolean>;
}

export function useCopying({ msps }: Pick<AppSnapshot, "msps">): Copying {
  const bridge = useBridge();
  const say = useToast();
  const [copied, setCopied] = useBriefly<ShownCopy>();
  const [announcement, setAnnouncement] = useState("");
  const announce = useCallback(
    ({ tenantName, mspId, expiresAtMs, format }: LastCopy) => {
      const msp = mspToName({ msps }, mspId);
      const leftS = Math.max(0, Math.round((expiresAtMs - Date.now()) / 1000));
      const name = msp === null ? tenantName : `${tenantName} (${msp})`;
      setAnnouncement(`${format ?? "Token"} for ${name} copied, ${spokenDuration(leftS)} left.`);
    },
    [msps],
  );
  const copyMsp = async (format?: string) => {
    const result = await bridge.copyMspToken(format === undefined ? {} : { format });
    if (result.ok) announce(result.value);
    else say(failureLine(result.error), { stays: true });
    return result.ok;
  };
  const copy = useCallback(
    async (target: HitTarget, format?: string) => {
      const { workspaceId } = target.tenant;
      const wanted = format === undefined ? { workspaceId } : { workspaceId, format };
      const result = await bridge.copyToken(wanted, ...targetOf(target));
      if (!result.ok) {
        setAnnouncement(failureLine(result.error));
        return;
      }
      setCopied({ key: keyOf(target), format: result.value.format });
      announce(result.value);
    },
    [bridge, announce, setCopied],
  );
  return { copied, announcement, copy, copyMsp };
}
