import { app } from "electron";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, it, vi } from "vitest";
import { onOpenFile, wholePath } from "../../../electron/adapters/terminal/openFile.ts";

vi.mock("electron", async () => ({ app: new (await import("node:events")).EventEmitter() }));

const openOnMac = (path: string) => {
  const preventDefault = vi.fn<() => void>();
  app.emit("open-file", { preventDefault }, path);
  return preventDefault;
};

it("passes on the files that macOS named before anything listened, and each later one", () => {
  expect(openOnMac("early")).toHaveBeenCalledOnce();
  const opened = vi.fn<(path: string) => void>();
  onOpenFile(opened);
  openOnMac("later");
  expect(opened.mock.calls).toEqual([["early"], ["later"]]);
});

it("resolves a path against the current folder, and accepts a file manager’s URL", () => {
  expect(wholePath("a b.tenantry.json")).toBe(resolve("a b.tenantry.json"));
  const path = resolve("a b.tenantry.json");
  expect(wholePath(pathToFileURL(path).href)).toBe(path);
  expect(wholePath("file://elsewhere/x%00")).toBe("file://elsewhere/x%00");
});
