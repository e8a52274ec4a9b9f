// The profile’s files on a real disk, as an older Tenantry left them.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import { openStores } from "../../../electron/stores.ts";
import { temporaryFolder } from "./setUp.ts";

const { removeAllListeners } = vi.hoisted(() => ({ removeAllListeners: vi.fn<() => void>() }));
vi.mock("electron", () => ({ default: { ipcMain: { removeAllListeners } } }));

const template = (id: string, shell: string, text: string) => ({
  id: `template:${id}`,
  name: id,
  shell,
  text,
});

function folderWithTemplates(...templates: readonly unknown[]): string {
  const folder = temporaryFolder();
  const settings = { version: 1, minimumLifeS: 300, contact: "", theme: "dark", templates };
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
  return folder;
}

describe("settings with an older version’s templates", () => {
  it("keep their templates, and say once which ones may give something else", () => {
    const folder = folderWithTemplates(
      template("Same", "posix", "curl '{token}'"),
      template("Named", "posix", "echo '{tenantName}' '{token}'"),
      template("Unquoted", "yaml", "a: {token}"),
    );
    const { problems, settings } = openStores(folder);
    expect(problems).toEqual([
      "Templates no longer add quotes, and commands reduce a tenant’s name to A–Z, a–z, 0–9, - and _. Check what these copy now: “Named”, “Unquoted”.",
    ]);
    expect(settings.read()).toMatchObject({
      minimumLifeS: 300,
      templates: [{ kind: "command" }, { kind: "command" }, { kind: "text" }],
    });
    const again = openStores(folder);
    expect(again.problems).toEqual([]);
    expect(again.settings.read()).toEqual(settings.read());
  });

  it("say nothing, and are left as they are, if every template gives the same", () => {
    const folder = folderWithTemplates(template("Same", "plain", "{token} {tenantName}"));
    const before = readFileSync(join(folder, "settings.json"), "utf8");
    expect(openStores(folder).problems).toEqual([]);
    expect(readFileSync(join(folder, "settings.json"), "utf8")).toBe(before);
  });

  it("name no template of a file that was set aside as damaged", () => {
    const folder = folderWithTemplates(template("Named", "posix", "{tenantName} {token}"), null);
    const { problems, settings } = openStores(folder);
    expect(problems).toEqual([expect.stringMatching(/^settings.json was damaged/)]);
    expect(settings.read().templates).toEqual([]);
  });
});

it("closes the channel that electron-store opens to every window", () => {
  const { usage } = openStores(temporaryFolder());
  usage.write(usage.read());
  expect(removeAllListeners).toHaveBeenCalledWith("electron-store-get-data");
});
