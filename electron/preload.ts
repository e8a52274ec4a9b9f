// The only bridge between a window and the main process: the contract’s commands and the state event.
import { contextBridge, ipcRenderer } from "electron";
import { createUnpacker } from "./unpack.ts";
import {
  type AppSnapshot,
  commands,
  type Failure,
  type ListChange,
  type LongList,
  type PackedSnapshot,
  type Result,
  type SnapshotPatch,
} from "./contract/contract.ts";
import { createQueue } from "./core/base/timing.ts";

/** The first window loads before main knows its commands. */
const ready = ipcRenderer.invoke("tenantry:ready");

const invokers = Object.keys(commands).map((name) => [
  name,
  (...args: readonly unknown[]): Promise<unknown> =>
    ready.then(() => ipcRenderer.invoke(`tenantry:${name}`, ...args)),
]);

const unpack = createUnpacker({
  async readPage(list, from) {
    const page: Result<LongList, Failure> = await ipcRenderer.invoke("tenantry:readPage", {
      list,
      from,
    });
    return page.ok ? page.value : [];
  },
});
/** News in the order in which main sent it, however long its lists take. */
const inTurn = createQueue();

async function readState(...args: readonly unknown[]): Promise<Result<AppSnapshot, Failure>> {
  await ready;
  const read: Result<PackedSnapshot, Failure> = await ipcRenderer.invoke(
    "tenantry:readState",
    ...args,
  );
  if (!read.ok) return read;
  const { lists = [], ...state } = read.value;
  return { ok: true, value: await inTurn(() => unpack({ state, lists })) };
}

contextBridge.exposeInMainWorld("tenantry", {
  ...Object.fromEntries(invokers),
  readState,
  onState(listener: (patch: SnapshotPatch) => void) {
    const forward = (
      _event: unknown,
      state: SnapshotPatch,
      lists: readonly ListChange[] = [],
    ): void => void inTurn(async () => listener(await unpack({ state, lists })));
    ipcRenderer.on("tenantry:state", forward);
    return () => {
      ipcRenderer.removeListener("tenantry:state", forward);
    };
  },
});
