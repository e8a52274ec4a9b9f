// The desktop’s lock on real buses, with programs that send what screen savers and logind send.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onDesktopLock } from "../../../electron/adapters/power/desktopLock.ts";
import { createDaemon, hasDaemon, joinBus, type Signal } from "./realBus.ts";

/** On a busy machine a bus takes its time to answer; only the test of a silent one gives up soon. */
const patience = { answerMs: 10_000, retryMs: 50 };
/** How many signals Tenantry listens to on each bus. */
const rules = { session: 6, system: 2 };
const login = "org.freedesktop.login1";
const ownSession = "/org/freedesktop/login1/session/_31";
const otherSession = "/org/freedesktop/login1/session/_32";

const activeChanged = (name: string, isActive: boolean): Signal => ({
  path: "/ScreenSaver",
  interface: name,
  member: "ActiveChanged",
  signature: "b",
  body: [isActive],
});
const sleep = (begins: boolean): Signal => ({
  path: "/org/freedesktop/login1",
  interface: `${login}.Manager`,
  member: "PrepareForSleep",
  signature: "b",
  body: [begins],
});
const lockOf = (path: string): Signal => ({
  path,
  interface: `${login}.Session`,
  member: "Lock",
  signature: "",
  body: [],
});

describe.runIf(hasDaemon)("the desktop’s lock", () => {
  let folder = "";
  let ended = new AbortController();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tenantry-bus-"));
    ended = new AbortController();
  });
  afterEach(() => {
    ended.abort();
    rmSync(folder, { recursive: true, force: true });
  });

  const busAt = (name: string) => createDaemon(join(folder, name));
  const addresses = () => ({
    DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(folder, "session")}`,
    DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${join(folder, "system")}`,
  });
  const listen = ({ answerMs }: { readonly answerMs?: number } = {}) => {
    const lock = vi.fn<() => void>();
    const waits = answerMs === undefined ? patience : { ...patience, answerMs };
    onDesktopLock(addresses(), lock, ended.signal, waits);
    return lock;
  };
  /** Runs `job` on one bus, once Tenantry listens there. */
  async function onBus(
    name: "session" | "system",
    job: (address: string, lock: ReturnType<typeof listen>) => Promise<void>,
  ): Promise<void> {
    const daemon = busAt(name);
    await daemon.start();
    const observer = await joinBus(daemon.address);
    const lock = listen();
    try {
      await vi.waitFor(async () => expect(await observer.ruleCount()).toBe(rules[name]));
      await job(daemon.address, lock);
    } finally {
      observer.leave();
      await daemon.stop();
    }
  }

  it.each([
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.kde.screensaver",
    "org.xfce.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
  ])("locks when %s shows, and does nothing when it ends", async (name) => {
    await onBus("session", async (address, lock) => {
      const saver = await joinBus(address, name);
      saver.signal(activeChanged(name, false));
      saver.signal(activeChanged(name, true));
      await vi.waitFor(() => expect(lock).toHaveBeenCalledOnce());
      saver.signal(activeChanged(name, false));
      await saver.others();
      expect(lock).toHaveBeenCalledOnce();
      saver.leave();
    });
  });

  it("locks before the computer sleeps, and does nothing when it wakes", async () => {
    await onBus("system", async (address, lock) => {
      const logind = await joinBus(address, login);
      logind.signal(sleep(false));
      logind.signal(sleep(true));
      await vi.waitFor(() => expect(lock).toHaveBeenCalledOnce());
      logind.leave();
    });
  });

  it("locks with our user’s session, and not with another user’s", async () => {
    await onBus("system", async (address, lock) => {
      const logind = await joinBus(address, login);
      const userId = process.getuid?.() ?? 0;
      const asked: string[] = [];
      logind.answerUsers((path) => {
        asked.push(path);
        return path === ownSession ? userId : userId + 1;
      });
      logind.signal(lockOf(otherSession));
      await vi.waitFor(() => expect(asked).toEqual([otherSession]));
      expect(lock).not.toHaveBeenCalled();
      logind.signal(lockOf(ownSession));
      await vi.waitFor(() => expect(lock).toHaveBeenCalledOnce());
      logind.leave();
    });
  });

  it("takes no signal for logind’s that another program sends, to all or to us", async () => {
    await onBus("system", async (address, lock) => {
      const logind = await joinBus(address, login);
      const forger = await joinBus(address);
      forger.signal(sleep(true));
      for (const destination of await forger.others())
        forger.signal({ ...sleep(true), destination });
      // Behind the forger’s signals, so that they have been judged when this one arrives.
      await forger.others();
      await new Promise((resolve) => setTimeout(resolve, 50));
      expect(lock).not.toHaveBeenCalled();
      logind.signal(sleep(true));
      await vi.waitFor(() => expect(lock).toHaveBeenCalledOnce());
      logind.leave();
      forger.leave();
    });
  });

  it("works as soon as a missing bus appears, and again after the bus was killed", async () => {
    const lock = listen();
    const daemon = busAt("session");
    const name = "org.gnome.ScreenSaver";
    for (let turns = 1; turns <= 2; turns += 1) {
      await daemon.start();
      const saver = await joinBus(daemon.address, name);
      await vi.waitFor(async () => expect(await saver.ruleCount()).toBe(rules.session), 2_000);
      saver.signal(activeChanged(name, true));
      await vi.waitFor(() => expect(lock).toHaveBeenCalledTimes(turns));
      await daemon.stop("SIGKILL");
    }
  });

  it("holds at most one connection to a bus that never answers", async () => {
    const theirs: Socket[] = [];
    // Like a stopped process, it does not even close what we close.
    const silent = createServer({ allowHalfOpen: true }, (socket) => theirs.push(socket.resume()));
    await new Promise<void>((resolve) => silent.listen(join(folder, "session"), resolve));
    const pipes = () =>
      process.getActiveResourcesInfo().filter((kind) => kind === "PipeWrap").length - theirs.length;
    // Pipes of earlier tests may still be closing, so this only falls.
    const before = pipes();
    listen({ answerMs: 200 });
    await vi.waitFor(() => expect(theirs.length).toBeGreaterThan(5), 5_000);
    await vi.waitFor(() => expect(pipes() - before).toBeLessThanOrEqual(1));
    ended.abort();
    await vi.waitFor(() => expect(pipes()).toBeLessThanOrEqual(before));
    for (const socket of theirs) socket.destroy();
    await new Promise((resolve) => silent.close(resolve));
  });
});

describe("an address that leaves the machine or starts a program", () => {
  it("is never used", async () => {
    let tries = 0;
    const server = createServer(() => (tries += 1));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const place = server.address();
    const port = typeof place === "object" ? place?.port : undefined;
    const folder = mkdtempSync(join(tmpdir(), "bus-"));
    let others = 0;
    const other = createServer((socket) => {
      others += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => other.listen(join(folder, "system"), resolve));
    const ended = new AbortController();
    const environment = {
      DBUS_SESSION_BUS_ADDRESS: `tcp:host=127.0.0.1,port=${port}`,
      DBUS_SYSTEM_BUS_ADDRESS: `unix:path=${join(folder, "system")}`,
    };
    onDesktopLock(environment, () => undefined, ended.signal, patience);
    // By the second try of the other bus, this one would have been tried, too.
    await vi.waitFor(() => expect(others).toBeGreaterThan(1), 10_000);
    expect(tries).toBe(0);
    ended.abort();
    await new Promise((resolve) => server.close(resolve));
    await new Promise((resolve) => other.close(resolve));
    rmSync(folder, { recursive: true });
  });
});
