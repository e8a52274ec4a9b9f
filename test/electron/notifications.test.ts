import { expect, it, vi } from "vitest";
import { z } from "zod";
import { createNotifier } from "../../electron/adapters/notifications.ts";
import { workspace } from "../core/tokens/fakeEndpoint.ts";
import { newest, Notification } from "./fakeElectron.ts";

vi.mock("electron", () => import("./fakeElectron.ts"));

const acme = workspace("a");
const beta = workspace("b");
const told = { title: "Token copied", body: "14 min left", colour: null, mspId: "1" } as const;

it("opens the tenant of the notification that was clicked, and shows it silently in the tenant’s colour", () => {
  const clicked = vi.fn<Parameters<typeof createNotifier>[0]>();
  const tell = createNotifier(clicked);
  tell({ ...told, workspaceId: acme });
  const first = newest("notifications");
  expect(first.options).toEqual({ title: told.title, body: told.body, silent: true });
  expect(first.done).toEqual(["show"]);
  tell({ ...told, colour: "purple", mspId: "2", workspaceId: beta });
  expect(newest("notifications").options).toHaveProperty("icon");
  first.emit("click");
  newest("notifications").emit("click");
  expect(clicked.mock.calls).toEqual([
    [{ mspId: "1", workspaceId: acme }],
    [{ mspId: "2", workspaceId: beta }],
  ]);
});

it("marks Tenantry’s icon with the tenant’s colour, so that a red tenant does not look like an error", () => {
  const tell = createNotifier(() => undefined);
  tell({ ...told, colour: "red", workspaceId: acme });
  const shape = z.object({ icon: z.object({ bitmap: z.instanceof(Buffer) }) });
  const { bitmap } = shape.parse(newest("notifications").options).icon;
  const pixel = (x: number, y: number) => [
    ...bitmap.subarray((y * 64 + x) * 4, (y * 64 + x) * 4 + 3),
  ];
  expect(pixel(24, 24)).toEqual([0x80, 0x80, 0x80]);
  expect(pixel(50, 50)).toEqual([0x3b, 0x2f, 0xd0]);
});

it("closes the previous notification when it shows a new one", () => {
  const tell = createNotifier(() => undefined);
  tell({ ...told, workspaceId: acme });
  const first = newest("notifications");
  tell({ ...told, workspaceId: beta });
  expect(first.done).toEqual(["show", "close"]);
  expect(newest("notifications").done).toEqual(["show"]);
});

it("shows nothing if the desktop has no notifications", () => {
  const before = newest("notifications");
  const supported = vi.spyOn(Notification, "isSupported").mockReturnValue(false);
  createNotifier(() => undefined)({ ...told, workspaceId: acme });
  expect(newest("notifications")).toBe(before);
  supported.mockRestore();
});
