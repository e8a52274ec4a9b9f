// A Linux keyring is made ready over D-Bus, with services on a real bus that lock, ask and fall silent.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { createKeyring } from "../../../electron/adapters/vault/keyring/keyring.ts";
import { createDaemon, hasDaemon } from "../power/realBus.ts";
import { type FakeKeyrings, startFakeKeyring } from "./fakeKeyrings.ts";

const folder = mkdtempSync(join(tmpdir(), "tenantry-keyring-"));
const daemon = createDaemon(join(folder, "bus"));
const environment = { DBUS_SESSION_BUS_ADDRESS: daemon.address };
const login = "/org/freedesktop/secrets/collection/login";
const elsewhere = "/org/freedesktop/secrets/collection/other/1";

describe.each([
  ["there is no bus", "linux", { XDG_RUNTIME_DIR: "/nonexistent" }],
  [
    "nobody listens at the bus’s address",
    "linux",
    { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" },
  ],
  ["the system is another one", "darwin", { DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent" }],
] as const)("if %s", (_what, platform, variables) => {
  it("no keyring stands in the way", async () => {
    const keyring = createKeyring({ environment: variables, platform, application: "Tenantry" });
    expect(await keyring.secretService()).toBe("ready");
  });
});

describe.runIf(hasDaemon)("on a bus", () => {
  let fake: FakeKeyrings | null = null;
  const open = (nowMs?: () => number) =>
    createKeyring({
      environment,
      platform: "linux",
      application: "Tenantry",
      silenceMs: 300,
      promptMs: 300,
      ...(nowMs === undefined ? {} : { nowMs }),
    });
  const start = async (name: string, change: Partial<FakeKeyrings> = {}): Promise<FakeKeyrings> =>
    (fake = Object.assign(await startFakeKeyring(daemon.address, name), change));

  beforeAll(() => daemon.start());
  afterEach(() => fake?.stop());
  afterAll(async () => {
    await daemon.stop();
    rmSync(folder, { recursive: true });
  });

  describe("the Secret Service", () => {
    const name = "org.freedesktop.secrets";

    it("is asked for nothing more if it is unlocked", async () => {
      const { calls } = await start(name);
      expect(await open().forBackend("gnome_libsecret")).toBe("ready");
      expect(calls).toEqual(["ReadAlias", "Get", "SearchItems"]);
    });

    it.each([
      ["its default keyring", login],
      ["another keyring that holds Electron’s key", elsewhere],
    ])("asks the operator if %s is locked, and is ready after a yes", async (_which, locked) => {
      const { calls } = await start(name, { locked: [locked] });
      expect(await open().secretService()).toBe("ready");
      expect(calls.slice(-2)).toEqual(["Unlock", "Prompt"]);
    });

    it("makes a missing default keyring, whose password the operator chooses", async () => {
      const { calls } = await start(name, { keyring: "/" });
      expect(await open().secretService()).toBe("ready");
      expect(calls).toEqual(["ReadAlias", "CreateCollection", "Prompt"]);
    });

    it("stays locked after a no, and asks once for all that one command tries", async () => {
      const { calls } = await start(name, { locked: [login], answer: "no" });
      let nowMs = 0;
      const keyring = open(() => nowMs);
      expect(await keyring.forBackend("gnome_libsecret")).toBe("locked");
      expect(await keyring.secretService()).toBe("locked");
      expect(calls.filter((member) => member === "Prompt")).toHaveLength(1);
      nowMs = 1_000;
      expect(await keyring.secretService()).toBe("locked");
      expect(calls.filter((member) => member === "Prompt")).toHaveLength(2);
    });

    it("withdraws a question that nobody answers", async () => {
      const { calls } = await start(name, { locked: [login], answer: null });
      expect(await open().secretService()).toBe("locked");
      expect(calls.at(-1)).toBe("Dismiss");
    });

    it("is silent if it does not answer in time", async () => {
      await start(name, { silent: true });
      expect(await open().secretService()).toBe("silent");
    });

    it("is left alone where safeStorage does without it", async () => {
      const { calls } = await start(name, { locked: [login] });
      expect(await open().forBackend("basic_text")).toBe("ready");
      expect(calls).toEqual([]);
    });
  });

  it("a keyring that does not exist is no obstacle", async () => {
    // KDE 4’s; the machine’s bus may start the others.
    expect(await open().forBackend("kwallet")).toBe("ready");
  });

  describe.each([
    ["kwallet", "org.kde.kwalletd"],
    ["kwallet5", "org.kde.kwalletd5"],
    ["kwallet6", "org.kde.kwalletd6"],
  ])("KDE’s wallet of the backend %s", (backend, name) => {
    it.each([
      ["ready if it is open", { locked: [] }, "ready"],
      ["ready after a yes", { locked: ["kdewallet"] }, "ready"],
      ["locked after a no", { locked: ["kdewallet"], answer: "no" }, "locked"],
      ["locked if nobody answers", { locked: ["kdewallet"], answer: null }, "locked"],
      ["silent if it does not answer in time", { silent: true }, "silent"],
    ] as const)("is %s", async (_what, change, state) => {
      await start(name, change);
      expect(await open().forBackend(backend)).toBe(state);
    });
  });
});
