import { describe, expect, it } from "vitest";
import { describeFailure } from "../../../electron/core/base/failureWords.ts";
import { nextMinuteMs, trayFace, trayMenu } from "../../../electron/core/desktop/trayMenu.ts";
import { failure, mspSummary, tenant } from "../../renderer/fakeBridge.ts";
import { acme, beta, ceta, labels, nameless, nowMs, overview, token } from "./traySetUp.ts";

describe("the tray menu", () => {
  it("lists pinned tenants, then those used most, each with its token’s state", () => {
    const usage = { [acme.workspaceId]: 1, [ceta.workspaceId]: 2, [beta.workspaceId]: 0 };
    const tokens = {
      [beta.workspaceId]: token(12 * 60_000 + 59_999),
      [ceta.workspaceId]: token(-1),
    };
    expect(labels({ usage, tokens })).toEqual([
      "MSP workspace ffffffff…ffff",
      "—",
      "Beta & Söhne_AG   12 min",
      "Ceta   expired",
      "Acme",
      "All tenants",
      "MSP token (whole MSP)",
      "—",
      "Quick pick…",
      "Get all tokens",
      "Open Tenantry",
      "Lock",
      "Settings",
      "—",
      "Quit",
    ]);
  });

  it("gets all tokens, or cancels that while it runs, without counting along", () => {
    const batch = {
      total: 9,
      done: 3,
      failed: 0,
      endsAtMs: null,
      waitingUntilMs: null,
      firstExpiresAtMs: null,
    };
    expect(labels({ batch: { ...batch, status: "running" } })).toContain("Cancel getting tokens");
    expect(labels({ batch: { ...batch, status: "done" } })).toContain("Get all tokens");
    expect(labels({ tenants: [] })).not.toContain("Get all tokens");
    expect(labels({ locked: true })).not.toContain("Get all tokens");
  });

  it("offers the MSP’s own token, with its state, under a name that no tenant has", () => {
    expect(labels({ mspToken: token(12 * 60_000) })).toContain("MSP token (whole MSP)   12 min");
    expect(labels({ status: "needsSecret" })).not.toContain("MSP token (whole MSP)");
  });

  it("copies by an entry's tenant", () => {
    const entry = trayMenu(overview(), nowMs)[2];
    expect(entry).toMatchObject({
      action: { kind: "copy", mspId: mspSummary.id, workspaceId: beta.workspaceId },
    });
  });

  it.each([
    [token(59_999), "under 1 min"],
    [token(60_000), "1 min"],
    [token(0), "expired"],
    [token(1000, { exchanging: true }), "exchanging…"],
    [token(1000, { failure: failure("No.") }), "failed"],
  ])("says how a token is: %#", (held, state) => {
    expect(labels({ tokens: { [beta.workspaceId]: held } })).toContain(
      `Beta & Söhne_AG   ${state}`,
    );
  });

  it("holds at most ten pinned and recent tenants", () => {
    const many = Array.from({ length: 16 }, (_, index) =>
      tenant(index.toString(16), `T${index}`, { pinned: index < 6 }),
    );
    const usage = Object.fromEntries(many.map(({ workspaceId }, index) => [workspaceId, index]));
    const names = labels({ tenants: many, usage }).slice(2, 12);
    expect(names).toEqual(["T0", "T1", "T2", "T3", "T4", "T5", "T15", "T14", "T13", "T12"]);
    expect(labels({ tenants: many, usage })[12]).toBe("All tenants");
  });

  it("says what was copied, when, and when it is cleared, and clears it", () => {
    const lastCopy = {
      mspId: mspSummary.id,
      colour: null,
      workspaceId: acme.workspaceId,
      tenantName: "Acme",
      shortName: "Acme",
      format: null,
      copiedAtMs: nowMs,
      expiresAtMs: nowMs + 900_000,
    };
    const shown = labels({ lastCopy, clipboard: { clearsAtMs: nowMs + 60_000 } });
    expect(shown[1]).toMatch(/^Copied at \d\d:\d0\D*: Acme, clears at \d\d:\d1:00/);
    expect(shown[2]).toBe("Clear clipboard now");
    expect(labels({ lastCopy, clipboard: { clearsAtMs: null } })[1]).toMatch(
      /^Copied at .+: Acme$/,
    );
    expect(labels({ clipboard: { clearsAtMs: null } })[1]).toBe("Copied: a secret");
    expect(labels({ lastCopy, clipboard: null })).not.toContain("Clear clipboard now");
  });

  it("offers, while locked, nothing but to unlock, open and quit", () => {
    expect(labels({ locked: true })).toEqual([
      "Tenantry is locked",
      "—",
      "Open Tenantry",
      "Unlock",
      "—",
      "Quit",
    ]);
  });

  it("offers, without credentials, to open and quit", () => {
    expect(labels({ status: "none" })).toEqual([
      "No MSP workspace yet",
      "—",
      "Open Tenantry",
      "—",
      "Quit",
    ]);
  });

  it("cuts a long name in its middle at 40 characters, whatever a character is made of", () => {
    const name = `${"👩🏽‍🚀".repeat(30)}${"x".repeat(30)}`;
    const shown = labels({ tenants: [tenant("a", name, { pinned: true })] })[2] ?? "";
    expect(shown).toBe(`${"👩🏽‍🚀".repeat(20)}…${"x".repeat(19)}`);
  });

  it("cuts an MSP's long name, too, and that of what was copied", () => {
    const name = `${"W".repeat(30)}${"x".repeat(30)}`;
    const cut = `${"W".repeat(20)}…${"x".repeat(19)}`;
    const copied = { mspId: mspSummary.id, colour: null, workspaceId: acme.workspaceId };
    const named = { tenantName: name, shortName: cut, format: null };
    const lastCopy = { ...copied, ...named, copiedAtMs: nowMs, expiresAtMs: nowMs };
    const shown = labels({ name, lastCopy, clipboard: { clearsAtMs: null } });
    expect(shown[0]).toBe(cut);
    expect(shown[1]).toMatch(new RegExp(`^Copied at .+: ${cut}$`));
    expect(labels({ name, status: "needsSecret" })[0]).toBe(`${cut}, needs its client secret`);
  });

  it("names the format of what was copied", () => {
    const names = { tenantName: "Acme", shortName: "Acme", format: "curl command" };
    const { workspaceId, colour } = acme;
    const times = { copiedAtMs: nowMs, expiresAtMs: nowMs };
    const lastCopy = { mspId: mspSummary.id, workspaceId, colour, ...names, ...times };
    const shown = labels({ lastCopy, clipboard: { clearsAtMs: null } });
    expect(shown[1]).toMatch(/^Copied at .+: curl command for Acme$/);
  });

  it("never shows two tenants alike", () => {
    const long = (middle: string) =>
      `Fabrikam Holding International, ${middle} (Consolidated Operations)`;
    const tenants = [
      tenant("1", long("North"), { pinned: true }),
      tenant("2", long("South"), { pinned: true }),
      tenant("3", "Contoso", { pinned: true }),
      tenant("4", "Contoso", { pinned: true }),
    ];
    expect(labels({ tenants }).slice(2, 6)).toEqual([
      "Fabrikam Hol…North (Consoli… Operations)",
      "Fabrikam Hol…South (Consoli… Operations)",
      "Contoso …3333",
      "Contoso …4444",
    ]);
  });

  it("names a workspace without a name by its ID", () => {
    expect(labels({ usage: { [nameless.workspaceId]: 1 } })).toContain("workspace dddd…dddd");
  });
});

