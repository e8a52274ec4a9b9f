// Main as a window sees it: every command of the contract by loop, with answers that a test chooses, and the state event.
import { fn, type Mock } from "@vitest/spy";
import {
  type AppSnapshot,
  type Bridge,
  type CommandName,
  commands,
  type Failure,
  type LastCopy,
  type MspSummary,
  type SnapshotPatch,
  type Tenant,
  type TenantToken,
} from "../../electron/contract/contract.ts";
import { toWorkspaceId } from "../../electron/core/base/issuer.ts";
import { fail, ok } from "../../electron/core/base/result.ts";
import { copyFormats } from "../../electron/core/copying/copying.ts";
import { defaultSettings } from "../../electron/core/settings/stored.ts";

export function tenant(digit: string, name: string, rest: Partial<Tenant> = {}): Tenant {
  const workspaceId = toWorkspaceId(digit.repeat(32 / digit.length));
  if (workspaceId === null) throw new Error(`no workspace ID from ${digit}`);
  const unlisted = { ownership: null, listing: null, colour: null, tags: [], note: "" };
  const own = { centralUrl: "", hidden: false };
  return {
    workspaceId,
    name,
    alias: "",
    pinned: false,
    copyFormat: null,
    ...unlisted,
    ...own,
    ...rest,
  };
}

export const acme = tenant("a", "Acme");
export const beta = tenant("b", "Beta & Söhne");
export const nameless = tenant("c", "");

const profile = {
  workspaceId: tenant("f", "").workspaceId,
  clientId: "client-1",
  baseUrl: "https://greenlake.example",
  scope: "",
};

export const mspSummary: MspSummary = {
  id: "msp-1",
  name: "MSP workspace ffffffff…ffff",
  colour: null,
  centralUrl: "",
  workspaceId: profile.workspaceId,
  status: "ready",
  fault: null,
};

const { version: _, ...settings } = defaultSettings;

export const connected: AppSnapshot = {
  app: {
    version: "1.2.3",
    demo: false,
    simulator: false,
    platform: "linux",
    hidesFromHistory: true,
    offersTouchId: false,
    offersStartAtLogin: true,
  },
  msps: [mspSummary],
  mspId: mspSummary.id,
  connection: { status: "ready", profile, backend: "safeStorage", backendReason: null },
  tenants: [acme, beta, nameless],
  tokens: {},
  discovery: { status: "none" },
  teamFile: null,
  check: { status: "none" },
  draft: null,
  newSecret: null,
  batch: null,
  lastCopy: null,
  clipboard: null,
  locked: false,
  passphrase: { isSet: false, waitUntilMs: null },
  usage: {},
  mspTokens: {},
  otherTenants: {},
  otherTokens: {},
  otherUsage: {},
  copyFormats: copyFormats([]),
  shortcut: "on",
  shortcutUse: "unseen",
  navigation: null,
  consent: null,
  settings,
  notices: [],
};

export const firstRun: AppSnapshot = {
  ...connected,
  msps: [],
  connection: { status: "none" },
  tenants: [],
};

export const failure = (title: string, rest: Partial<Failure> = {}): Failure => ({
  kind: "forbidden",
  title,
  advice: "Do this next.",
  action: "retry",
  details: ["Debug ID: 12ab"],
  ...rest,
});

/** A token that lives 15 minutes, of which `leftS` seconds are left. */
export const token = (leftS: number, rest: Partial<TenantToken> = {}): TenantToken => ({
  times: {
    issuedAtMs: Date.now() + (leftS - 900) * 1000,
    expiresAtMs: Date.now() + leftS * 1000,
    assumed: false,
  },
  exchanging: false,
  waitingUntilMs: null,
  failure: null,
  ...rest,
});

/** A copy whose token has `leftS` seconds left. */
export const copyOf = (
  { workspaceId, name, colour }: Tenant,
  leftS: number,
  mspId = connected.mspId,
): LastCopy => ({
  mspId,
  workspaceId,
  tenantName: name,
  shortName: name,
  format: null,
  colour,
  copiedAtMs: Date.now(),
  expiresAtMs: Date.now() + leftS * 1000,
});

