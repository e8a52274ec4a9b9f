// The state that windows and tray show, and the patches that tell windows what changed.
import type {
  AppSnapshot,
  Connection,
  Discovery,
  Draft,
  MspSummary,
  Settings,
  SnapshotPatch,
  TenantToken,
} from "../contract/contract.ts";
import { withFullNames } from "./base/names.ts";
import { copyFormats } from "./copying/copying.ts";
import { inSight, withTwins } from "./tenants/tenants.ts";

/** What the snapshot needs of an MSP. */
interface ShownMsp {
  readonly id: string;
  readonly summary: () => MspSummary;
  readonly connection: { readonly state: () => Connection };
  readonly tenants: () => AppSnapshot["tenants"];
  readonly copying: {
    readonly tokens: () => AppSnapshot["tokens"];
    readonly mspToken: () => TenantToken;
  };
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
  readonly batch: Shown<AppSnapshot["batch"]>;
  readonly clipboard: Shown<AppSnapshot["clipboard"]>;
  readonly lastCopy: { readonly read: () => AppSnapshot["lastCopy"] };
  readonly lock: { readonly isLocked: () => boolean };
  readonly passphrase: Shown<AppSnapshot["passphrase"]>;
  readonly notices: { readonly list: () => AppSnapshot["notices"] };
  readonly settings: () => Settings;
  readonly shortcut: Shown<AppSnapshot["shortcut"]> & {
    readonly use: () => AppSnapshot["shortcutUse"];
  };
  readonly navigation: () => AppSnapshot["navigation"];
  readonly consent: { readonly view: () => AppSnapshot["consent"] };
}

/** The tray shows every MSP, not only the active one, but no hidden tenant. */
export interface Overview extends Pick<AppSnapshot, "locked" | "lastCopy" | "clipboard" | "batch"> {
  readonly msps: readonly (MspSummary &
    Pick<AppSnapshot, "tenants" | "tokens" | "usage"> & {
      readonly mspToken: TenantToken;
    })[];
}

const tenantSections = ({ tenants, copying, usage }: ShownMsp) => ({
  tenants: tenants(),
  tokens: copying.tokens(),
  usage: usage(),
});

type Others<Section> = Readonly<Record<string, Section>>;

/** Keeps a record while all its members are the same, so that sections that did not change are recognised. */
function createOthers<Section>(): (sections: Others<Section>) => Others<Section> {
  let kept: Others<Section> = {};
  return (sections) => {
    const ids = Object.keys(sections);
    const isSame =
      ids.length === Object.keys(kept).length && ids.every((id) => sections[id] === kept[id]);
    return isSame ? kept : (kept = sections);
  };
}

/** The sections of the MSPs that are ready, but not shown. */
function createOtherSections({ msps }: Pick<SnapshotPorts, "msps">) {
  const tenants = createOthers<AppSnapshot["tenants"]>();
  const tokens = createOthers<AppSnapshot["tokens"]>();
  const usage = createOthers<AppSnapshot["usage"]>();
  return () => {
    const active = msps.active();
    const others = msps
      .all()
      .filter((msp) => msp.id !== active.id && msp.connection.state().status === "ready");
    const of = <Section>(section: (msp: ShownMsp) => Section): Others<Section> =>
      Object.fromEntries(others.map((msp) => [msp.id, section(msp)]));
    return {
      otherTenants: tenants(of((msp) => withTwins(msp.tenants()))),
      otherTokens: tokens(of((msp) => msp.copying.tokens())),
      otherUsage: usage(of((msp) => msp.usage())),
    };
  };
}

/** What a locked window is told instead of the names, tenants and findings of the operator’s MSPs. */
const blank: SnapshotPatch = {
  msps: [],
  connection: { status: "none" },
  tenants: [],
  tokens: {},
  usage: {},
  otherTenants: {},
  otherTokens: {},
  otherUsage: {},
  mspTokens: {},
  batch: null,
  discovery: { status: "none" },
  draft: null,
  teamFile: null,
  check: { status: "none" },
  newSecret: null,
  lastCopy: null,
  notices: [],
  consent: null,
};

export const blankedSections = Object.keys(blank).filter((name): name is keyof AppSnapshot =>
  Object.hasOwn(blank, name),
);

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
  const otherSections = createOtherSections(ports);
  const whole = (): AppSnapshot => {
    const active = msps.active();
    const settings = ports.settings();
    return {
      app,
      msps: withFullNames(msps.all().map((msp) => msp.summary())),
      mspId: active.id,
      connection: active.connection.state(),
      ...tenantSections(active),
      tenants: withTwins(active.tenants()),
      ...otherSections(),
      mspTokens: Object.fromEntries(
        [active, ...msps.all()].map(({ id, copying }) => [id, copying.mspToken()]),
      ),
      discovery: active.discovery.state(),
      draft: active.draft.read(),
      ...shared(),
      passphrase: ports.passphrase.state(),
      teamFile: ports.teams.state(),
      check: ports.check.state(),
      newSecret: ports.rotation.state(),
      batch: ports.batch.state(),
      copyFormats: copyFormats(settings.templates),
      settings,
      notices: ports.notices.list(),
      shortcut: ports.shortcut.state(),
      shortcutUse: ports.shortcut.use(),
      navigation: ports.navigation(),
      consent: ports.consent.view(),
    };
  };
  const shownInTray = () =>
    msps.all().map((msp) =>
      Object.assign(msp.summary(), tenantSections(msp), {
        tenants: inSight(msp.tenants()),
        mspToken: msp.copying.mspToken(),
      }),
    );
  return {
    snapshot: () => (lock.isLocked() ? { ...whole(), ...blank } : whole()),
    overview: () => ({
      batch: ports.batch.state(),
      msps: lock.isLocked() ? [] : shownInTray(),
      ...shared(),
    }),
  };
}

/** The sections of the other MSPs, each with the section of the shown MSP with which it may change. */
const besides: ReadonlyMap<string, string> = new Map([
  ["otherTenants", "tenants"],
  ["otherTokens", "tokens"],
  ["otherUsage", "usage"],
]);

/**
 * Call the result with the names of changed sections; `publish` follows once, in the next microtask, with those sections as they
 * are by then. The other MSPs’ sections follow theirs, but only if they differ from what was published last: a window need not
 * read thousands of tenants again because of one token.
 */
export function createPublisher(
  snapshot: () => AppSnapshot,
  publish: (patch: SnapshotPatch) => void,
): (...changed: readonly (keyof AppSnapshot)[]) => void {
  const waiting = new Set<string>();
  const published = new Map<string, unknown>();
  const isDue = ([name, section]: readonly [string, unknown]): boolean => {
    const beside = besides.get(name);
    if (beside === undefined) return waiting.has(name);
    if (!waiting.has(beside) || published.get(name) === section) return false;
    published.set(name, section);
    return true;
  };
  return (...changed) => {
    const isFirst = waiting.size === 0;
    for (const name of changed) waiting.add(name);
    if (!isFirst) return;
    queueMicrotask(() => {
      const sections = Object.entries(snapshot()).filter(isDue);
      waiting.clear();
      publish(Object.fromEntries(sections));
    });
  };
}
