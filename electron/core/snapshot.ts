// What windows and tray are shown of all that the parts hold.
import type { AppSnapshot, MspSummary } from "../contract/contract.ts";
import { copyFormats } from "./copying/formats.ts";
import type { Msp } from "./msps/msp.ts";
import type { AppPorts, Parts } from "./parts.ts";

type MspSections = Pick<AppSnapshot, "tenants" | "tokens" | "usage">;
export type MspGroup = MspSummary & MspSections;

/** Of every MSP, for the tray. */
export interface Overview extends Pick<AppSnapshot, "locked" | "lastCopy" | "clipboard"> {
  readonly groups: readonly MspGroup[];
}

const sectionsOf = ({ tenants, copying, usage }: Msp): MspSections => ({
  tenants: tenants(),
  tokens: copying.tokens(),
  usage: usage(),
});

const groupOf = (msp: Msp): MspGroup => ({ ...msp.summary(), ...sectionsOf(msp) });

interface Around {
  readonly shortcut: () => AppSnapshot["shortcut"];
  readonly navigation: () => AppSnapshot["navigation"];
}

export function createViews(ports: AppPorts, parts: Parts, { shortcut, navigation }: Around) {
  const { check, clipboard, lastCopy, lock, msps, notices, openedTeam, rotation } = parts;
  return {
    snapshot: (): AppSnapshot => {
      const { version: _, ...settings } = ports.settings.read();
      const active = msps.active();
      return {
        app: { ...ports.app, hidesFromHistory: ports.clipboard.hidesFromHistory },
        msps: msps.all().map((msp) => msp.summary()),
        mspId: active.id,
        connection: active.connection.state(),
        ...sectionsOf(active),
        discovery: active.discovery.state(),
        teamFile: openedTeam.read()?.state ?? null,
        check: check.state(),
        draft: active.draft.read(),
        newSecret: rotation.state(),
        lastCopy: lastCopy.read(),
        clipboard: clipboard.state(),
        locked: lock.isLocked(),
        copyFormats: copyFormats(settings.templates),
        settings,
        notices: notices.list(),
        shortcut: shortcut(),
        navigation: navigation(),
      };
    },
    overview: (): Overview => ({
      groups: msps.all().map(groupOf),
      locked: lock.isLocked(),
      lastCopy: lastCopy.read(),
      clipboard: clipboard.state(),
    }),
  };
}
