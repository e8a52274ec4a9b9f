// The whole core on fakes of its ports, with a fetch that grants what it is asked for.
import type { AppSnapshot, Result, SnapshotPatch } from "../../electron/contract/contract.ts";
import { type Application, createApplication } from "../../electron/core/application.ts";
import type { HttpRequest } from "../../electron/core/base/ports.ts";
import { ok } from "../../electron/core/base/result.ts";
import { noClipboardMark } from "../../electron/core/copying/stored.ts";
import { noDrafts } from "../../electron/core/credentials/stored.ts";
import { noWorkspaces } from "../../electron/core/msps/stored.ts";
import { defaultSettings } from "../../electron/core/settings/stored.ts";
import { noUsage } from "../../electron/core/tenants/stored.ts";
import { createFakeClipboard } from "./fakes/clipboard.ts";
import { createFakeDesktop } from "./fakes/desktop.ts";
import { createFakeClock } from "./fakes/fakeClock.ts";
import { jwt } from "./fakes/jwt.ts";
import { shownCommands } from "./fakes/shownCommands.ts";
import { createFakeStore } from "./fakes/store.ts";
import { createFakeTeamFiles } from "./fakes/teamFiles.ts";
import { createFakeVault } from "./fakes/vault.ts";

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

/** The application whose commands are about the MSP that is shown, unless a call names another. */
const withShownCommands = (application: Application) => ({
  ...application,
  commands: shownCommands(application),
});

export function setUp() {
  const clock = createFakeClock();
  const settings = createFakeStore(defaultSettings);
  const workspaces = createFakeStore(noWorkspaces);
  const usage = createFakeStore(noUsage);
  const clipboardMark = createFakeStore(noClipboardMark);
  const drafts = createFakeStore(noDrafts);
  const environment: Record<string, string> = {};
  const requests: HttpRequest[] = [];
  const patches: SnapshotPatch[] = [];
  const world = {
    respond: grantToken,
    clipboard: createFakeClipboard(),
    vault: createFakeVault(),
    desktop: createFakeDesktop(),
    teamFiles: createFakeTeamFiles(),
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
        network: { resolveProxy: async () => "DIRECT" },
        clock,
        random: () => 0,
        newId: () => `00000000-0000-4000-8000-${String((ids += 1)).padStart(12, "0")}`,
        vault: world.vault,
        clipboard: world.clipboard,
        desktop: world.desktop,
        teamFiles: world.teamFiles,
        usage,
        clipboardMark,
        drafts,
        environment,
        settings,
        workspaces,
        publish: (patch) => patches.push(patch),
      }),
    );
  const application = start();
  const { commands } = application;
  const snapshot = async (): Promise<AppSnapshot> => {
    const state = await application.commands.readState(null);
    if (!state.ok) throw new Error("no state");
    return state.value;
  };
  const connected = async () => {
    await commands.connect(form);
    await commands.addTenants({ text: `${acmeId} Acme\n${betaId} Beta` });
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
    notifications: world.desktop.notifications,
    secrets: world.vault.secrets,
    requests,
    patches,
    world,
    snapshot,
    connected,
  };
}
