import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { session } from "electron";
import { schemas } from "../../../electron/ipcSchemas.ts";
import { expect, it, vi } from "vitest";
import { webPreferences } from "../../../electron/adapters/window/page.ts";
import { createPacker } from "../../../electron/adapters/window/pack.ts";
import { createFakeLog } from "../../core/fakes/log.ts";

vi.mock("electron", () => import("../fakeElectron.ts"));
vi.stubGlobal("DEVELOPMENT_BUILD", false);

it("every window is sandboxed and isolated, and changes nothing else of Chromium’s protection", () => {
  const ports = {
    session: session.defaultSession,
    log: createFakeLog(),
    pack: createPacker().pack,
  };
  expect(webPreferences({ ...ports, preload: "/app/preload.cjs" })).toEqual({
    session: ports.session,
    preload: "/app/preload.cjs",
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webviewTag: false,
    spellcheck: false,
    navigateOnDragDrop: false,
    devTools: false,
  });
});

it("no window names an address or a path that the main process opens in another program", () => {
  const folder = join(import.meta.dirname, "..", "..", "..", "electron");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const calling = (call: string) =>
    files.filter((name) => readFileSync(join(folder, name), "utf8").includes(call));
  const about = [join("adapters", "about", "about.ts")];
  expect(calling("openExternal")).toEqual(about);
  expect(calling("openPath")).toEqual(about);
  for (const page of ["https://tenantry.example", "file:///etc/passwd", "__proto__", ""])
    expect(schemas.openPage.safeParse({ page }).success).toBe(false);
  for (const command of ["openLogFolder", "openLicences"] as const)
    expect(schemas[command].safeParse({ path: "/etc/passwd" }).success).toBe(false);
});
