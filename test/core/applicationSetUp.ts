// The whole core on fakes of its ports, with a GreenLake that grants every token.
import type {
  AppSnapshot,
  Result,
  Settings,
  SnapshotPatch,
} from "../../electron/contract/contract.ts";
import { createApplication } from "../../electron/core/application.ts";
import type { Application } from "../../electron/core/public.ts";
import type { HttpRequest } from "../../electron/core/base/ports.ts";
import { ok } from "../../electron/core/base/result.ts";
import { noClipboardMark } from "../../electron/core/copying/stored.ts";
import { readCredentials } from "../../electron/core/credentials/credentials.ts";
import { noDrafts } from "../../electron/core/credentials/stored.ts";
import { noPassphrase } from "../../electron/core/lock/stored.ts";
import { noWorkspaces } from "../../electron/core/msps/stored.ts";
import { defaultSettings } from "../../electron/core/settings/stored.ts";
import { readTeamFile } from "../../electron/core/teams/teams.ts";
import { noUsage } from "../../electron/core/tenants/stored.ts";
import { parseTenants } from "../../electron/core/tenants/tenants.ts";
import { createFakeClipboard } from "./fakes/clipboard.ts";
import { createFakeDesktop } from "./fakes/desktop.ts";
import { success } from "../../electron/core/base/exitCodes.ts";
import type {
  CopyRequest,
  Progress,
  TerminalRequest,
} from "../../electron/core/terminal/terminal.ts";
import { createFakeClock } from "./fakes/fakeClock.ts";
import { gate } from "./fakes/gate.ts";
import { jwt } from "./fakes/jwt.ts";
import { shownCommands } from "./fakes/shownCommands.ts";
import { createFakeJournal } from "./fakes/journal.ts";
import { createFakeMachine } from "./fakes/machine.ts";
import { createFakePassphraseKey } from "./fakes/passphraseKey.ts";
import { createFakeLongStore, createFakeStore } from "./fakes/store.ts";
import { createFakeTeamFiles } from "./fakes/teamFiles.ts";
import { createFakeVault } from "./fakes/vault.ts";

export const mspId = "f".repeat(32);
export const acmeId = "a".repeat(32);
export const betaId = "b".repeat(32);
export const acme = { workspaceId: acmeId };
export const beta = { workspaceId: betaId };
export const secret = "5eCr3t-canary-value";
export const form = {
  workspace: mspId,
  clientId: "client-1",
  clientSecret: secret,
  baseUrl: "https://greenlake.example",
  scope: "",
  contact: "ops@msp.example",
};

/** The token that the fake GreenLake grants for a workspace. */
export const tokenOf = (workspaceId: string): string => jwt({ hpe_workspace_id: workspaceId });

export const isFor =
  (workspaceId: string) =>
  ({ url }: HttpRequest): boolean =>
    url.includes(workspaceId);

const workspaceOf = (url: string): string => /oauth2\/([0-9a-f]+)\/token$/.exec(url)?.[1] ?? "";

type Respond = (request: HttpRequest) => Promise<Result<Response>>;

export const forbidden: Respond = async () => ok(Response.json({}, { status: 403 }));
export const neverAnswers: Respond = () => new Promise(() => {});

const grantToken: Respond = async ({ url }) =>
  ok(
    Response.json({
      access_token: tokenOf(workspaceOf(url)),
      token_type: "Bearer",
      expires_in: 900,
    }),
  );

/** The commands concern the MSP that is shown, unless a call names another. */
const withShownCommands = (application: Application) => ({
  ...application,
  commands: shownCommands(application),
});

