import { describe, expect, it } from "vitest";
import { acmeId, betaId, connectedSetUp, forbidden, mspId, tokenOf } from "../applicationSetUp.ts";
import { settled } from "../fakes/fakeClock.ts";
import { allowed, namedMsps, request } from "./terminalSetUp.ts";

describe("a token for a terminal", () => {
  it("is printed alone, without touching the clipboard", async () => {
    const { ask, world } = await connectedSetUp(allowed);
    expect(await ask(request())).toMatchObject({ code: 0, text: "", lines: [tokenOf(acmeId)] });
    expect(world.clipboard.text).toBe("");
  });

  it("is printed as JSON of a fixed shape", async () => {
    const { ask, clock } = await connectedSetUp(allowed);
    const { lines } = await ask(request({ json: true }));
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        version: 1,
        tenant: "Acme",
        workspaceId: acmeId,
        msp: expect.any(String),
        accessToken: tokenOf(acmeId),
        tokenType: "Bearer",
        issuedAt: new Date(clock.nowMs()).toISOString(),
        expiresAt: new Date(clock.nowMs() + 900_000).toISOString(),
        baseUrl: "https://greenlake.example",
        expiresIn: 900,
      },
    ]);
  });

  it("is printed in the format that the command names, by ID or name and in any case", async () => {
    const { ask } = await connectedSetUp(allowed);
    const { lines } = await ask(request({ format: "CURL" }));
    expect(lines[0]).toMatch(new RegExp(`^ ?curl .*${acmeId}`));
    expect(await ask(request({ format: "nope" }))).toMatchObject({
      code: 2,
      text: expect.stringMatching(/^There is no format “nope”\. The formats are raw, /),
      lines: [],
    });
  });

  it("is the held one, unless that has less life left than asked for", async () => {
    const { ask, clock, requests } = await connectedSetUp(allowed);
    const countExchanges = () => requests.filter(({ url }) => url.includes(acmeId)).length;
    await ask(request());
    await ask(request({ minimumLifeMs: 300_000 }));
    expect(countExchanges()).toBe(1);
    await clock.advance(700_000);
    await ask(request());
    expect(countExchanges()).toBe(1);
    await ask(request({ minimumLifeMs: 300_000 }));
    expect(countExchanges()).toBe(2);
  });

  it("is the MSP’s own if no tenant is named, and asks which if there are several MSPs", async () => {
    const { ask } = await connectedSetUp(allowed);
    expect((await ask(request({ names: [] }))).lines).toEqual([tokenOf(mspId)]);
    const two = await namedMsps();
    expect(await two.ask(request({ names: [] }))).toMatchObject({
      code: 4,
      text: "There are several MSPs: West, East. Name one after --msp.",
    });
    expect((await two.ask(request({ names: [], msp: "west" }))).lines).toEqual([tokenOf(mspId)]);
  });

  it("comes from the MSP that the command names, and from no other", async () => {
    const { ask } = await namedMsps();
    expect(await ask(request({ names: [acmeId] }))).toMatchObject({ code: 4, lines: [] });
    expect(await ask(request({ msp: "North" }))).toMatchObject({
      code: 3,
      text: "No MSP is called “North”. Choose West or East.",
    });
    expect(await ask(request({ msp: "East", names: ["Beta"] }))).toMatchObject({ code: 3 });
    const { lines } = await ask(request({ names: [acmeId], msp: "East", json: true }));
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ msp: "East", workspaceId: acmeId });
  });

  it("has Central’s address beside it in JSON if the tenant or its MSP has one", async () => {
    const { ask, commands } = await connectedSetUp(allowed);
    const [west, east] = ["us1", "de1"].map(
      (cluster) => `https://${cluster}.api.central.arubanetworks.com`,
    );
    await commands.updateMsp({ change: { centralUrl: west ?? "" } });
    await commands.updateTenant({ workspaceId: betaId, change: { centralUrl: east ?? "" } });
    const { lines } = await ask(request({ names: ["Acme", "Beta"] }));
    const found = lines.map((line) => JSON.parse(line)).map(({ centralUrl }) => centralUrl);
    expect(new Set(found)).toEqual(new Set([east, west]));
    expect(found).toHaveLength(2);
  });

  it("is refused with the failure’s words, and with --json on a line of its own too", async () => {
    const { ask, world } = await connectedSetUp(allowed);
    world.respond = forbidden;
    expect(await ask(request())).toMatchObject({
      code: 1,
      text: expect.stringContaining("Acme"),
      lines: [],
    });
    const { code, lines } = await ask(request({ json: true }));
    expect(code).toBe(1);
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({
      tenant: "Acme",
      error: { kind: "forbidden" },
    });
  });

  it("is not printed while Tenantry is locked, nor after a lock in the meantime", async () => {
    const { ask, commands, holdAnswers } = await connectedSetUp(allowed);
    const open = holdAnswers();
    const asked = ask(request());
    await settled();
    await commands.lock(null);
    open();
    expect(await asked).toMatchObject({ code: 5, lines: [] });
    expect(await ask(request())).toMatchObject({ code: 5, lines: [] });
  });
});

