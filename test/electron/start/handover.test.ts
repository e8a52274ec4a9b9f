// Both ends of the handover in one process, over a real socket.
import { existsSync, statSync } from "node:fs";
import { createConnection } from "node:net";
import { dirname } from "node:path";
import { expect, it, vi } from "vitest";
import {
  answerSecondStart,
  handoverOf,
  openReplyLine,
} from "../../../electron/adapters/start/handover.ts";

it("hands a request over and returns the outcome", async () => {
  const line = openReplyLine();
  const handover = handoverOf({ kind: "copy", name: "Acme" }, line);
  const carryOut = vi.fn(async () => ({ code: 4, text: "“Acme” can mean two." }) as const);
  await answerSecondStart(handover, carryOut);
  expect(carryOut).toHaveBeenCalledWith({ kind: "copy", name: "Acme" });
  expect(await line.outcome).toEqual({ code: 4, text: "“Acme” can mean two." });
  expect(existsSync(dirname(line.address))).toBe(false);
});

it("listens in a folder that no other user can open", () => {
  const line = openReplyLine();
  expect(statSync(dirname(line.address)).mode & 0o777).toBe(0o700);
  line.close();
  expect(existsSync(dirname(line.address))).toBe(false);
});

it("accepts only an outcome as an answer", async () => {
  const line = openReplyLine();
  const socket = createConnection(line.address);
  socket.end('{"code": 99, "text": "all well"}');
  expect(await line.outcome).toMatchObject({ code: 1 });
});

it("reports an answer that breaks off", async () => {
  const line = openReplyLine();
  const socket = createConnection(line.address);
  socket.on("connect", () => socket.end('{"code": 0,'));
  expect(await line.outcome).toEqual({ code: 1, text: "Tenantry ended before it answered." });
});

it.each([undefined, null, {}, { request: { kind: "quit" }, replyTo: "/tmp/x" }, "text"])(
  "opens the window for anything that is not a handover: %j",
  async (data) => {
    const carryOut = vi.fn(async () => ({ code: 0, text: "" }) as const);
    await answerSecondStart(data, carryOut);
    expect(carryOut).toHaveBeenCalledWith({ kind: "show" });
  },
);

it("ignores that the second start is gone when the outcome comes", async () => {
  const line = openReplyLine();
  const handover = handoverOf({ kind: "quickPick" }, line);
  line.close();
  await answerSecondStart(handover, async () => ({ code: 0, text: "" }));
  await new Promise((resolve) => setTimeout(resolve, 50));
});
