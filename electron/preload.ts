// The only bridge between a window and the main process: the contract’s commands and the state event.
import { contextBridge, ipcRenderer } from "electron";
import { commands, type SnapshotPatch } from "./contract/contract.ts";

/** The first window loads before main knows its commands. */
const ready = ipcRenderer.invoke("tenantry:ready");

const invokers = Object.keys(commands).map((name) => [
  name,
  (...args: readonly unknown[]): Promise<unknown> =>
    ready.then(() => ipcRenderer.invoke(`tenantry:${name}`, ...args)),
]);

contextBridge.exposeInMainWorld("tenantry", {
  ...Object.fromEntries(invokers),
  onState(listener: (patch: SnapshotPatch) => void) {
    const forward = (_event: unknown, patch: SnapshotPatch) => listener(patch);
    ipcRenderer.on("tenantry:state", forward);
    return () => {
      ipcRenderer.removeListener("tenantry:state", forward);
    };
  },
});