export function setUp() {
  const clock = createFakeClock();
  const settings = createFakeStore(defaultSettings);
  const workspaces = createFakeLongStore(noWorkspaces);
  const usage = createFakeStore(noUsage);
  const clipboardMark = createFakeStore(noClipboardMark);
  const drafts = createFakeStore(noDrafts);
  const passphrase = createFakeStore(noPassphrase);
  const environment: Record<string, string> = {};
  const requests: HttpRequest[] = [];
  const noted = new Set<string>();
  const patches: SnapshotPatch[] = [];
  const world = {
    respond: grantToken,
    clipboard: createFakeClipboard(),
    vault: createFakeVault(),
    passphraseKey: createFakePassphraseKey(),
    desktop: createFakeDesktop(),
    machine: createFakeMachine(),
    teamFiles: createFakeTeamFiles(),
    journal: createFakeJournal(),
    washed: () => {},
  };
  let ids = 0;
  const start = () =>
    withShownCommands(
      createApplication({
        app: { version: "1.2.3", demo: false, simulator: false, platform: "linux" },
        fetch(request) {
          requests.push(request);
          return world.respond(request);
        },
        noteSecret: (value) => noted.add(value),
        washMemory: () => world.washed(),
        network: { resolveProxy: async () => "DIRECT" },
        clock,
        random: () => 0,
        newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`,
        vault: world.vault,
        passphraseKey: world.passphraseKey,
        passphrase,
        clipboard: world.clipboard,
        desktop: world.desktop,
        machine: world.machine,
        teamFiles: world.teamFiles,
        journal: world.journal,
        readPasted: async (text, msp) => parseTenants(text, msp),
        readCredentials,
        readTeamFile: async (text) => readTeamFile(text),
        operator: () => "alice",
        usage,
        clipboardMark,
        drafts,
        environment,
        settings,
        workspaces,
        publish: (patch) => patches.push(patch),
        carryOut: async () => success,
      }),
    );
  const application = start();
  const { commands } = application;
  const snapshot = async (): Promise<AppSnapshot> => {
    const state = await application.commands.readState(null);
    if (!state.ok) throw new Error("no state");
    return state.value;
  };
  /** The answers to these requests, all by default, wait until the result is called. */
  const holdAnswers = (isHeld: (request: HttpRequest) => boolean = () => true) => {
    const { passed, open } = gate();
    const { respond } = world;
    world.respond = async (request) => {
      if (isHeld(request)) await passed;
      return respond(request);
    };
    return open;
  };
  const connected = async () => {
    await commands.connect(form);
    await commands.addTenants({ text: `${acmeId} Acme\n${betaId} Beta` });
  };
  /** What a terminal gets: the lines of the answer, then its end. */
  const ask = async (request: TerminalRequest, caller: string | null = null) => {
    const lines: string[] = [];
    const notes: string[] = [];
    const progress: Progress[] = [];
    const gone = new AbortController();
    const outcome = await application.answerTerminal(request, {
      line: (text) => lines.push(text),
      note: (text) => notes.push(text),
      progress: (one) => progress.push(one),
      signal: gone.signal,
      caller,
    });
    return { ...outcome, lines, notes, progress };
  };
  const copyByName = async (name: string, more: Partial<CopyRequest> = {}) => {
    const { code, text } = await ask({ kind: "copy", name, msp: null, format: null, ...more });
    return { code, text };
  };
  return {
    ...application,
    ask,
    copyByName,
    restart: start,
    clock,
    settings,
    workspaces,
    usage,
    clipboardMark,
    drafts,
    environment,
    passphrase,
    notifications: world.desktop.notifications,
    secrets: world.vault.secrets,
    requests,
    noted,
    patches,
    world,
    snapshot,
    connected,
    holdAnswers,
  };
}

export type Core = ReturnType<typeof setUp>;

/** One MSP with the tenants Acme and Beta. */
export async function connectedSetUp(settings: Partial<Settings> = {}): Promise<Core> {
  const core = setUp();
  await core.connected();
  await core.commands.updateSettings(settings);
  return core;
}

export const eastId = "e".repeat(32);
export const eastSecret = "eAst-5ecret-canary";
export const eastForm = {
  ...form,
  workspace: eastId,
  clientId: "client-east",
  clientSecret: eastSecret,
};

/** Adds the MSP East, which is shown then, to a connected application; the first MSP becomes West. */
export async function addEast<Connected extends Core>(core: Connected, clientSecret = eastSecret) {
  const { commands, snapshot } = core;
  const { mspId: west } = await snapshot();
  await commands.updateMsp({ change: { name: "West" } }, west);
  await commands.addMsp(null);
  const { mspId: east } = await snapshot();
  await commands.connect({ ...eastForm, clientSecret });
  await commands.addTenants({ text: `${acmeId} Acme East` });
  return { ...core, west, east };
}

/** West, with Acme and Beta, and East, with Acme only; East is shown. */
export const twoMsps = async () => addEast(await connectedSetUp());
