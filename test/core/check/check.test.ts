import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { hpeRefusal } from "../../simulator/faults.ts";
import { checkOn } from "./checkOn.ts";
import { settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";

describe("the connection check", () => {
  it("is none before it is asked for", async () => {
    const { check, report } = await checkOn();
    expect(check.state()).toEqual({ status: "none" });
    expect(await report()).toBeNull();
  });

  it("shows all its steps from the start, and how far it is", async () => {
    const { check, input, shown, marks, simulator, run } = await checkOn();
    expect(await run(input)).toEqual({ ok: true, value: null });
    expect(shown.map(marks).slice(0, 3)).toEqual(["WWWWWWWWW", "RWWWWWWWW", "PWWWWWWWW"]);
    expect(shown.slice(0, -1).every(({ status }) => status === "running")).toBe(true);
    expect(check.state()).toMatchObject({
      status: "done",
      workspaceId: simulator.mspWorkspaceId,
    });
    expect(marks()).toBe("PSPPPPPPP");
  });

  it("is done also where a step fails, and is no failed command", async () => {
    const { check, input, marks, run } = await checkOn();
    expect(await run({ ...input, clientSecret: "wr0ng-canary" })).toMatchObject({ ok: true });
    expect(check.state().status).toBe("done");
    expect(marks()).toBe("PSPPFSSSS");
  });

  it("sends the contact that was entered", async () => {
    const { input, simulator, run } = await checkOn();
    await run(input);
    expect(new Set(simulator.requests.map(({ headers }) => headers["user-agent"]))).toEqual(
      new Set(["Tenantry/1.2.3 (ops@msp.example)"]),
    );
  });

  it("does not begin where a field is wrong, and names it", async () => {
    const { input, shown, simulator, run } = await checkOn();
    expect(await run({ ...input, clientId: "" })).toMatchObject({
      error: { kind: "invalidInput", field: "clientId" },
    });
    expect(shown).toEqual([]);
    expect(simulator.requests).toEqual([]);
  });

  it("does not begin while locked", async () => {
    const { input, world, simulator, run } = await checkOn();
    world.locked = true;
    expect(await run(input)).toEqual({
      ok: false,
      error: { kind: "locked" },
    });
    expect(simulator.requests).toEqual([]);
  });
});

describe("a secret that is left out", () => {
  it("is the sealed one", async () => {
    const { input, marks, opened, run } = await checkOn();
    expect(await run({ ...input, clientSecret: " " })).toMatchObject({
      ok: true,
    });
    expect(marks()).toBe("PSPPPPPPP");
    expect(opened).toHaveBeenCalledOnce();
  });

  it.each([
    ["server", { baseUrl: "http://127.0.0.1:9" }],
    ["workspace", { workspace: "0".repeat(32) }],
    ["client", { clientId: "another" }],
    ["MSP's workspace", { workspace: "1".repeat(32) }],
    ["MSP's client", { clientId: "other-client" }],
  ])("is never the sealed one for another %s", async (_what, change) => {
    const { input, opened, simulator, run } = await checkOn();
    expect(await run({ ...input, clientSecret: "", ...change })).toMatchObject({
      error: { kind: "invalidInput", field: "clientSecret" },
    });
    expect(opened).not.toHaveBeenCalled();
    expect(simulator.requests).toEqual([]);
  });

  it("is not asked of the vault where one was entered", async () => {
    const { input, opened, run } = await checkOn();
    await run(input);
    expect(opened).not.toHaveBeenCalled();
  });
});

describe("cancelling", () => {
  it("ends the check where it is, and says so", async () => {
    const { check, input, marks, shown, simulator, run } = await checkOn({
      latencyMs: 60_000,
    });
    const ran = run(input);
    await expect.poll(() => simulator.requests.length).toBe(1);
    check.cancel();
    expect(await ran).toMatchObject({ ok: true });
    expect(check.state().status).toBe("cancelled");
    expect(shown.filter(({ status }) => status === "cancelled")).toHaveLength(1);
    expect(marks()).toBe("SSSSSSSSS");
  });

  it("while the vault is being opened sends nothing", async () => {
    const { check, input, vault, shown, simulator, run } = await checkOn();
    const { open: answer, through } = gate();
    vault.open = through(vault.open.bind(vault));
    const ran = run({ ...input, clientSecret: "" });
    await settled();
    check.cancel();
    answer();
    expect(await ran).toEqual({ ok: false, error: { kind: "cancelled" } });
    expect(shown).toEqual([]);
    expect(simulator.requests).toEqual([]);
  });

  it("is what a later check does to an earlier one, which shows nothing any more", async () => {
    const { input, marks, shown, simulator, run } = await checkOn({
      latencyMs: 60_000,
    });
    const first = run(input);
    await expect.poll(() => simulator.requests.length).toBe(1);
    simulator.behave({ latencyMs: 0 });
    const second = run(input);
    expect(await first).toEqual({ ok: false, error: { kind: "cancelled" } });
    expect(await second).toMatchObject({ ok: true });
    expect(JSON.stringify(shown)).not.toContain("Cancelled.");
    expect(marks()).toBe("PSPPPPPPP");
  });

  it("leaves no check running where the later one has no secret", async () => {
    const { check, input, vault, simulator, run } = await checkOn({ latencyMs: 60_000 });
    const first = run(input);
    await expect.poll(() => simulator.requests.length).toBe(1);
    vault.open = async () => fail({ kind: "vaultUnavailable", reason: "It is locked." });
    expect(await run({ ...input, clientSecret: "" })).toMatchObject({
      error: { kind: "vaultUnavailable" },
    });
    await first;
    expect(check.state().status).toBe("cancelled");
  });
});

describe("the report", () => {
  it("says what was checked, and every step", async () => {
    const { input, simulator, run, report } = await checkOn({ tenantListForbidden: true });
    await run(input);
    const text = (await report()) ?? "";
    expect(text).toMatch(/^Tenantry connection check\nVersion: 1\.2\.3 \(linux\)\nTime: 20\d\d-/);
    expect(text).toContain(`Address: ${simulator.baseUrl}\nWorkspace: ${simulator.mspWorkspaceId}`);
    expect(text).toContain(`Client ID: ${simulator.clientId}`);
    expect(text.match(/^\[/gm)).toHaveLength(9);
    expect(text).toMatch(/ {4}Debug ID: [0-9a-f]{32}\n/);
  });

  it("has neither the secret nor a token, and neither has what is shown", async () => {
    const { input, shown, simulator, run, report } = await checkOn();
    await run(input);
    const all = JSON.stringify([shown, await report()]);
    expect(all.includes(simulator.clientSecret)).toBe(false);
    expect(all).not.toMatch(/eyJ/);
  });

  it("redacts the client secret even if the server quotes it in a refusal of something else", async () => {
    const { input, simulator, run, report } = await checkOn();
    const fault = hpeRefusal(403, `Not for secret ${simulator.clientSecret}`);
    simulator.behave({ failures: [{ endpoint: "tenantList", fault }] });
    await run(input);
    const text = (await report()) ?? "";
    expect(text).toContain("Not for secret [redacted]");
    expect(text.includes(simulator.clientSecret)).toBe(false);
  });

  it("is none while a check runs", async () => {
    const { check, input, simulator, run, report } = await checkOn();
    await run(input);
    simulator.behave({ latencyMs: 60_000 });
    const again = run(input);
    await settled();
    expect(await report()).toBeNull();
    check.cancel();
    await again;
    expect(await report()).toContain("Cancelled.");
  });
});
