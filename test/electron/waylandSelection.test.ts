// The watch on a compositor’s clipboard, against a server that speaks Wayland’s wire protocol.
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import { watcherFor, watchSelection } from "../../electron/adapters/waylandSelection.ts";

const folder = mkdtempSync(join(tmpdir(), "tenantry-wayland-"));
const path = join(folder, "wayland-7");
const stops: (() => void)[] = [];

afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  rmSync(folder, { recursive: true, force: true });
});

const words = (...values: readonly number[]) => Buffer.from(Uint32Array.from(values).buffer);
const event = (object: number, operation: number, ...body: readonly number[]) =>
  words(object, ((8 + 4 * body.length) << 16) | operation, ...body);

function announced(name: number, kind: string): Buffer {
  const text = Buffer.alloc(Math.ceil((kind.length + 1) / 4) * 4);
  text.write(kind);
  const head = words(2, (24 + text.length - 4) << 16, name, kind.length + 1);
  return Buffer.concat([head, text, words(1)]);
}

/** Announces these globals; afterwards the clipboard holds a text. */
async function compositor(...globals: readonly string[]) {
  const clients: Socket[] = [];
  const requested: number[] = [];
  const answer = (client: Socket, object: number, operation: number, id: number) => {
    if (object !== 1) return;
    requested.push(id);
    if (operation === 1)
      client.write(Buffer.concat(globals.map((kind, index) => announced(index, kind))));
    else if (id === 3) client.write(event(3, 0, 0));
    else
      client.write(
        Buffer.concat([event(6, 0, 0xff000001), event(6, 1, 0xff000001), event(7, 0, 0)]),
      );
  };
  const server = createServer((client) => {
    clients.push(client);
    client.on("data", (chunk: Buffer) => {
      for (let at = 0; at < chunk.length; at += chunk.readUInt32LE(at + 4) >>> 16) {
        const operation = chunk.readUInt32LE(at + 4) & 0xffff;
        answer(client, chunk.readUInt32LE(at), operation, chunk.readUInt32LE(at + 8));
      }
    });
  });
  await import("node:fs/promises").then(({ mkdir }) => mkdir(folder, { recursive: true }));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  stops.push(() => {
    for (const client of clients) client.destroy();
    server.close();
  });
  return { say: (bytes: Buffer) => clients.forEach((client) => client.write(bytes)) };
}

const selection = (offer: number) => event(6, 1, offer);

it.each(["ext_data_control_manager_v1", "zwlr_data_control_manager_v1"])(
  "sees through %s that the compositor takes a text or an empty clipboard",
  async (kind) => {
    const { say } = await compositor("wl_compositor", "wl_seat", kind);
    const watch = await watcherFor({ WAYLAND_DISPLAY: "wayland-7", XDG_RUNTIME_DIR: folder })?.();
    const text = watch?.changed("text");
    const bytes = Buffer.concat([event(6, 0, 0xff000002), selection(0xff000002)]);
    say(bytes.subarray(0, 11));
    await new Promise((resolve) => setTimeout(resolve, 20));
    say(bytes.subarray(11));
    expect(await text).toBe(true);
    say(selection(0));
    expect(await watch?.changed("nothing")).toBe(true);
    watch?.close();
  },
);

it("does not take the clipboard as it was for a change", async () => {
  await compositor("wl_seat", "zwlr_data_control_manager_v1");
  const watch = await watchSelection(path);
  expect(await watch?.changed("text")).toBe(false);
  watch?.close();
});

it("is not possible if the compositor offers no data control", async () => {
  await compositor("wl_compositor", "wl_seat");
  expect(await watchSelection(path)).toBeNull();
});

it("is not possible without a compositor, nor with one that says nothing", async () => {
  expect(await watchSelection(path)).toBeNull();
  await compositor();
  expect(await watchSelection(path)).toBeNull();
});

it("is not needed outside a Wayland session", () => {
  expect(watcherFor({ DISPLAY: ":0" })).toBeNull();
});
