// The reference of every figure: a window, a kept-ready second one and one command on the very runtime that Tenantry is packaged on.
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { createPackage } from "@electron/asar";

const main = `const { app, BrowserWindow, clipboard, ipcMain } = require("electron");
const { join } = require("node:path");
const open = (options) => {
  const window = new BrowserWindow({
    ...options,
    show: false,
    webPreferences: { preload: join(__dirname, "preload.cjs"), sandbox: true, spellcheck: false },
  });
  window.loadURL("data:text/html;charset=utf-8,<title>" + options.title + "</title><p>" + options.title);
  return window;
};
app.whenReady().then(() => {
  const window = open({ width: 440, height: 680, title: "Bare" });
  window.once("ready-to-show", () => window.show());
  let second = null;
  ipcMain.handle("prepare", () => {
    second = open({ width: 560, height: 492, frame: false, title: "Second" });
  });
  ipcMain.handle("show", () => { second.show(); second.focus(); });
  ipcMain.handle("hide", () => second.hide());
  ipcMain.handle("copy", () => { clipboard.writeText("constant"); return clipboard.readText() === "constant"; });
});
app.on("window-all-closed", () => app.quit());
`;

const preload = `const { contextBridge, ipcRenderer } = require("electron");
const names = ["prepare", "show", "hide", "copy"];
contextBridge.exposeInMainWorld("bare", Object.fromEntries(names.map((name) => [name, () => ipcRenderer.invoke(name)])));
`;

/** Writes the archive that Electron starts from. */
export async function packBareWindow(folder: string, archive: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const files = {
    "package.json": JSON.stringify({ name: "bare", version: "1.0.0", main: "main.cjs" }),
    "main.cjs": main,
    "preload.cjs": preload,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  await createPackage(folder, archive);
}