describe("a closed menu", () => {
  it("is redrawn when a label’s minute changes", () => {
    const tokens = {
      [beta.workspaceId]: token(125_000),
      [acme.workspaceId]: token(1_000),
    };
    expect(nextMinuteMs(overview({ tokens }), nowMs)).toBe(5_000);
    expect(nextMinuteMs(overview({ tokens: { [beta.workspaceId]: token(120_000) } }), nowMs)).toBe(
      60_000,
    );
  });

  it("is looked after each minute while it says what was copied: another program may take it", () => {
    const clipboard = { clearsAtMs: null };
    const tokens = { [beta.workspaceId]: token(125_000) };
    expect(nextMinuteMs(overview({ clipboard }), nowMs)).toBe(60_000);
    expect(nextMinuteMs(overview({ clipboard, tokens }), nowMs)).toBe(5_000);
    expect(nextMinuteMs(overview({ clipboard, locked: true }), nowMs)).toBeNull();
  });

  it("needs no timer while nothing counts, or while locked", () => {
    const tokens = { [beta.workspaceId]: token(125_000) };
    expect(nextMinuteMs(overview(), nowMs)).toBeNull();
    expect(nextMinuteMs(overview({ tokens: { [beta.workspaceId]: token(-5) } }), nowMs)).toBeNull();
    expect(nextMinuteMs(overview({ tokens, locked: true }), nowMs)).toBeNull();
  });
});

describe("the menu’s first line, while the icon asks for attention", () => {
  const fault = {
    failure: describeFailure({ kind: "offline" }),
    workspaceId: acme.workspaceId,
    format: null,
  };
  const refused = describeFailure({ kind: "forbidden", server: { status: 403 } }, "Acme");
  const tokens = { [acme.workspaceId]: token(1, { failure: refused }) };

  it("says why, and opens the main window", () => {
    expect(trayFace(overview({ fault, tokens }))).toBe("attention");
    expect(trayMenu(overview({ fault, tokens }), nowMs).slice(0, 3)).toMatchObject([
      { label: "There is no network connection.", action: { kind: "open" } },
      { kind: "line" },
      { label: mspSummary.name },
    ]);
    expect(labels({ tokens })[0]).toBe("GreenLake does not allow this for Acme.");
  });

  it("names the MSP if there are several", () => {
    const [msp] = overview().msps;
    if (msp === undefined) throw new Error("no MSP");
    const msps = [msp, { ...msp, id: "2", name: "East", fault }];
    const [first] = trayMenu({ ...overview(), msps }, nowMs);
    expect(first).toMatchObject({ label: "East: There is no network connection." });
  });

  it("asks for nothing while locked", () => {
    expect(labels({ fault, locked: true })[0]).toBe("Tenantry is locked");
  });
});

describe("the tray's icon", () => {
  it("tells normal, locked and attention apart", () => {
    const failed = token(1, { failure: describeFailure({ kind: "timeout" }) });
    expect(trayFace(overview())).toBe("normal");
    expect(trayFace(overview({ tokens: { [acme.workspaceId]: failed } }))).toBe("attention");
    expect(trayFace(overview({ status: "needsSecret" }))).toBe("attention");
    expect(trayFace(overview({ locked: true, tokens: { [acme.workspaceId]: failed } }))).toBe(
      "locked",
    );
  });
});
