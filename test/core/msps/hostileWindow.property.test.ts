// Whatever commands a compromised window sends, in whatever order: a secret reaches only the vault and its own server.
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acme, form, mspId, secret, setUp } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";
import { offline } from "./rotationSetUp.ts";

const environmentSecret = "eNv-5ecret-canary";
const renewed = "r3newed-5ecret-canary";
const canaries = [secret, environmentSecret, renewed];
const holdsCanary = (value: unknown): boolean => {
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return canaries.some((canary) => text.includes(canary));
};

const elsewhere = "https://evil.example";
const own = { ...form, clientSecret: "entered-by-the-window" };
const nothing = { ...form, clientSecret: "" };
const team = JSON.stringify({
  tenantry: "team",
  version: 1,
  name: "Evil",
  baseUrl: elsewhere,
  workspaceId: mspId,
  scope: "",
  tenants: [],
});

/** Each is one call of a window. */
const calls = {
  rotate: ({ commands }) => commands.rotateSecret(null),
  keep: ({ commands }) => commands.keepNewSecret(null),
  show: ({ commands }) => commands.showNewSecret(null),
  copyNew: ({ commands }) => commands.copyNewSecret(null),
  forget: ({ commands }) => commands.forgetNewSecret(null),
  remove: ({ commands }) => commands.removeCredentials(null),
  removeMsp: ({ commands }) => commands.removeMsp(null),
  removeAndBringBack: async ({ commands }) => {
    const removed = await commands.removeMsp(null);
    return removed.ok ? await commands.bringBackMsp(removed.value) : removed;
  },
  cancel: ({ commands }) => commands.cancelConnect(null),
  connectSame: ({ commands }) => commands.connect(own),
  connectElsewhere: ({ commands }) => commands.connect({ ...own, baseUrl: elsewhere }),
  connectWithNothing: ({ commands }) => commands.connect({ ...nothing, baseUrl: elsewhere }),
  connectFromEnvironment: ({ commands }) =>
    commands.connect({ ...nothing, baseUrl: elsewhere, secretFrom: "environment" }),
  connectOtherClient: ({ commands }) =>
    commands.connect({ ...nothing, clientId: "client-2", secretFrom: "environment" }),
  check: ({ commands }) => commands.checkConnection(nothing),
  checkElsewhere: ({ commands }) => commands.checkConnection({ ...nothing, baseUrl: elsewhere }),
  checkFromEnvironment: ({ commands }) =>
    commands.checkConnection({ ...nothing, baseUrl: elsewhere, secretFrom: "environment" }),
  report: ({ commands }) => commands.copyCheckReport(null),
  draft: ({ commands }) =>
    commands.saveDraft({ draft: { ...nothing, step: "client", tenants: "" } }),
  environment: ({ commands }) => commands.readEnvironment(null),
  add: ({ commands }) => commands.addMsp(null),
  applyTeam: async ({ commands, snapshot }) => {
    await commands.readTeam({ text: team, name: "evil.tenantry.json" });
    const { teamFile } = await snapshot();
    const sides = { added: "theirs", changed: "theirs", removed: "theirs", tenants: {} } as const;
    return await commands.applyTeam({ id: teamFile?.id ?? "", ...sides });
  },
  exportTeam: ({ commands }) => commands.exportTeam(null),
  copy: ({ commands }) => commands.copyToken(acme),
  copyMsp: ({ commands }) => commands.copyMspToken({}),
  getTokens: async ({ commands, snapshot }) => {
    const { mspId: shown } = await snapshot();
    return await commands.getTokens({ tenants: [{ mspId: shown, ...acme }] });
  },
  passphrase: ({ commands }) => commands.setPassphrase({ current: "", next: "a passphrase" }),
  template: ({ commands }) =>
    commands.updateSettings({
      templates: [{ id: "t", name: "t", kind: "text", text: "{clientSecret} {token}" }],
      copyFormat: "t",
    }),
  inspect: ({ commands }) => commands.inspectToken(acme),
  discover: ({ commands }) => commands.discoverTenants(null),
  lock: ({ commands }) => commands.lock(null),
  unlock: ({ commands }) => commands.unlock(null),
  state: ({ commands }) => commands.readState(null),
} satisfies Record<string, (core: ReturnType<typeof setUp>) => Promise<unknown>>;

