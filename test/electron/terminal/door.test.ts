// A terminal and the running application in one process, over a real socket.
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { ask, isLockHeld } from "../../../electron/adapters/terminal/ask.ts";
import { openDoor } from "../../../electron/adapters/terminal/door.ts";
import { readAddress } from "../../../electron/adapters/terminal/line.ts";
import { success } from "../../../electron/core/base/exitCodes.ts";
import type { AnswerTerminal } from "../../../electron/core/terminal/terminal.ts";
import { createFakeLog } from "../../core/fakes/log.ts";

const show = { kind: "show" } as const;
let profile = "";

beforeEach(() => (profile = mkdtempSync(join(tmpdir(), "door-"))));
afterEach(() => rmSync(profile, { recursive: true, force: true }));

async function opened(answer: AnswerTerminal) {
  const log = createFakeLog();
  const door = openDoor(profile, answer, log);
  onTestFinished(door.close);
  await vi.waitFor(() => expect(readAddress(profile)).not.toBeNull());
  return { door, log, address: readAddress(profile) ?? "" };
}

async function asked(request: Parameters<AnswerTerminal>[0], caller: string | null = null) {
  const said: unknown[] = [];
  const add = (text: unknown) => void said.push(text);
  const outcome = await ask(profile, request, caller, { line: add, note: add, progress: add });
  return { outcome, said };
}

