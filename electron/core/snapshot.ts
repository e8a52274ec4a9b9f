// The state that windows and tray show, and the patches that tell windows what changed.
import type {
  AppSnapshot,
  Connection,
  Discovery,
  Draft,
  MspSummary,
  Settings,
  SnapshotPatch,
} from "../contract/contract.ts";
import { copyFormats } from "./copying/copying.ts";

/** What the snapshot needs of an MSP. */
interface ShownMsp {
  readonly id: string;
  readonly summary: () => MspSummary;
  readonly connection: { readonly state: () => Connection };
  readonly tenants: () => AppSnapshot["tenants"];
  readonly copying: { readonly tokens: () => AppSnapshot["tokens"] };
  readonly usage: () => AppSnapshot["usage"];
  readonly discovery: { readonly state: () => Discovery };
  readonly draft: { readonly read: () => Draft | null };
}

interface Shown<Section> {
  readonly state: () => Section;
}

export interface SnapshotPorts {
  readonly app: AppSnapshot["app"];
  readonly msps: { readonly active: () => ShownMsp; readonly all: () => readonly ShownMsp[] };
  readonly teams: Shown<AppSnapshot["teamFile"]>;
  readonly check: Shown<AppSnapshot["check"]>;
  readonly rotation: Shown<AppSnapshot["newSecret"]>;
  readonly clipboard: Shown<AppSnapshot["clipboard"]>;
  readonly lastCopy: { readonly read: () => AppSnapshot["lastCopy"] };
  readonly lock: { readonly isLocked: () => boolean };
  readonly notices: { readonly list: () => AppSnapshot["notices"] };
  readonly settings: () => Settings;
  readonly shortcut: () => AppSnapshot["shortcut"];
  readonly navigation: () => AppSnapshot["navigation"];
}

/** The tray shows every MSP, not only the active one. */
export interface Overview extends Pick<AppSnapshot, "locked" | "lastCopy" | "clipboard"> {
  readonly msps: readonly (MspSummary & Pick<AppSnapshot, "tenants" | "tokens" | "usage">)[];
}

const tenantSections = ({ tenants, copying, usage }: ShownMsp) => ({
  tenants: tenants(),
  tokens: copying.tokens(),
  usage: usage(),
});

export interface Views {
  readonly snapshot: () => AppSnapshot;
  readonly overview: () => Overview;
}

export function createViews(ports: SnapshotPorts): Views {
  const { app, msps, lastCopy, clipboard, lock } = ports;
  const shared = () => ({
    locked: lock.isLocked(),
    lastCopy: lastCopy.read(),
    clipboard: clipboard.state(),
  });
  return {
    snapshot() {
      const active = msps.active();
      const settings = ports.settings();
      return {
        app,
        msps: msps.all().map((msp) => msp.summary()),
        mspId: active.id,
        connection: active.connection.state(),
        ...tenantSections(active),
        discovery: active.discovery.state(),
        draft: active.draft.read(),
        ...shared(),
        teamFile: ports.teams.state(),
        check: ports.check.state(),
        newSecret: ports.rotation.state(),
        copyFormats: copyFormats(settings.templates),
        settings,
        notices: ports.notices.list(),
        shortcut: ports.shortcut(),
        navigation: ports.navigation(),
      };
    },
    overview: () => ({
      msps: msps.all().map((msp) => Object.assign(msp.summary(), tenantSections(msp))),
      ...shared(),
    }),
  };
}

/**
 * Call the result with the names of changed sections; `publish` follows once, in the next microtask, with those sections as they
 * are by then.
 */
export function createPublisher(
  snapshot: () => AppSnapshot,
  publish: (patch: SnapshotPatch) => void,
): (...changed: readonly (keyof AppSnapshot)[]) => void {
  const waiting = new Set<string>();
  return (...changed) => {
    const isFirst = waiting.size === 0;
    for (const name of changed) waiting.add(name);
    if (!isFirst) return;
    queueMicrotask(() => {
      const sections = Object.entries(snapshot()).filter(([name]) => waiting.has(name));
      waiting.clear();
      publish(Object.fromEntries(sections));
    });
  };
}
