// The whole core on fakes of its ports, with a fetch that grants what it is asked for.
import type {
  AppSnapshot,
  Result,
  ShortcutState,
  SnapshotPatch,
} from "../../electron/contract/contract.ts";
import { createApplication } from "../../electron/core/application.ts";
import type {
  CredentialVault,
  HttpRequest,
  Store,
  TeamFiles,
} from "../../electron/core/base/ports.ts";
import { fail, ok } from "../../electron/core/base/result.ts";
import {
  defaultSettings,
  noClipboardMark,
  noDrafts,
  noUsage,
  noWorkspaces,
} from "../../electron/core/storedState.ts";
import { createFakeClock } from "./fakes/fakeClock.ts";
import { jwt } from "./fakes/jwt.ts";

export const mspId = "f".repeat(32);
export const acmeId = "a".repeat(32);
export const betaId = "b".repeat(32);
export const secret = "5eCr3t-canary-value";
export const form = {
  workspace: mspId,
  clientId: "client-1",
  clientSecret: secret,
  baseUrl: "https://greenlake.example",
  scope: "",
  contact: "ops@msp.example",
};

interface FakeStore<T> extends Store<T> {
  failWith: string | null;
}

function createStore<T>(initial: T): FakeStore<T> {
  let value = initial;
  return {
    failWith: null,
    read: () => value,
    write(next) {
      if (this.failWith !== null) return fail({ kind: "storeFailed", reason: this.failWith });
      value = next;
      return ok(null);
    },
  };
}

function createVault() {
  const secrets = new Map<string, string>();
  const vault: CredentialVault = {
    async seal(profileId, text) {
      secrets.set(profileId, text);
      return ok({ backend: "keychain", reason: null });
    },
    async open(profileId) {
      const text = secrets.get(profileId);
      return text === undefined ? fail({ kind: "noCredentials" }) : ok(text);
    },
    async remove(profileId) {
      secrets.delete(profileId);
      return ok(null);
    },
    describe: (profileId) =>
      secrets.has(profileId) ? { backend: "keychain", reason: null } : null,
  };
  return { vault, secrets };
}

const workspaceOf = (url: string): string => /oauth2\/([0-9a-f]+)\/token$/.exec(url)?.[1] ?? "";

type Respond = (request: HttpRequest) => Promise<Result<Response>>;

const grantToken: Respond = async ({ url }) =>
  ok(
    Response.json({
      access_token: jwt({ hpe_workspace_id: workspaceOf(url) }),
      token_type: "Bearer",
      expires_in: 900,
    }),
  );

interface ChosenFiles {
  /** By path. */
  readonly files: Map<string, string>;
  /** What the operator picks in the next file dialog. */
  chosenPath: string | null;
  offeredName: string;
}

const noChosenFiles = (): ChosenFiles => ({ files: new Map(), chosenPath: null, offeredName: "" });

const fakeTeamFiles = (world: ChosenFiles): TeamFiles => ({
  choose: async () => world.chosenPath,
  async chooseTarget(name) {
    world.offeredName = name;
    return world.chosenPath;
  },
  async read(path) {
    const text = world.files.get(path);
    return text === undefined ? fail({ kind: "fileFailed", reason: "It is not there." }) : ok(text);
  },
  async write(path, text) {
    world.files.set(path, text);
    return ok(null);
  },
  nameOf: (path) => path.split("/").at(-1) ?? path,
});

export function setUp() {
  const clock = createFakeClock();
  const settings = createStore(defaultSettings);
  const workspaces = createStore(noWorkspaces);
  const usage = createStore(noUsage);
  const clipboardMark = createStore(noClipboardMark);
  const drafts = createStore(noDrafts);
  const environment: Record<string, string> = {};
  const { vault, secrets } = createVault();
  const requests: HttpRequest[] = [];
  const patches: SnapshotPatch[] = [];
  const notifications: { title: string; body: string; workspaceId: string }[] = [];
  const nothingOpen = (): number | null => null;
  const world = {
    respond: grantToken,
    clipboard: "",
    clipboardWorks: true,
    async write(text: string) {
      if (world.clipboardWorks) world.clipboard = text;
      return world.clipboardWorks;
    },
    vault,
    isWindowFocused: false,
    quickPickOpening: nothingOpen(),
    isInUse: true,
    shortcut: "",
    shortcutTaken: false,
    ...noChosenFiles(),
  };
  let ids = 0;
  const start = () =>
    createApplication({
      app: { version: "1.2.3", demo: false, simulator: false, platform: "linux" },
      fetch(request) {
        requests.push(request);
        return world.respond(request);
      },
      resolveProxy: async () => "DIRECT",
      clock,
      random: () => 0,
      newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`,
      vault: world.vault,
      clipboard: {
        hidesFromHistory: true,
        writeSecret: (text) => world.write(text),
        async writePlain(text) {
          if (world.clipboardWorks) world.clipboard = text;
          return world.clipboardWorks;
        },
        readText: async () => world.clipboard,
        async clear() {
          if (world.clipboardWorks) world.clipboard = "";
          return world.clipboardWorks;
        },
      },
      desktop: {
        isWindowFocused: () => world.isWindowFocused,
        quickPickOpening: () => world.quickPickOpening,
        isInUse: () => world.isInUse,
        notifier: (notification) => notifications.push(notification),
        shortcut: {
          set(accelerator): ShortcutState {
            world.shortcut = accelerator;
            if (accelerator === "") return "off";
            return world.shortcutTaken ? "taken" : "on";
          },
        },
      },
      teamFiles: fakeTeamFiles(world),
      usage,
      clipboardMark,
      drafts,
      environment,
      settings,
      workspaces,
      publish: (patch) => patches.push(patch),
    });
  const application = start();
  const snapshot = async (): Promise<AppSnapshot> => {
    const state = await application.commands.readState(null);
    if (!state.ok) throw new Error("no state");
    return state.value;
  };
  const connected = async () => {
    await application.commands.connect(form);
    await application.commands.addTenants({ text: `${acmeId} Acme\n${betaId} Beta` });
  };
  return {
    ...application,
    restart: start,
    clock,
    settings,
    workspaces,
    usage,
    clipboardMark,
    drafts,
    environment,
    notifications,
    secrets,
    requests,
    patches,
    world,
    snapshot,
    connected,
  };
}