describe("tokens of many tenants", () => {
  it("are a line of JSON each, with progress to the end", async () => {
    const { ask } = await connectedSetUp(allowed);
    const { code, lines, progress } = await ask(request({ names: [], all: true }));
    expect(code).toBe(0);
    const tokens = lines.map((line) => JSON.parse(line).accessToken);
    expect(tokens).toEqual([tokenOf(acmeId), tokenOf(betaId)]);
    expect(progress.at(-1)).toEqual({ done: 2, failed: 0, total: 2 });
  });

  it("name each tenant once, and nothing at all if one name is unknown", async () => {
    const { ask, requests } = await connectedSetUp(allowed);
    expect((await ask(request({ names: ["Beta", "beta", betaId, "Acme"] }))).lines).toHaveLength(2);
    const before = requests.length;
    expect(await ask(request({ names: ["Acme", "Gamma"] }))).toMatchObject({ code: 3, lines: [] });
    expect(requests.length).toBe(before);
  });

  it("leave out nobody when one fails: its line holds the error, and the exit code is 9", async () => {
    const { ask, world } = await connectedSetUp(allowed);
    const { respond } = world;
    world.respond = (asked) => (asked.url.includes(betaId) ? forbidden(asked) : respond(asked));
    const { code, text, lines } = await ask(request({ names: [], all: true }));
    expect([code, text]).toEqual([9, "1 of 2 tenants got no token; their lines say why."]);
    expect(lines.map((line) => JSON.parse(line))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ tenant: "Acme", accessToken: tokenOf(acmeId) }),
        expect.objectContaining({
          tenant: "Beta",
          error: expect.objectContaining({ kind: "forbidden" }),
        }),
      ]),
    );
  });

  it("are exchanged eight at a time", async () => {
    const { ask, commands, requests, holdAnswers } = await connectedSetUp(allowed);
    const ids = Array.from({ length: 20 }, (_, index) => index.toString(16).padStart(32, "0"));
    await commands.addTenants({ text: ids.join("\n") });
    await ask(request());
    const before = requests.length;
    const open = holdAnswers();
    const asked = ask(request({ names: [], all: true }));
    await settled();
    expect(requests.length - before).toBe(8);
    open();
    expect((await asked).lines).toHaveLength(22);
  });
});

describe("the permission", () => {
  it("is asked for by default, with the tenants’ names and the program that asks", async () => {
    const { ask, commands, snapshot } = await connectedSetUp();
    const asked = ask(request({ program: "terraform" }), "bash");
    await settled();
    const { consent } = await snapshot();
    expect(consent).toMatchObject({
      subjects: ["Acme"],
      count: 1,
      purpose: "run",
      command: "terraform",
      caller: "bash",
    });
    await commands.answerConsent({ id: consent?.id ?? "", answer: "once" });
    expect((await asked).lines).toEqual([tokenOf(acmeId)]);
  });

  it.each([
    ["deny", "Reading tokens was not allowed. The setting “Command line may read tokens” decides."],
    ["nothing", "Tenantry’s question was not answered within a minute, so no token was given."],
  ] as const)(
    "ends in exit code 8 after %s, before anything is requested",
    async (answer, text) => {
      const { ask, commands, snapshot, clock, requests } = await connectedSetUp();
      const asked = ask(request());
      await settled();
      const { consent } = await snapshot();
      if (answer === "deny") await commands.answerConsent({ id: consent?.id ?? "", answer });
      else await clock.advance(60_000);
      expect(await asked).toMatchObject({ code: 8, text, lines: [] });
      expect(requests.filter(({ url }) => url.includes(acmeId))).toEqual([]);
    },
  );
});