type Call = keyof typeof calls;
/** Those that can come between a new secret and its place. */
const frequent = [
  "rotate",
  "show",
  "copyNew",
  "remove",
  "removeMsp",
  "cancel",
  "connectElsewhere",
] as const;
const names = Object.keys(calls).filter((name): name is Call => Object.hasOwn(calls, name));

interface Faults {
  readonly isOffline: boolean;
  /** Then a new secret is held until the operator has saved it, who refuses every copy. */
  readonly vaultRefuses: boolean;
}

/** Everything that came out, but for the vault and requests. */
async function play(
  order: readonly Call[],
  { isOffline, vaultRefuses }: Faults,
  scheduler: fc.Scheduler,
) {
  const core = setUp();
  const { world, requests, environment } = core;
  Object.assign(environment, {
    CLIENT_ID: form.clientId,
    CLIENT_SECRET: environmentSecret,
    MSP_WORKSPACE_ID: mspId,
    GREENLAKE_BASE_URL: form.baseUrl,
  });
  await core.connected();
  const out: unknown[] = [];
  const grant = world.respond;
  let wasReset = false;
  world.respond = scheduler.scheduleFunction(async (request) => {
    const isOurs = request.url.startsWith(`${form.baseUrl}/`);
    if (request.url.endsWith("/reset")) {
      wasReset = true;
      return ok(Response.json({ clientSecret: isOurs ? renewed : "theirs" }));
    }
    if (request.url.endsWith("/credentials"))
      return ok(Response.json({ items: [{ id: "c1", clientId: form.clientId }] }));
    return isOffline && wasReset ? offline() : grant(request);
  });
  const { vault, clipboard } = world;
  const seal = vault.seal.bind(vault);
  vault.seal = scheduler.scheduleFunction(async (owner, text) =>
    vaultRefuses && text === renewed
      ? fail({ kind: "vaultUnavailable", reason: "It is locked." })
      : await seal(owner, text),
  );
  world.desktop.mayCopySecret = false;
  vault.open = scheduler.scheduleFunction(vault.open.bind(vault));
  vault.remove = scheduler.scheduleFunction(vault.remove.bind(vault));
  const write = clipboard.writeSecret.bind(clipboard);
  clipboard.writeSecret = async (text) => {
    out.push(["clipboard", text]);
    return write(text);
  };
  world.teamFiles.chosenPath = "/evil";
  const call = async (name: Call) => {
    await scheduler.schedule(Promise.resolve());
    out.push([name, await calls[name](core)]);
  };
  const drain = async () => {
    for (;;) {
      await settled();
      if (scheduler.count() === 0) return;
      await scheduler.waitOne();
    }
  };
  void call("rotate");
  // Otherwise most orders break the rotation off before there is a new secret to hold.
  if (vaultRefuses) await drain();
  for (const name of order) void call(name);
  await drain();
  const { settings, workspaces, usage, drafts, notifications, patches } = core;
  const kept = [settings, workspaces, usage, drafts].map((store) => store.read());
  out.push(kept, notifications, patches, [...world.teamFiles.files], await core.snapshot());
  // What the vault refused may be shown, outside of every page, so that the operator can save it.
  if (!vaultRefuses) out.push(world.desktop.shownSecrets);
  return { out, requests };
}

it("gets a secret to no one but the vault and the server that it is for", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(...frequent), fc.constantFrom(...names)), {
        minLength: 1,
        maxLength: 10,
      }),
      fc.record({ isOffline: fc.boolean(), vaultRefuses: fc.boolean() }),
      fc.scheduler(),
      async (order, faults, scheduler) => {
        const { out, requests } = await play(order, faults, scheduler);
        expect(out.filter(holdsCanary)).toEqual([]);
        const strayed = requests.filter(
          (request) => !request.url.startsWith(`${form.baseUrl}/`) && holdsCanary(request),
        );
        expect(strayed.map(({ url }) => url)).toEqual([]);
      },
    ),
    { numRuns: 100 },
  );
}, 60_000);