type Mocks = { readonly [Name in CommandName]: Mock<Bridge[Name]> };

/** What a command answers unless a test says otherwise; the others answer null. */
const usualAnswers = {
  rotateSecret: "inForce",
  keepNewSecret: "inForce",
  copyNewSecret: true,
  previewTenants: { added: 0, merged: 0, problems: [] },
  addTenants: { added: 0, merged: 0, problems: [], undoId: "undo-1" },
  addListedTenants: { undoId: "undo-1" },
  updateTenant: { undoId: "undo-1" },
  removeTenant: { undoId: "undo-1" },
  removeMsp: { undoId: "undo-1" },
  updateTenants: { undoId: "undo-1" },
  removeTenants: { undoId: "undo-1" },
  readHistory: { entries: [], hasMore: false },
  readAbout: {
    runtime: { electron: "45.4.1", chromium: "146.0.7680.31", node: "24.14.0" },
    places: [
      { what: "Settings, MSPs and tenants", where: "/home/alice/.config/Tenantry" },
      { what: "Client secrets, encrypted", where: "/home/alice/.config/Tenantry/vault.json" },
      { what: "History of copies", where: "/home/alice/.config/Tenantry/history" },
      { what: "Log", where: "/home/alice/.config/Tenantry/logs" },
      { what: "Tokens", where: "In memory only, and on the clipboard after a copy" },
    ],
  },
  copyTokens: { copied: 2, failed: 0, firstExpiresAtMs: 0 },
} as const;

const hasCommands = (object: object): boolean =>
  Object.keys(commands).every((name) => Object.hasOwn(object, name));
const areMocks = (object: object): object is Mocks => hasCommands(object);
const isBridge = (object: object): object is Bridge => hasCommands(object);

/**
 * `bridge` is every command as a mock that succeeds, `window` is what a window gets, `emit` is the state event. A mock hears the MSP
 * of a call only if it is not the one that is shown.
 */
export function createFakeBridge(snapshot: AppSnapshot) {
  const listeners = new Set<(patch: SnapshotPatch) => void>();
  const answers: Readonly<Record<string, unknown>> = usualAnswers;
  let shownId = snapshot.mspId;
  const bridge = Object.fromEntries(
    Object.keys(commands).map((name) => [name, fn(async () => ok(answers[name] ?? null))]),
  );
  if (!areMocks(bridge)) throw new Error("a command has no mock");
  bridge.readState.mockImplementation(async () => ok(snapshot));
  bridge.copyToken.mockImplementation(async ({ workspaceId, format }, mspId = shownId) => {
    const tenants = [snapshot.tenants, ...Object.values(snapshot.otherTenants)].flat();
    const copied = tenants.find((each) => each.workspaceId === workspaceId) ?? acme;
    const named = snapshot.copyFormats.find(({ id }) => id === format && id !== "raw");
    return ok({ ...copyOf(copied, 892, mspId), format: named?.name ?? null });
  });
  bridge.copyMspToken.mockImplementation(async ({ format }, mspId = shownId) => {
    const named = snapshot.copyFormats.find(({ id }) => id === format && id !== "raw");
    const copied = { ...copyOf(acme, 892, mspId), tenantName: "the whole MSP" };
    return ok({ ...copied, shortName: "the whole MSP", format: named?.name ?? null });
  });
  bridge.inspectToken.mockImplementation(async () => fail(failure("There is no token.")));
  const calls = Object.keys(commands).map((name) => [
    name,
    (input: unknown, ...target: readonly string[]): unknown => {
      const run: (...args: readonly unknown[]) => unknown = Reflect.get(bridge, name);
      return run(input, ...target.filter((mspId) => mspId !== shownId));
    },
  ]);
  const window = {
    ...Object.fromEntries(calls),
    onState(listener: (patch: SnapshotPatch) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  if (!isBridge(window)) throw new Error("a command has no mock");
  const emit = (patch: SnapshotPatch) => {
    shownId = patch.mspId ?? shownId;
    for (const listener of listeners) listener(patch);
  };
  return { bridge, window, emit };
}
