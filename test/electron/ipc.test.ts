import { beforeEach, describe, expect, it, vi } from "vitest";
import { type CommandName, commands } from "../../electron/contract/contract.ts";
import { fail, ok } from "../../electron/core/base/result.ts";
import type { Handlers } from "../../electron/core/base/handlers.ts";
import { answer, registerIpc } from "../../electron/ipc.ts";
import { createFakeLog } from "../core/fakes/log.ts";

type Listener = (event: unknown, input: unknown) => Promise<unknown>;
const registered = vi.hoisted(() => new Map<string, Listener>());
vi.mock("electron", () => ({
  ipcMain: {
    handle: (channel: string, listener: Listener) => registered.set(channel, listener),
  },
}));

const done = async () => ok(null);

type AllHandlers = Handlers<CommandName>;
const isComplete = (all: object): all is AllHandlers =>
  Object.keys(commands).every((name) => Object.hasOwn(all, name));

/** Every command succeeds, unless `change` says otherwise. */
function handlersWith(change: Partial<AllHandlers> = {}): AllHandlers {
  const all = {
    ...Object.fromEntries(Object.keys(commands).map((name) => [name, done])),
    ...change,
  };
  if (!isComplete(all)) throw new Error("a command has no handler");
  return all;
}

const unexpected = { ok: false, error: { kind: "unexpected" } };

describe("a command", () => {
  it("answers an expected failure in words", async () => {
    const copyToken = async () => fail({ kind: "unknownTenant" } as const);
    const args = [{ workspaceId: "a" }, "msp-1"];
    expect(await answer("copyToken", copyToken, args, createFakeLog())).toMatchObject({
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
    ["updateSettings", [{ theme: "dark" }, "msp-1"]],
    ["readState", [{}]],
    ["checkConnection", [null]],
  ] as const)("does not run %s with arguments that break the contract", async (name, args) => {
    const handler = vi.fn(done);
    const log = createFakeLog();
    const all = handlersWith(Object.fromEntries([[name, handler]]));
    expect(await answer(name, all[name], args, log)).toMatchObject(unexpected);
    expect(handler).not.toHaveBeenCalled();
    expect(log.errors).toEqual([
      { text: `Refused ${name}: its arguments do not match the contract.` },
    ]);
  });

  it("receives the MSP that the call names", async () => {
    const lockMsp = vi.fn(done);
    await answer("removeMsp", lockMsp, [null, "msp-1"], createFakeLog());
    expect(lockMsp.mock.calls).toEqual([[null, "msp-1"]]);
  });

  it("that throws is logged once and told without its cause", async () => {
    const log = createFakeLog();
    const cause = new Error("secret inside");
    const broken = () => Promise.reject(cause);
    const result = await answer("hideWindow", broken, [null], log);
    expect(result).toMatchObject(unexpected);
    expect(JSON.stringify(result)).not.toContain("secret inside");
    expect(log.errors).toEqual([{ text: "hideWindow failed.", cause }]);
  });
});

describe("the door", () => {
  beforeEach(() => registered.clear());

  it("has exactly the contract's commands", () => {
    registerIpc(handlersWith(), () => true, createFakeLog());
    expect([...registered.keys()]).toEqual(Object.keys(commands).map((name) => `tenantry:${name}`));
  });

  it("runs nothing for a caller that is not our window", async () => {
    const hideWindow = vi.fn(done);
    registerIpc(handlersWith({ hideWindow }), () => false, createFakeLog());
    expect(await registered.get("tenantry:hideWindow")?.({}, null)).toMatchObject(unexpected);
    expect(hideWindow).not.toHaveBeenCalled();
  });

  it("runs the command for our window", async () => {
    registerIpc(handlersWith(), () => true, createFakeLog());
    expect(await registered.get("tenantry:hideWindow")?.({}, null)).toEqual(ok(null));
  });
});
