import { beforeEach, describe, expect, it, vi } from "vitest";
import { commands } from "../../electron/contract/contract.ts";
import { fail, ok } from "../../electron/core/base/result.ts";
import { answer, type Handlers, registerIpc } from "../../electron/ipc.ts";
import { createFakeLog } from "../core/fakes/log.ts";

type Listener = (event: unknown, input: unknown) => Promise<unknown>;
const registered = vi.hoisted(() => new Map<string, Listener>());
vi.mock("electron", () => ({
  ipcMain: {
    handle: (channel: string, listener: Listener) => registered.set(channel, listener),
  },
}));

const done = async () => ok(null);
const lines = async () => ok({ added: 0, merged: 0, problems: [] });
const handlers: Handlers = {
  readState: async () => fail({ kind: "unexpected" }),
  discoverTenants: done,
  cancelDiscovery: done,
  addListedTenants: done,
  recogniseCredentials: async () => ok(null),
  connect: done,
  trySimulator: done,
  readEnvironment: async () => ok(null),
  saveDraft: done,
  checkConnection: done,
  cancelCheck: done,
  copyCheckReport: done,
  cancelConnect: done,
  removeCredentials: done,
  rotateSecret: async () => ok("inForce"),
  keepNewSecret: async () => ok("inForce"),
  copyNewSecret: done,
  showNewSecret: async () => fail({ kind: "secretGone" }),
  forgetNewSecret: done,
  selectMsp: done,
  addMsp: done,
  updateMsp: done,
  removeMsp: done,
  previewTenants: lines,
  addTenants: lines,
  updateTenant: done,
  removeTenant: done,
  readTeam: done,
  chooseTeamFile: done,
  exportTeam: done,
  applyTeam: done,
  dismissTeam: done,
  copyToken: async () => fail({ kind: "unknownTenant" }),
  inspectToken: async () => fail({ kind: "noToken" }),
  forgetToken: done,
  updateSettings: done,
  dismissNotice: done,
  clearClipboard: done,
  lock: done,
  unlock: done,
  hideWindow: done,
  openQuickPick: done,
  closeQuickPick: done,
  openWindow: done,
};
const unexpected = { ok: false, error: { kind: "unexpected" } };

describe("a command", () => {
  it("answers an expected failure in words", async () => {
    const input = { workspaceId: "a" };
    expect(await answer("copyToken", handlers.copyToken, input, createFakeLog())).toMatchObject({
      ok: false,
      error: { kind: "unknownTenant", title: "This tenant is no longer in the list." },
    });
  });

  it.each([
    ["copyToken", null],
    ["copyToken", {}],
    ["copyToken", { workspaceId: 7 }],
    ["copyToken", { workspaceId: "a", extra: 1 }],
    ["copyToken", JSON.parse('{"workspaceId":"a","__proto__":{}}')],
    ["addTenants", { text: "a".repeat(10_000_000) }],
    ["updateSettings", { minimumLifeS: "60" }],
    ["updateSettings", { theme: "pink" }],
    ["readState", {}],
    ["checkConnection", null],
  ] as const)("is not run if its argument is wrong: %s", async (name, input) => {
    const handler = vi.fn(done);
    const log = createFakeLog();
    const all: Handlers = { ...handlers, addTenants: vi.fn(lines), updateSettings: handler };
    expect(await answer(name, all[name], input, log)).toMatchObject(unexpected);
    expect(handler).not.toHaveBeenCalled();
    expect(all.addTenants).not.toHaveBeenCalled();
    expect(log.errors).toEqual([
      { text: `Refused ${name}: its argument is not of the contract's shape.` },
    ]);
  });

  it("that throws is logged once, and answered without the cause", async () => {
    const log = createFakeLog();
    const cause = new Error("secret inside");
    const broken = () => Promise.reject(cause);
    const result = await answer("hideWindow", broken, null, log);
    expect(result).toMatchObject(unexpected);
    expect(JSON.stringify(result)).not.toContain("secret inside");
    expect(log.errors).toEqual([{ text: "hideWindow failed.", cause }]);
  });
});

describe("the door", () => {
  beforeEach(() => registered.clear());

  it("has exactly the contract’s commands", () => {
    registerIpc(handlers, () => true, createFakeLog());
    expect([...registered.keys()]).toEqual(Object.keys(commands).map((name) => `tenantry:${name}`));
  });

  it("runs nothing for a caller other than our window", async () => {
    const hideWindow = vi.fn(done);
    registerIpc({ ...handlers, hideWindow }, () => false, createFakeLog());
    expect(await registered.get("tenantry:hideWindow")?.({}, null)).toMatchObject(unexpected);
    expect(hideWindow).not.toHaveBeenCalled();
  });

  it("runs the command for our window", async () => {
    registerIpc(handlers, () => true, createFakeLog());
    expect(await registered.get("tenantry:hideWindow")?.({}, null)).toEqual(ok(null));
  });
});
