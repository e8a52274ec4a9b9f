import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import {
  acmeId,
  addEast,
  betaId,
  connectedSetUp,
  mspId,
  secret,
  setUp,
} from "../applicationSetUp.ts";

describe("about", () => {
  it("says what Tenantry runs on, and where what is kept", async () => {
    const { commands, world } = await connectedSetUp();
    const { files, runtime } = world.machine;
    expect(await commands.readAbout(null)).toEqual(
      ok({
        runtime,
        places: [
          { what: "Settings, MSPs and tenants", where: files.profile },
          { what: "Client secrets, encrypted", where: "In the operating system’s keychain" },
          { what: "History of copies", where: files.history },
          { what: "Log", where: files.logs },
          { what: "Tokens", where: "In memory only, and on the clipboard after a copy" },
        ],
      }),
    );
  });

  it("names every place that holds a secret", async () => {
    const { commands, world } = await addEast(await connectedSetUp());
    const { files } = world.machine;
    const [first] = world.vault.secrets.keys();
    world.vault.describe = (id) => ({
      backend: id === first ? "safeStorage" : "memory",
      reason: null,
    });
    const about = await commands.readAbout(null);
    expect(about.ok && about.value.places[1]?.where).toBe(
      `In memory, for this run only; ${files.secrets}`,
    );
    world.vault.describe = () => null;
    const without = await commands.readAbout(null);
    expect(without.ok && without.value.places[1]?.where).toBe(files.secrets);
  });

  it("opens the log’s folder, the licences and a page, or says where they are", async () => {
    const { commands, world } = setUp();
    await commands.openLogFolder(null);
    await commands.openLicences(null);
    await commands.openPage({ page: "console" });
    const { files, opened } = world.machine;
    expect(opened).toEqual([files.logs, "/opt/tenantry/licences.txt", "console"]);
    world.machine.opens = false;
    expect(await commands.openLogFolder(null)).toEqual(
      fail({ kind: "notOpened", path: files.logs }),
    );
  });
});

describe("diagnostics", () => {
  it("hold versions, the system, the keyring, counts and settings", async () => {
    const { commands, world } = await addEast(await connectedSetUp());
    await commands.updateTenant({ workspaceId: acmeId, change: { pinned: true } });
    await commands.updateSettings({ concurrency: 4, contact: "ops@msp.example" });
    expect(await commands.copyDiagnostics(null)).toEqual(ok(null));
    const lines = world.clipboard.text.split("\n").map((line) => line.trim());
    expect(lines).toEqual(
      expect.arrayContaining([
        "Version: 1.2.3 (linux)",
        "Runtime: Electron 45.4.1, Chromium 146.0.1, Node.js 24.1.0",
        "System: Debian GNU/Linux 12 (bookworm), Linux 6.1, x64",
        "MSPs: 2",
        "Client secrets: 2 keychain",
        "Passphrase: not set",
        "Tenants: 3, 1 pinned, 0 hidden",
        "concurrency: 4",
        "contact: changed",
        "tokenVariable: default",
      ]),
    );
  });

  it("hold nothing that an operator or GreenLake has written, and no secret, token or ID", async () => {
    const { commands, world, snapshot, noted } = await addEast(await connectedSetUp());
    const canary = "c4nary";
    const { mspId: east } = await snapshot();
    await commands.updateMsp(
      {
        change: { name: `${canary}-msp`, centralUrl: `https://${canary}.example` },
      },
      east,
    );
    await commands.updateTenant({
      workspaceId: acmeId,
      change: {
        name: `${canary} name`,
        alias: canary,
        note: canary,
        centralUrl: `https://${canary}.example`,
      },
    });
    const id = `template:${canary}`;
    await commands.updateSettings({
      contact: `${canary}@msp.example`,
      tokenVariable: canary.toUpperCase(),
      templates: [{ id, name: canary, kind: "text", text: `${canary} {token}` }],
      copyFormat: id,
    });
    await commands.copyToken({ workspaceId: acmeId });
    await commands.setPassphrase({ current: "", next: `${canary} correct horse` });
    await commands.copyDiagnostics(null);
    const { text } = world.clipboard;
    expect(text).toContain("Passphrase: set");
    expect(text).toContain("templates: 1");
    expect(text.toLowerCase()).not.toContain(canary);
    const ids = [mspId, acmeId, betaId, "client-1", "client-east", secret, "greenlake.example"];
    for (const each of [...ids, ...noted, ...world.vault.secrets.keys()])
      expect(text.includes(each)).toBe(false);
    expect(noted.size).toBeGreaterThan(2);
  });
});
