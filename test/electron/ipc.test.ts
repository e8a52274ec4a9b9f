import { beforeEach, describe, expect, it, vi } from "vitest";
import { type CommandName, commands } from "../../electron/contract/contract.ts";
import type { Handlers } from "../../electron/core/base/handlers.ts";
import { fail, ok } from "../../electron/core/base/result.ts";
import { createLiveSecrets } from "../../electron/adapters/liveSecrets.ts";
import { answer, registerIpc } from "../../electron/ipc.ts";
import { createFakeLog } from "../core/fakes/log.ts";

type Listener = (event: unknown, ...args: readonly unknown[]) => Promise<unknown>;
const registered = vi.hoisted(() => new Map<string, Listener>());
vi.mock("electron", () => ({
  ipcMain: {
    handle: (channel: string, listener: Listener) => registered.set(channel, listener),
  },
}));

const isComplete = (made: object): made is Handlers<CommandName> =>
  Object.keys(commands).every((name) => Object.hasOwn(made, name));

/** Every command has the same handler. */
function handlersOf(handler: () => Promise<unknown>): Handlers<CommandName> {
  const made = Object.fromEntries(Object.keys(commands).map((name) => [name, handler]));
  if (!isComplete(made)) throw new Error("A command has no handler.");
  return made;
}

const door = (rest: Partial<Parameters<typeof registerIpc>[1]> = {}) => ({
  isTrusted: () => true,
  isLocked: () => false,
  log: createFakeLog(),
  hold: () => () => undefined,
  ...rest,
});

const unexpected = { ok: false, error: { kind: "unexpected" } };

describe("a command", () => {
  it("answers an expected failure in words", async () => {
    const { copyToken } = handlersOf(async () => fail({ kind: "unknownTenant" }));
    const args = [{ workspaceId: "a" }, "msp-1"];
    expect(await answer("copyToken", copyToken, args, door())).toMatchObject({
      ok: false,
      error: { kind: "unknownTenant", title: "This tenant is no longer in the list." },
    });
  });

  it.each([
    ["copyToken", [null, "msp-1"]],
    ["copyToken", [{}, "msp-1"]],
    ["copyToken", [{ workspaceId: 7 }, "msp-1"]],
    ["copyToken", [{ workspaceId: "a", extra: 1 }, "msp-1"]],
    ["copyToken", [JSON.parse('{"workspaceId":"a","__proto__":{}}'), "msp-1"]],
    ["copyToken", [{ workspaceId: "a" }]],
    ["copyToken", [{ workspaceId: "a" }, 7]],
    ["copyToken", [{ workspaceId: "a" }, "msp-1", "msp-2"]],
    ["addTenants", [{ text: "a".repeat(10_000_000) }, "msp-1"]],
    ["updateSettings", [{ minimumLifeS: "60" }]],
    ["updateSettings", [{ theme: "pink" }]],
    ["updateSettings", [{ commandLineTokens: "yes" }]],
    ["readState", [{}]],
    ["readState", [null, "msp-1"]],
    ["checkConnection", [null]],
    ["checkConnection", []],
  ] as const)("is not run if its arguments are wrong: %s %#", async (name, args) => {
    const handler = vi.fn(async () => ok(null));
    const log = createFakeLog();
    expect(await answer(name, handlersOf(handler)[name], args, door({ log }))).toMatchObject(
      unexpected,
    );
    expect(handler).not.toHaveBeenCalled();
    expect(log.errors).toEqual([
      { text: `Refused ${name}: its arguments do not match the contract.` },
    ]);
  });

  it("that throws is logged once, and answered without the cause", async () => {
    const log = createFakeLog();
    const cause = new Error("secret inside");
    const { hideWindow } = handlersOf(() => Promise.reject(cause));
    const result = await answer("hideWindow", hideWindow, [null], door({ log }));
    expect(result).toMatchObject(unexpected);
    expect(JSON.stringify(result)).not.toContain("secret inside");
    expect(log.errors).toEqual([{ text: "hideWindow failed.", cause }]);
  });
});

describe("the log of a command that throws", () => {
  it.each([
    ["unlock", [{ passphrase: "Zwölf Boxkämpfer!" }], "Zwölf Boxkämpfer!"],
    ["setPassphrase", [{ current: "", next: 'a "quoted" one' }], 'a "quoted" one'],
    ["recogniseCredentials", [{ text: "secret: p@ss;w0rd/9 x\nmore" }], "p@ss;w0rd/9 x"],
  ] as const)("quotes nothing that %s got", async (name, args, typed) => {
    const { hold, redact } = createLiveSecrets();
    const logged: string[] = [];
    const log = {
      ...createFakeLog(),
      error: (_text: string, cause: unknown) => logged.push(redact(String(cause))),
    };
    const { [name]: handler } = handlersOf(() => Promise.reject(new Error(`bad value <${typed}>`)));
    await answer(name, handler, args, { log, hold });
    expect(logged).toEqual(["Error: bad value <[redacted]>"]);
    expect(redact(typed)).toBe(typed);
  });
});

describe("the door", () => {
  beforeEach(() => registered.clear());

  it("has exactly the contract’s commands", () => {
    registerIpc(handlersOf(vi.fn()), door());
    expect([...registered.keys()]).toEqual(Object.keys(commands).map((name) => `tenantry:${name}`));
  });

  it.each([
    ["runs nothing for a caller other than our window", false, unexpected],
    ["runs the command for our window", true, ok(null)],
  ])("%s", async (_what, isTrusted, expected) => {
    const handler = vi.fn(async () => ok(null));
    registerIpc(handlersOf(handler), door({ isTrusted: () => isTrusted }));
    const answered = await registered.get("tenantry:updateMsp")?.({}, { change: {} }, "msp-1");
    expect(answered).toMatchObject(expected);
    expect(handler.mock.calls).toEqual(isTrusted ? [[{ change: {} }, "msp-1"]] : []);
  });

  it("does nearly nothing while locked, and everything again afterwards", async () => {
    const handler = vi.fn(async () => ok(null));
    let isLocked = true;
    registerIpc(handlersOf(handler), door({ isLocked: () => isLocked }));
    const call = (name: string, ...args: readonly unknown[]) =>
      registered.get(`tenantry:${name}`)?.({}, ...args);
    const locked = { ok: false, error: { kind: "locked" } };
    for (const name of ["removeMsp", "rotateSecret", "exportTeam", "removeCredentials"])
      expect(await call(name, null, "msp-1")).toMatchObject(locked);
    expect(await call("showNewSecret", null)).toMatchObject(locked);
    expect(await call("updateSettings", { lockAfterMinutes: 0 })).toMatchObject(locked);
    expect(handler).not.toHaveBeenCalled();
    for (const name of ["readState", "unlock", "quit"])
      expect(await call(name, null)).toEqual(ok(null));
    isLocked = false;
    expect(await call("removeMsp", null, "msp-1")).toEqual(ok(null));
  });
});
