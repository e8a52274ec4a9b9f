import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SnapshotPatch, ZoomStep } from "../../electron/contract/contract.ts";
import { fail, ok } from "../../electron/core/base/result.ts";
import { createShell } from "../../electron/shell.ts";
import { acmeId, form, setUp } from "../core/applicationSetUp.ts";
import { gate } from "../core/fakes/gate.ts";

const nothing = () => {};

/** A shell around the whole core, connected to a GreenLake that waits for `reset` before it answers with a new secret. */
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
  const prepare = vi.fn<() => void>();
  const trayChanged = vi.fn<() => void>();
  const createTray = vi.fn<Parameters<typeof createShell>[0]["createTray"]>(() => ({
    changed: trayChanged,
    destroy: nothing,
  }));
  const quit = vi.fn<() => void>();
  const zoom = vi.fn<(by: ZoomStep) => void>();
  const page = { publish: nothing, isTrusted: () => true, end: nothing };
  const shell = createShell({
    application,
    windows: {
      main: {
        ...page,
        show,
        hide: async () => {},
        shown: Promise.resolve(),
        isFocused: () => true,
        zoom,
      },
      quickPick: {
        ...page,
        prepare,
        open: nothing,
        toggle: nothing,
        close: nothing,
        opening: () => null,
      },
      consent: { publish: nothing, close: nothing },
    },
    createTray,
    setTheme: nothing,
    quit,
  });
  const { beforeQuit, start, commands: windowCommands } = shell;
  const pause = () => new Promise((resolve) => setTimeout(resolve, 20));
  /** Tries to quit; true if that was held up. */
  const end = () => {
    const preventDefault = vi.fn<() => void>();
    beforeQuit({ preventDefault });
    return preventDefault.mock.calls.length > 0;
  };
  const tray = () => {
    const ports = createTray.mock.lastCall?.[0];
    if (ports === undefined) throw new Error("no tray");
    return ports;
  };
  return {
    application,
    commands,
    windowCommands,
    world,
    secrets,
    show,
    prepare,
    createTray,
    trayChanged,
    publish: (patch: SnapshotPatch) => shell.publish(patch),
    tray,
    start,
    quit,
    zoom,
    end,
    pause,
  };
}

describe("starting", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("shows the tray after the window, and then prepares the quick pick", async () => {
    const { start, createTray, prepare } = await shellWith();
    void start({ kind: "show" });
    expect(createTray).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(0);
    expect(createTray).toHaveBeenCalledOnce();
    expect(prepare).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(prepare).toHaveBeenCalledOnce();
  });

  it.each([0, 500])(
    "prepares no quick pick, which would outlive the main window, if the application quits after %i ms",
    async (ms) => {
      const { start, prepare, end } = await shellWith();
      void start({ kind: "show" });
      if (ms > 0) await vi.advanceTimersByTimeAsync(ms);
      end();
      await vi.advanceTimersByTimeAsync(3_000);
      expect(prepare).not.toHaveBeenCalled();
    },
  );
});

/** The tray is shown, and Acme is in the list. */
async function trayShown() {
  const shell = await shellWith();
  await shell.commands.addTenants({ text: acmeId });
  void shell.start({ kind: "pick" });
  await shell.pause();
  return shell;
}

describe("a copy from the tray", () => {
  it("opens the window at the tenant if it fails", async () => {
    const { tray, commands, application, world, show } = await trayShown();
    const { mspId } = application.snapshot();
    tray().act({ kind: "copy", mspId, workspaceId: acmeId });
    await expect.poll(() => world.clipboard.text).not.toBe("");
    expect(show).not.toHaveBeenCalled();
    await commands.forgetToken({ workspaceId: acmeId });
    world.respond = async () => ok(Response.json({}, { status: 403 }));
    tray().act({ kind: "copy", mspId, workspaceId: acmeId });
    await expect.poll(() => show.mock.calls.length).toBe(1);
    expect(application.snapshot().navigation).toMatchObject({ to: "tenant", workspaceId: acmeId });
  });

  it.each(["tray menu", "quick pick"])(
    "is no longer shown when the %s opens after another program has taken the clipboard",
    async (where) => {
      const { tray, commands, application, world, pause } = await trayShown();
      await commands.copyToken({ workspaceId: acmeId });
      world.clipboard.text = "a recipe";
      expect(application.snapshot().clipboard).not.toBeNull();
      if (where === "tray menu") tray().looked();
      else tray().act({ kind: "quickPick" });
      await pause();
      expect(application.snapshot().clipboard).toBeNull();
    },
  );

  it("opens the window, and copies nothing, if the MSP is gone", async () => {
    const { tray, world, show, pause } = await trayShown();
    tray().act({ kind: "copy", mspId: "gone", workspaceId: acmeId });
    await pause();
    expect([world.clipboard.text, show.mock.calls.length]).toEqual(["", 1]);
  });
});

it("redraws the tray menu for what it shows, not for each page of a discovery", async () => {
  const { publish, trayChanged, application } = await trayShown();
  const { discovery, check, draft, navigation, tokens } = application.snapshot();
  publish({ discovery });
  publish({ check, draft, navigation });
  expect(trayChanged).not.toHaveBeenCalled();
  publish({ discovery, tokens });
  expect(trayChanged).toHaveBeenCalledOnce();
});

it("zooms the main window", async () => {
  const { windowCommands, zoom } = await shellWith();
  await windowCommands.zoomWindow({ by: -1 });
  expect(zoom).toHaveBeenCalledExactlyOnceWith(-1);
});

describe("quitting", () => {
  it("is a command of the windows", async () => {
    const { windowCommands, quit } = await shellWith();
    await windowCommands.quit(null);
    expect(quit).toHaveBeenCalledOnce();
  });

  it("waits until the clipboard is cleared", async () => {
    const { end, quit, show, commands, world } = await shellWith();
    await commands.addTenants({ text: acmeId });
    await commands.copyToken({ workspaceId: acmeId });
    expect(world.clipboard.text).not.toBe("");
    const atTheEnd: boolean[] = [];
    quit.mockImplementation(() => void atTheEnd.push(world.clipboard.text === ""));
    expect(end()).toBe(true);
    await expect.poll(() => atTheEnd).toEqual([true]);
    expect(show).not.toHaveBeenCalled();
    expect(end()).toBe(false);
  });

  it("waits for a rotation to finish", async () => {
    const { passed, open } = gate();
    const { end, quit, commands, secrets, pause } = await shellWith(() => passed);
    const rotated = commands.rotateSecret(null);
    await pause();
    expect(end()).toBe(true);
    await pause();
    expect(quit).not.toHaveBeenCalled();
    open();
    expect(await rotated).toEqual(ok("inForce"));
    await pause();
    expect(quit).toHaveBeenCalledOnce();
    expect([...secrets.values()]).toEqual(["n3w-S3cr3t"]);
  });

  it("is held up once by a new secret that is kept nowhere, even if its rotation is still running", async () => {
    const { end, quit, show, commands, world, pause } = await shellWith();
    const error = { kind: "vaultUnavailable", reason: "It is locked." } as const;
    vi.spyOn(world.vault, "seal").mockResolvedValueOnce(fail(error));
    const rotated = commands.rotateSecret(null);
    expect(end()).toBe(true);
    expect(await rotated).toEqual(ok("unsure"));
    await pause();
    expect([show.mock.calls.length, quit.mock.calls.length]).toEqual([1, 0]);
    expect(end()).toBe(true);
    await pause();
    expect([show.mock.calls.length, quit.mock.calls.length]).toEqual([1, 1]);
  });
});
