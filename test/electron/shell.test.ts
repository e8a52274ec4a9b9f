import { describe, expect, it, vi } from "vitest";
import { fail, ok } from "../../electron/core/result.ts";
import { createShell } from "../../electron/shell.ts";
import { form, setUp } from "../core/applicationSetUp.ts";

const nothing = () => {};

/** A shell around the whole core, connected, whose GreenLake resets secrets as `reset` says. */
async function shellWith(reset: () => Promise<void> = async () => {}) {
  const core = setUp();
  const { world, secrets, restart } = core;
  const application = restart();
  const { commands } = application;
  await commands.connect(form);
  const grant = world.respond;
  world.respond = async (request) => {
    if (request.url.endsWith("/credentials"))
      return ok(Response.json({ items: [{ id: "c1", clientId: form.clientId }] }));
    if (!request.url.endsWith("/reset")) return grant(request);
    await reset();
    return ok(Response.json({ clientSecret: "n3w-S3cr3t" }));
  };
  const show = vi.fn<() => void>();
  const quit = vi.fn<() => void>();
  const page = { publish: nothing, isTrusted: () => true, end: nothing };
  const { beforeQuit } = createShell({
    application,
    windows: {
      main: {
        ...page,
        show,
        hide: async () => {},
        shown: Promise.resolve(),
        isFocused: () => true,
      },
      quickPick: { ...page, prepare: nothing, open: nothing, toggle: nothing, close: nothing },
    },
    createTray: () => ({ changed: nothing, destroy: nothing }),
    setTheme: nothing,
    quit,
  });
  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  /** True where it was held up. */
  const end = () => {
    const preventDefault = vi.fn<() => void>();
    beforeQuit({ preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  return { commands, world, secrets, show, quit, end, pause };
}

describe("the end", () => {
  it("comes after the clipboard has been cleared", async () => {
    const { end, quit, pause, show } = await shellWith();
    expect(end()).toBe(true);
    await pause();
    expect(quit).toHaveBeenCalledOnce();
    expect(show).not.toHaveBeenCalled();
    expect(end()).toBe(false);
  });

  it("waits for a new secret that is on its way", async () => {
    let answer = nothing;
    const { end, quit, commands, secrets, pause } = await shellWith(
      () => new Promise((resolve) => (answer = resolve)),
    );
    const rotated = commands.rotateSecret({});
    await pause();
    expect(end()).toBe(true);
    await pause();
    expect(quit).not.toHaveBeenCalled();
    answer();
    expect(await rotated).toEqual(ok("inForce"));
    await pause();
    expect(quit).toHaveBeenCalledOnce();
    expect([...secrets.values()]).toEqual(["n3w-S3cr3t"]);
  });

  it("is held up once by a new secret that is kept nowhere, be it on its way still", async () => {
    const { end, quit, show, commands, world, pause } = await shellWith();
    const error = { kind: "vaultUnavailable", reason: "It is locked." } as const;
    vi.spyOn(world.vault, "seal").mockResolvedValueOnce(fail(error));
    const rotated = commands.rotateSecret({});
    expect(end()).toBe(true);
    expect(await rotated).toEqual(ok("unsure"));
    await pause();
    expect([show.mock.calls.length, quit.mock.calls.length]).toEqual([1, 0]);
    expect(end()).toBe(true);
    await pause();
    expect([show.mock.calls.length, quit.mock.calls.length]).toEqual([1, 1]);
  });
});