describe("the door for terminals", () => {
  it.each(["Acme", "Škoda Auto", "Contoso – UK", "みなと 物流", "a\nb", "x".repeat(1_000)])(
    "hands a request over and returns the outcome: %s",
    async (name) => {
      const request = { kind: "copy", name, msp: null, format: null } as const;
      const answer = vi.fn<AnswerTerminal>(async () => ({ code: 4, text: `“${name}” is two.` }));
      await opened(answer);
      expect((await asked(request)).outcome).toEqual({ code: 4, text: `“${name}” is two.` });
      expect(answer.mock.calls[0]?.[0]).toEqual(request);
    },
  );

  it("passes lines, notes and progress on in their order, and who asks", async () => {
    await opened(async (_request, { line, note, progress, caller }) => {
      note(`asked by ${caller}`);
      line("a\nb");
      progress({ done: 1, failed: 0, total: 2 });
      line("c".repeat(200_000));
      return success;
    });
    const { said } = await asked(show, "bash");
    expect(said).toEqual([
      "asked by bash",
      "a\nb",
      { kind: "progress", done: 1, failed: 0, total: 2 },
      "c".repeat(200_000),
    ]);
  });

  it("listens where no other user can reach it, and leaves nothing behind", async () => {
    const { door, address } = await opened(async () => success);
    expect(statSync(dirname(address)).mode & 0o777).toBe(0o700);
    expect(statSync(join(profile, "door")).mode & 0o777).toBe(0o600);
    door.close();
    expect([existsSync(dirname(address)), readAddress(profile)]).toEqual([false, null]);
  });

  it("ends the work when the command is interrupted", async () => {
    const aborted = vi.fn<() => void>();
    const { address } = await opened((_request, { signal }) => {
      signal.addEventListener("abort", aborted);
      return new Promise(() => undefined);
    });
    const socket = createConnection(address);
    socket.write(`${JSON.stringify({ version: 1, request: show, caller: null })}\n`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(aborted).not.toHaveBeenCalled();
    socket.destroy();
    await vi.waitFor(() => expect(aborted).toHaveBeenCalledOnce());
  });

  it.each([
    ["another version", '{"version":2}\n'],
    ["something that is no request", "hello\n"],
    [
      "a name that is too long",
      `${JSON.stringify({ version: 1, request: { kind: "copy", name: "x".repeat(1_001), msp: null, format: null }, caller: null })}\n`,
    ],
  ])("refuses %s and does nothing", async (_title, text) => {
    const answer = vi.fn<AnswerTerminal>(async () => success);
    const { address } = await opened(answer);
    const socket = createConnection(address);
    socket.write(text);
    const chunk = await new Promise((resolve) => socket.once("data", resolve));
    expect(String(chunk)).toContain('"code":1');
    expect(answer).not.toHaveBeenCalled();
  });

  it("logs a bug, answers that something unexpected happened, and goes on", async () => {
    const { log } = await opened(async () => {
      throw new Error("a bug");
    });
    expect((await asked(show)).outcome).toMatchObject({ code: 1 });
    expect(log.errors).toMatchObject([{ text: "A terminal’s request failed." }]);
    expect((await asked(show)).outcome).toMatchObject({ code: 1 });
  });

  it("opens again if somebody deleted the socket", async () => {
    const { door, address } = await opened(async () => success);
    door.check();
    expect(readAddress(profile)).toBe(address);
    rmSync(dirname(address), { recursive: true });
    door.check();
    await vi.waitFor(() => expect(readAddress(profile)).not.toBe(address));
    expect((await asked(show)).outcome).toEqual(success);
  });

  it.each([
    ["socket", (address: string) => rmSync(dirname(address), { recursive: true })],
    ["address", () => rmSync(join(profile, "door"))],
  ])("opens again by itself if somebody deleted the %s", async (_what, remove) => {
    const { address } = await opened(async () => success);
    // The watch begins once the address is written.
    await asked(show);
    remove(address);
    await vi.waitFor(async () => expect((await asked(show)).outcome).toEqual(success));
  });

  it("works without a folder for the socket, and the log says so", () => {
    vi.stubEnv("TMPDIR", join(profile, "none"));
    const log = createFakeLog();
    openDoor(profile, async () => success, log).close();
    vi.unstubAllEnvs();
    expect(log.errors).toMatchObject([{ text: "Terminals cannot reach Tenantry." }]);
  });
});

describe("a terminal", () => {
  it("gives up after five seconds without a sign of life", async () => {
    const address = join(profile, "socket");
    const server = createServer((socket) => socket.write('{"kind":"alive"}\n'));
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(address, resolve));
    writeFileSync(join(profile, "door"), address);
    const { outcome } = await asked({ kind: "open", path: "/team.json" });
    expect(outcome).toMatchObject({ code: 1, text: expect.stringMatching(/hangs/) });
  });

  it("sees a living owner of the lock, and none in what a dead one left", async () => {
    const address = join(profile, "SingletonSocket");
    expect(await isLockHeld(profile)).toBe(false);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(address, resolve));
    expect(await isLockHeld(profile)).toBe(true);
    server.close();
    symlinkSync(join(profile, "gone"), address);
    expect(await isLockHeld(profile)).toBe(false);
  });

  it.each([
    ["there is no address", () => undefined],
    ["the address is empty", () => writeFileSync(join(profile, "door"), "")],
    [
      "a crashed application left its address",
      () => writeFileSync(join(profile, "door"), join(profile, "gone")),
    ],
    [
      "the address cannot be read",
      () => {
        writeFileSync(join(profile, "door"), "x");
        chmodSync(join(profile, "door"), 0o000);
      },
    ],
  ])("finds no application if %s", async (_title, prepare) => {
    prepare();
    expect((await asked(show)).outcome).toBeNull();
  });

  it.each([
    ["dies", "", "Tenantry ended before it answered."],
    ["breaks off", '{"kind":"li', "Tenantry ended before it answered."],
    ["talks nonsense", "7\n", "The running Tenantry sent an answer that this command cannot read."],
  ])("says so if the application %s", async (_title, text, problem) => {
    const address = join(profile, "socket");
    const server = createServer((socket) => socket.once("data", () => socket.end(text)));
    await new Promise<void>((resolve) => server.listen(address, resolve));
    writeFileSync(join(profile, "door"), address);
    expect((await asked(show)).outcome).toEqual({ code: 1, text: problem });
    server.close();
  });

  it("says after five seconds that Tenantry is still working on it, and goes on", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    onTestFinished(() => void vi.useRealTimers());
    const finish = vi.fn<() => void>();
    const log = createFakeLog();
    const door = openDoor(
      profile,
      () => new Promise((resolve) => finish.mockImplementation(() => resolve(success))),
      log,
    );
    onTestFinished(door.close);
    while (!existsSync(join(profile, "door")))
      await new Promise((resolve) => setImmediate(resolve));
    const answer = asked(show);
    while (finish.getMockImplementation() === undefined)
      await new Promise((resolve) => setImmediate(resolve));
    vi.advanceTimersByTime(5_000);
    finish();
    expect(await answer).toEqual({ outcome: success, said: ["Tenantry is still working on it…"] });
  });
});
