// electron-store opens an IPC channel that no window must be able to use.
import { expect, it, vi } from "vitest";
import { openNotes, temporaryFolder } from "./setUp.ts";

const { removeAllListeners } = vi.hoisted(() => ({ removeAllListeners: vi.fn<() => void>() }));
vi.mock("electron", () => ({ default: { ipcMain: { removeAllListeners } } }));

it("closes the channel that electron-store opened", () => {
  openNotes(temporaryFolder()).store.write({ version: 1, notes: [] });
  expect(removeAllListeners).toHaveBeenCalledWith("electron-store-get-data");
});
