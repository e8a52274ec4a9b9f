// The gallery’s page: draws any state of any window on a fake bridge, without a reload.
import "./clock.ts";
import "hpe-design-tokens/dist/css/color.light.css";
import "hpe-design-tokens/dist/css/color.dark.css";
import "../../renderer/ui/global.css";
import "./page.css";
import type { ReactNode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { App } from "../../renderer/App.tsx";
import { BridgeContext, createConnectedStore } from "../../renderer/bridge.ts";
import { Consent } from "../../renderer/consent/Consent.tsx";
import { Palette } from "../../renderer/palette/Palette.tsx";
import { loadMenus } from "../../renderer/menus/OpenMenu.tsx";
import { loadScreens } from "../../renderer/useScreens.ts";
import { createFakeBridge } from "../renderer/fakeBridge.ts";
import { brokenRules } from "./brokenRules.ts";
import { layoutProblems } from "./layout.ts";
import type { SnapshotPatch } from "../../electron/contract/contract.ts";
import type { WindowName } from "./state.ts";
import { states } from "./states.ts";
import { note, undrawn } from "./undrawn.ts";

const contents: Readonly<Record<WindowName, ReactNode>> = {
  main: <App />,
  quickPick: <Palette />,
  consent: <Consent />,
};

let root: Root | null = null;
let emit: (patch: SnapshotPatch) => void = () => undefined;
let news: SnapshotPatch = {};

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

/** Resolves once what was rendered is painted. */
async function painted(): Promise<void> {
  await document.fonts.ready;
  await frame();
  await frame();
}

async function draw(name: string): Promise<void> {
  await Promise.all([loadMenus(), loadScreens()]);
  root?.unmount();
  Reflect.deleteProperty(navigator, "onLine");
  const state = states[name];
  const element = document.getElementById("root");
  if (state === undefined || element === null) throw new Error(`There is no state “${name}”.`);
  const { bridge, window: fake, emit: emitted } = createFakeBridge(state.snapshot);
  emit = emitted;
  news = state.news ?? {};
  Object.assign(bridge, state.answers);
  root = createRoot(element);
  root.render(
    <BridgeContext value={createConnectedStore(fake)}>
      {contents[state.window ?? "main"]}
    </BridgeContext>,
  );
  await painted();
}

/** Tells the window the state’s news. */
const hear = () => emit(news);

/** Until the next state is drawn. */
function goOffline(): void {
  Object.defineProperty(navigator, "onLine", { get: () => false, configurable: true });
  window.dispatchEvent(new Event("offline"));
}

/** Holds a file over the window. */
function holdFile(): void {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File(["{}"], "north.tenantry.json"));
  for (const kind of ["dragenter", "dragover"])
    document.body.dispatchEvent(new DragEvent(kind, { bubbles: true, dataTransfer }));
}

/** Pastes a text where the focus is. */
function paste(text: string): void {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  const event = new ClipboardEvent("paste", { bubbles: true, cancelable: true, clipboardData });
  document.activeElement?.dispatchEvent(event);
}

/** Scrolls a heading to the top of its column. */
function scrollTo(title: string): void {
  const headings = [...document.querySelectorAll("h1, h2, h3")];
  headings.find(({ textContent }) => textContent === title)?.scrollIntoView();
}

const gallery = {
  draw,
  hear,
  goOffline,
  holdFile,
  paste,
  scrollTo,
  painted: async () => {
    await painted();
    note();
  },
  undrawn,
  brokenRules,
  layoutProblems,
};

declare global {
  interface Window {
    gallery: typeof gallery;
  }
}

window.gallery = gallery;
