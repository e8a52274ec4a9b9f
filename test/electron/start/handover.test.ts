// Both ends of the handover in one process, over a real socket.
import { existsSync, statSync } from "node:fs";
import { createConnection } from "node:net";
import { dirname } from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import {
  answerSecondStart,
  isTooLong,
  openReplyLine,
  type ReplyLine,
} from "../../../electron/adapters/start/handover.ts";

const show = { kind: "show" } as const;
const done = async () => ({ code: 0, text: "" }) as const;
const addressOf = ({ handover }: ReplyLine) => Buffer.from(handover.fetchFrom, "hex").toString();
const noted = () => vi.fn<() => void>();
const connected = (line: ReplyLine) =>
  new Promise<ReturnType<typeof createConnection>>((resolve) => {
    const socket = createConnection(addressOf(line), () => resolve(socket));
  });

afterEach(() => void vi.useRealTimers());

it.each(["Acme", "Škoda Auto", "Contoso – UK", "みなと 物流", "a\nb", "x".repeat(1_000)])(
  "hands a request over and returns the outcome: %s",
  async (name) => {
    const line = openReplyLine({ kind: "copy", name });
    const carryOut = vi.fn(async () => ({ code: 4, text: `“${name}” can mean two.` }) as const);
    await answerSecondStart(structuredClone(line.handover), carryOut);
    expect(carryOut).toHaveBeenCalledWith({ kind: "copy", name });
    expect(await line.outcome(noted())).toEqual({ code: 4, text: `“${name}” can mean two.` });
    expect(existsSync(dirname(addressOf(line)))).toBe(false);
  },
);

it("puts nothing but plain letters and digits into Electron’s hands", () => {
  vi.stubEnv("TMPDIR", `${process.cwd()}/test`);
  const line = openReplyLine({ kind: "open", path: "/srv/Jiří/Škoda – Auto.tenantry.json" });
  expect(JSON.stringify(line.handover)).toMatch(/^\{"fetchFrom":"[0-9a-f]+"\}$/);
  line.close();
  vi.unstubAllEnvs();
});

it("listens in a folder that no other user can open", () => {
  const line = openReplyLine(show);
  const folder = dirname(addressOf(line));
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  line.close();
  expect(existsSync(folder)).toBe(false);
});

it("leaves no folder behind once the request is fetched, even if the start is then interrupted", async () => {
  const line = openReplyLine(show);
  const socket = await connected(line);
  await new Promise((resolve) => socket.once("data", resolve));
  expect(existsSync(dirname(addressOf(line)))).toBe(false);
  socket.destroy();
});

it.each([
  ["accepts only an outcome as an answer", '{"code": 99, "text": "all well"}\n'],
  ["reports an answer that breaks off", '{"code": 0,'],
  ["reports a running instance that dies", ""],
])("%s", async (_title, answer) => {
  const line = openReplyLine(show);
  const outcome = line.outcome(noted());
  const socket = await connected(line);
  socket.end(answer);
  expect(await outcome).toEqual({ code: 1, text: "Tenantry ended before it answered." });
});

describe("the wait", () => {
  it("says after five seconds that Tenantry is still working on it, and goes on", async () => {
    const line = openReplyLine(show);
    const copied = { code: 0, text: "Copied." } as const;
    const finish = noted();
    const carryOut = vi.fn(
      () =>
        new Promise<typeof copied>((resolve) => finish.mockImplementation(() => resolve(copied))),
    );
    const answering = answerSecondStart(line.handover, carryOut);
    await vi.waitFor(() => expect(carryOut).toHaveBeenCalled());
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const stillWorking = noted();
    const outcome = line.outcome(stillWorking);
    vi.advanceTimersByTime(4_999);
    expect(stillWorking).not.toHaveBeenCalled();
    vi.advanceTimersByTime(200_000);
    expect(stillWorking).toHaveBeenCalledOnce();
    finish();
    await answering;
    expect(await outcome).toEqual(copied);
  });

  it("ends after five seconds if the running instance never fetches the request", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const line = openReplyLine(show);
    const stillWorking = noted();
    const outcome = line.outcome(stillWorking);
    vi.advanceTimersByTime(5_000);
    expect(await outcome).toEqual({
      code: 1,
      text: "The running Tenantry does not answer. Quit it and start it again.",
    });
    expect(stillWorking).not.toHaveBeenCalled();
    expect(existsSync(dirname(addressOf(line)))).toBe(false);
  });

  it("ends after the longest exchange", async () => {
    const line = openReplyLine(show);
    const socket = await connected(line);
    await new Promise((resolve) => socket.once("data", resolve));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const outcome = line.outcome(noted());
    vi.advanceTimersByTime(240_000);
    expect(await outcome).toEqual({ code: 1, text: "Tenantry did not answer." });
    socket.destroy();
  });
});

it("takes a name of 1,000 characters and a path of 10,000, and no more", () => {
  expect(isTooLong({ kind: "copy", name: "x".repeat(1_000) })).toBe(false);
  expect(isTooLong({ kind: "copy", name: "x".repeat(1_001) })).toBe(true);
  expect(isTooLong({ kind: "open", path: "x".repeat(10_001) })).toBe(true);
});

it.each([undefined, null, {}, { fetchFrom: "/tmp/x y" }, { fetchFrom: "00" }, "text"])(
  "opens the window for anything that is not a handover: %j",
  async (data) => {
    const carryOut = vi.fn(done);
    await answerSecondStart(data, carryOut);
    expect(carryOut).toHaveBeenCalledWith(show);
  },
);

it("opens the window, and copies nothing, if the start that asked has given up", async () => {
  const line = openReplyLine({ kind: "copy", name: "Acme" });
  line.close();
  const carryOut = vi.fn(done);
  await answerSecondStart(line.handover, carryOut);
  expect(carryOut.mock.calls).toEqual([[show]]);
});

it("ignores that the second start is gone when the outcome comes", async () => {
  const line = openReplyLine(show);
  void line.outcome(noted());
  const answering = answerSecondStart(line.handover, async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    return done();
  });
  await answering;
});
