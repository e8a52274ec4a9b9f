// Main as a window sees it: every command of the contract by loop, answers at the test's will, and the state event.
import type {
  AppSnapshot,
  Bridge,
  Failure,
  MspSummary,
  SnapshotPatch,
  Tenant,
  TenantToken,
} from "../../electron/contract/contract.ts";
import { vi } from "vitest";
import { fail, ok } from "../../electron/core/base/result.ts";
import { copyFormats } from "../../electron/core/copying/formats.ts";
import { toWorkspaceId } from "../../electron/core/base/issuer.ts";
import { defaultSettings } from "../../electron/core/storedState.ts";

export function tenant(digit: string, name: string, rest: Partial<Tenant> = {}): Tenant {
  const workspaceId = toWorkspaceId(digit.repeat(32 / digit.length));
  if (workspaceId === null) throw new Error(`no workspace ID from ${digit}`);
  const unlisted = { ownership: null, listing: null, colour: null, note: "" };
  return { workspaceId, name, alias: "", pinned: false, copyFormat: null, ...unlisted, ...rest };
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
  workspaceId: profile.workspaceId,
  status: "ready",
};

const { version: _, ...settings } = defaultSettings;

export const connected: AppSnapshot = {
  app: {
    version: "1.2.3",
    demo: false,
    simulator: false,
    platform: "linux",
    hidesFromHistory: true,
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
  lastCopy: null,
  clipboard: null,
  locked: false,
  usage: {},
  copyFormats: copyFormats([]),
  shortcut: "on",
  navigation: null,
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

/** Every command as a mock that succeeds; `emit` is the state event. */
export function createFakeBridge(snapshot: AppSnapshot) {
  const listeners = new Set<(patch: SnapshotPatch) => void>();
  const done = async () => ok(null);
  const lines = async () => ok({ added: 0, merged: 0, problems: [] });
  const bridge = {
    readState: vi.fn<Bridge["readState"]>(async () => ok(snapshot)),
    recogniseCredentials: vi.fn<Bridge["recogniseCredentials"]>(async () => ok(null)),
    trySimulator: vi.fn<Bridge["trySimulator"]>(done),
    readEnvironment: vi.fn<Bridge["readEnvironment"]>(async () => ok(null)),
    saveDraft: vi.fn<Bridge["saveDraft"]>(done),
    connect: vi.fn<Bridge["connect"]>(done),
    checkConnection: vi.fn<Bridge["checkConnection"]>(done),
    cancelCheck: vi.fn<Bridge["cancelCheck"]>(done),
    copyCheckReport: vi.fn<Bridge["copyCheckReport"]>(done),
    cancelConnect: vi.fn<Bridge["cancelConnect"]>(done),
    removeCredentials: vi.fn<Bridge["removeCredentials"]>(done),
    rotateSecret: vi.fn<Bridge["rotateSecret"]>(async () => ok("inForce")),
    keepNewSecret: vi.fn<Bridge["keepNewSecret"]>(async () => ok("inForce")),
    copyNewSecret: vi.fn<Bridge["copyNewSecret"]>(done),
    showNewSecret: vi.fn<Bridge["showNewSecret"]>(async () => ok("5eCr3t-new")),
    forgetNewSecret: vi.fn<Bridge["forgetNewSecret"]>(done),
    selectMsp: vi.fn<Bridge["selectMsp"]>(done),
    addMsp: vi.fn<Bridge["addMsp"]>(done),
    updateMsp: vi.fn<Bridge["updateMsp"]>(done),
    removeMsp: vi.fn<Bridge["removeMsp"]>(done),
    previewTenants: vi.fn<Bridge["previewTenants"]>(lines),
    addTenants: vi.fn<Bridge["addTenants"]>(lines),
    updateTenant: vi.fn<Bridge["updateTenant"]>(done),
    discoverTenants: vi.fn<Bridge["discoverTenants"]>(done),
    cancelDiscovery: vi.fn<Bridge["cancelDiscovery"]>(done),
    addListedTenants: vi.fn<Bridge["addListedTenants"]>(done),
    readTeam: vi.fn<Bridge["readTeam"]>(done),
    chooseTeamFile: vi.fn<Bridge["chooseTeamFile"]>(done),
    exportTeam: vi.fn<Bridge["exportTeam"]>(done),
    applyTeam: vi.fn<Bridge["applyTeam"]>(done),
    dismissTeam: vi.fn<Bridge["dismissTeam"]>(done),
    removeTenant: vi.fn<Bridge["removeTenant"]>(done),
    copyToken: vi.fn<Bridge["copyToken"]>(async () =>
      ok({ issuedAtMs: Date.now(), expiresAtMs: Date.now() + 892_000, assumed: false }),
    ),
    inspectToken: vi.fn<Bridge["inspectToken"]>(async () => fail(failure("There is no token."))),
    forgetToken: vi.fn<Bridge["forgetToken"]>(done),
    clearClipboard: vi.fn<Bridge["clearClipboard"]>(done),
    lock: vi.fn<Bridge["lock"]>(done),
    unlock: vi.fn<Bridge["unlock"]>(done),
    updateSettings: vi.fn<Bridge["updateSettings"]>(done),
    dismissNotice: vi.fn<Bridge["dismissNotice"]>(done),
    hideWindow: vi.fn<Bridge["hideWindow"]>(done),
    openQuickPick: vi.fn<Bridge["openQuickPick"]>(done),
    closeQuickPick: vi.fn<Bridge["closeQuickPick"]>(done),
    openWindow: vi.fn<Bridge["openWindow"]>(done),
    onState(listener: (patch: SnapshotPatch) => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const emit = (patch: SnapshotPatch) => {
    for (const listener of listeners) listener(patch);
  };
  return { bridge, emit };
}
