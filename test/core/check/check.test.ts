// The check as a window follows it: one at a time, with the right secret, cancellable, and with a report.
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { hpeRefusal } from "../../simulator/faults.ts";
import { settled } from "../fakes/fakeClock.ts";
import { gate } from "../fakes/gate.ts";
import { checkOn } from "./checkOn.ts";

/** A check that has sent its first request and gets no answer. */
async function waiting() {
  const all = await checkOn({ latencyMs: 60_000 });
  const ran = all.run(all.input);
  await expect.poll(() => all.simulator.requests.length).toBe(1);
  return { ...all, ran };
}

describe("the connection check", () => {
  it("shows nothing and has no report before the first one", async () => {
    const { check, report } = await checkOn();
    expect(check.state()).toEqual({ status: "none" });
    expect(await report()).toBeNull();
  });

  it("shows all its steps from the start, and its progress", async () => {
    const { check, input, shown, marks, simulator, run } = await checkOn();
    expect(await run(input)).toEqual({ ok: true, value: null });
    expect(shown.map(marks).slice(0, 3)).toEqual(["WWWWWWWWW", "RWWWWWWWW", "PWWWWWWWW"]);
    expect(shown.slice(0, -1).every(({ status }) => status === "running")).toBe(true);
    expect(check.state()).toMatchObject({ status: "done", workspaceId: simulator.mspWorkspaceId });
    expect(marks()).toBe("PSPPPPPPP");
  });

  it("succeeds as a command even if a step fails", async () => {
    const { check, input, marks, run } = await checkOn();
    expect(await run({ ...input, clientSecret: "wr0ng-canary" })).toMatchObject({ ok: true });
    expect(check.state().status).toBe("done");
    expect(marks()).toBe("PSPPFSSSS");
  });

  it("sends the contact that was entered", async () => {
    const { input, simulator, run } = await checkOn();
    await run({ ...input, contact: "new@msp.example" });
    const agents = simulator.requests.map(({ headers }) => headers["user-agent"]);
    expect(new Set(agents)).toEqual(new Set(["Tenantry/1.2.3 (new@msp.example)"]));
  });

  it.each([
    ["a field is wrong", { clientId: "" }, false, { kind: "invalidInput", field: "clientId" }],
    ["Tenantry is locked", {}, true, { kind: "locked" }],
  ])("does not start if %s", async (_case, change, locked, error) => {
    const { input, shown, world, simulator, run } = await checkOn();
    world.locked = locked;
    expect(await run({ ...input, ...change })).toMatchObject({ ok: false, error });
    expect(shown).toEqual([]);
    expect(simulator.requests).toEqual([]);
  });
});

describe("the sealed secret", () => {
  it("is used if none was entered", async () => {
    const { input, marks, opened, run } = await checkOn();
    expect(await run({ ...input, clientSecret: " " })).toMatchObject({ ok: true });
    expect(marks()).toBe("PSPPPPPPP");
    expect(opened).toHaveBeenCalledOnce();
  });

  it.each([
    ["server", { baseUrl: "http://127.0.0.1:9" }],
    ["workspace", { workspace: "0".repeat(32) }],
    ["API client", { clientId: "another" }],
    ["MSP’s workspace", { workspace: "1".repeat(32) }],
    ["MSP’s API client", { clientId: "other-client" }],
  ])("is never used for another %s", async (_what, change) => {
    const { input, opened, simulator, run } = await checkOn();
    expect(await run({ ...input, clientSecret: "", ...change })).toMatchObject({
      error: { kind: "invalidInput", field: "clientSecret" },
    });
    expect(opened).not.toHaveBeenCalled();
    expect(simulator.requests).toEqual([]);
  });

  it("stays sealed if one was entered", async () => {
    const { input, opened, run } = await checkOn();
    await run(input);
    expect(opened).not.toHaveBeenCalled();
  });
});

describe("cancelling the check", () => {
  it("ends it where it is, and shows that once", async () => {
    const { check, marks, shown, ran } = await waiting();
    check.cancel();
    expect(await ran).toMatchObject({ ok: true });
    expect(check.state().status).toBe("cancelled");
    expect(shown.filter(({ status }) => status === "cancelled")).toHaveLength(1);
    expect(marks()).toBe("SSSSSSSSS");
  });

  it("while the vault opens sends nothing", async () => {
    const { check, input, vault, shown, simulator, run } = await checkOn();
    const { open, through } = gate();
    vault.open = through(vault.open.bind(vault));
    const ran = run({ ...input, clientSecret: "" });
    await settled();
    check.cancel();
    open();
    expect(await ran).toEqual({ ok: false, error: { kind: "cancelled" } });
    expect(shown).toEqual([]);
    expect(simulator.requests).toEqual([]);
  });

  it("happens when another check starts, and then shows nothing more", async () => {
    const { input, marks, shown, simulator, run, ran } = await waiting();
    simulator.behave({ latencyMs: 0 });
    const second = run(input);
    expect(await ran).toEqual({ ok: false, error: { kind: "cancelled" } });
    expect(await second).toMatchObject({ ok: true });
    expect(JSON.stringify(shown)).not.toContain("Cancelled.");
    expect(marks()).toBe("PSPPPPPPP");
  });

  it("happens and shows even if the other check gets no secret", async () => {
    const { check, input, vault, run, ran } = await waiting();
    vault.open = async () => fail({ kind: "vaultUnavailable", reason: "It is locked." });
    expect(await run({ ...input, clientSecret: "" })).toMatchObject({
      error: { kind: "vaultUnavailable" },
    });
    await ran;
    expect(check.state().status).toBe("cancelled");
  });
});

describe("the check’s report", () => {
  it("says what was checked, and each step with its cause, remedy and debug ID", async () => {
    const { input, simulator, run, report } = await checkOn({ tenantListForbidden: true });
    await run(input);
    const text = (await report()) ?? "";
    expect(text).toMatch(/^Tenantry connection check\nVersion: 1\.2\.3 \(linux\)\nTime: 20\d\d-/);
    expect(text).toContain(`Address: ${simulator.baseUrl}\nWorkspace: ${simulator.mspWorkspaceId}`);
    expect(text).toContain(`Client ID: ${simulator.clientId}`);
    expect(text.match(/^\[/gm)).toHaveLength(9);
    expect(text).toContain("[passed] This computer’s clock is right\n    This computer and");
    expect(text).toMatch(
      /\[failed\] The API client may not list the tenants\n {4}The API client is not allowed .*\n {4}What to do: Give the API .*\n {4}Debug ID: [0-9a-f]{32}\n/,
    );
  });

  it("holds neither the secret nor a token; neither does what is shown", async () => {
    const { input, shown, simulator, run, report } = await checkOn();
    await run(input);
    const all = JSON.stringify([shown, await report()]);
    expect(all.includes(simulator.clientSecret)).toBe(false);
    expect(all).not.toMatch(/eyJ/);
  });

  it("redacts the client secret even if the server quotes it when it refuses something else, in the window too", async () => {
    const { input, shown, simulator, run, report } = await checkOn();
    const fault = hpeRefusal(403, `Not for secret ${simulator.clientSecret}`);
    simulator.behave({ failures: [{ endpoint: "tenantList", fault }] });
    await run(input);
    const text = (await report()) ?? "";
    expect(text).toContain("Not for secret [redacted]");
    expect(JSON.stringify([text, shown]).includes(simulator.clientSecret)).toBe(false);
  });

  it("is not available while a check runs", async () => {
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
