// Copies a token, marks its row as “Copied” for a moment, and announces the copy to screen readers.
import { useCallback, useEffect, useRef, useState } from "react";
import type { AppSnapshot, Failure, LastCopy } from "../../electron/contract/contract.ts";
import { useBridge } from "../bridge.ts";
import { failureOf, hasCentralUrl } from "../copying/formats.ts";
import { type HitTarget, keyOf, mspToName, targetOf, tokenOf } from "../search/allMsps.ts";
import { type ToastOptions, useToast } from "../toasts/useToast.ts";
import { asSentence, failureLine, spokenDuration, tenantName } from "../ui/format.ts";
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
  /** The tenant whose copy failed last: a new object for each failure. */
  readonly failed: HitTarget | null;
  /** The tenant whose copy failed, in full; null if the last copy did not fail or its failure was dismissed. */
  readonly notCopied: string | null;
  readonly copy: (target: HitTarget, format?: string) => Promise<void>;
  /** Copies the shown MSP’s own token. True if it is on the clipboard. */
  readonly copyMsp: (format?: string) => Promise<boolean>;
}

/** Ended by the operator: no row keeps these, and they need no words. */
const ownDoing: ReadonlySet<Failure["kind"]> = new Set(["cancelled", "locked", "superseded"]);

/** Until its row’s failure, or the MSP’s, is dismissed or has gone. */
function stillFails(target: HitTarget, snapshot: AppSnapshot): boolean {
  const mspId = target.msp?.id ?? snapshot.mspId;
  const isMspFault = snapshot.msps.some(({ id, fault }) => id === mspId && fault !== null);
  const { tenants, otherTenants } = snapshot;
  const theirs = target.msp === null ? tenants : (otherTenants[target.msp.id] ?? []);
  const { workspaceId } = target.tenant;
  const tenant = theirs.find((each) => each.workspaceId === workspaceId) ?? target.tenant;
  const hasCentral = hasCentralUrl({ msp: target.msp, tenant }, snapshot);
  return isMspFault || failureOf(tokenOf(target, snapshot), hasCentral) !== null;
}

/** Tells by the live region of the list or, where something else has taken the list’s place, by a toast. */
function useTelling(isListShown: boolean) {
  const say = useToast();
  const [announcement, setAnnouncement] = useState("");
  /** False once another MSP, the settings or the history have taken the list’s place. */
  const isInSight = useRef(isListShown);
  useEffect(() => {
    isInSight.current = isListShown;
    return () => {
      isInSight.current = false;
      // Said once, and not again when the list comes back.
      setAnnouncement("");
    };
  }, [isListShown]);
  // Where neither the footer nor the row says it, the toast does.
  const tell = useCallback(
    (text: string, options: ToastOptions = {}) =>
      isInSight.current ? setAnnouncement(text) : say(text, options),
    [say],
  );
  return { announcement, tell };
}

export function useCopying(snapshot: AppSnapshot, isListShown: boolean): Copying {
  const { msps, mspId: shownMspId } = snapshot;
  const bridge = useBridge();
  const say = useToast();
  const [copied, setCopied] = useBriefly<ShownCopy>();
  const { announcement, tell } = useTelling(isListShown);
  const [failed, setFailed] = useState<HitTarget | null>(null);
  const nameOf = useCallback(
    ({ msp, tenant }: HitTarget) => {
      const mspName = mspToName({ msps }, msp?.id ?? shownMspId);
      return mspName === null ? tenantName(tenant) : `${tenantName(tenant)} (${mspName})`;
    },
    [msps, shownMspId],
  );
  const announce = useCallback(
    ({ tenantName: tenant, mspId, expiresAtMs, format }: LastCopy) => {
      const msp = mspToName({ msps }, mspId);
      const leftS = Math.max(0, Math.round((expiresAtMs - Date.now()) / 1000));
      const name = msp === null ? tenant : `${tenant} (${msp})`;
      tell(`${format ?? "Token"} for ${name} copied, ${spokenDuration(leftS)} left.`);
    },
    [msps, tell],
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
      setFailed(null);
      const result = await bridge.copyToken(wanted, ...targetOf(target));
      if (!result.ok) {
        const isOwnDoing = ownDoing.has(result.error.kind);
        if (!isOwnDoing) setFailed({ ...target });
        const why = failureLine(result.error);
        tell(`Not copied: ${asSentence(nameOf(target))} ${why}`, { stays: !isOwnDoing });
        return;
      }
      setCopied({ key: keyOf(target), format: result.value.format });
      announce(result.value);
    },
    [bridge, announce, tell, nameOf, setCopied],
  );
  const notCopied = failed !== null && stillFails(failed, snapshot) ? nameOf(failed) : null;
  return { copied, announcement, failed, notCopied, copy, copyMsp };
}
