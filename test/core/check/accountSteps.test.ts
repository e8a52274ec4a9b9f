import { describe, expect, it } from "vitest";
import type { CheckStep } from "../../../electron/contract/contract.ts";
import {
  alteredClaims,
  answer,
  cloudFront,
  hpeRefusal,
  oauthRefusal,
} from "../../simulator/faults.ts";
import { userAgent } from "../greenlake/apiOn.ts";
import { accountStepsOn } from "./accountStepsOn.ts";

const notTried = "Not tried: an earlier step failed.";

describe("a connection that works", () => {
  it("passes every step, in their order, up to a tenant's token", async () => {
    const { simulator, tenant, run } = await accountStepsOn();
    const { steps, step } = await run();
    expect(steps.map(({ id, status }) => [id, status])).toEqual([
      ["addressReachable", "passed"],
      // Plain http on loopback.
      ["tlsTrusted", "skipped"],
      ["proxy", "passed"],
      ["clockSkew", "passed"],
      ["clientAccepted", "passed"],
      ["tokenForWorkspace", "passed"],
      ["isMsp", "passed"],
      ["mayList", "passed"],
      ["exchangeWorks", "passed"],
    ]);
    expect(step("mayList")?.detail).toBe("GreenLake lists 12 tenants.");
    expect(step("tokenForWorkspace")?.detail).toContain(simulator.mspWorkspaceId);
    expect(step("exchangeWorks")?.detail).toBe(
      `GreenLake gave a token for ${tenant.name}; it lives 15 min.`,
    );
    expect(steps.map(({ remedy }) => remedy)).toEqual(steps.map(() => ""));
  });

  it("needs no more than one request for each thing it asks", async () => {
    const { simulator, run } = await accountStepsOn({ tenants: 700 });
    expect((await run()).step("mayList")?.detail).toBe("GreenLake lists 700 tenants.");
    expect(simulator.requests.map(({ method, endpoint }) => `${method} ${endpoint}`)).toEqual([
      "GET other",
      "POST clientCredentials",
      "GET tenantList",
      "POST tokenExchange",
    ]);
    const [plain] = simulator.requests;
    expect(plain?.headers).toHaveProperty("user-agent", userAgent);
    expect(plain?.headers).not.toHaveProperty("authorization");
    expect(plain?.form).toEqual({});
  });

  it("shows each step as it starts and as it ends", async () => {
    const { run } = await accountStepsOn();
    const shown: CheckStep[] = [];
    const { steps } = await run({ onStep: (step) => shown.push(step) });
    expect(shown.filter(({ status }) => status === "running").map(({ id }) => id)).toEqual(
      steps.map(({ id }) => id),
    );
    expect(shown.filter(({ status }) => status !== "running")).toEqual(steps);
    expect(shown.slice(0, 2)).toMatchObject([
      { id: "addressReachable", status: "running", detail: "", remedy: "" },
      { id: "addressReachable", status: "passed" },
    ]);
  });

  it("is one also where the token does not say for which workspace it is", async () => {
    const { run } = await accountStepsOn({ tokenFormat: "opaque" });
    const { marks, step } = await run();
    expect(marks).toBe("PSPPPSPPP");
    expect(step("tokenForWorkspace")?.detail).toMatch(/^Unknown: the token does not name/);
  });

  it("warns of an empty list, which a tenant’s own client gets too", async () => {
    const { simulator, run } = await accountStepsOn();
    simulator.behave({ tenants: 0 });
    const { marks, step } = await run();
    expect(marks).toBe("PSPPPPWPS");
    expect(step("exchangeWorks")?.detail).toBe("Not tried: the MSP has no tenant yet.");
    expect(step("isMsp")).toMatchObject({
      status: "warning",
      remedy: expect.stringContaining("this is not an MSP workspace"),
    });
  });

  it("is one also where the server is in trouble for a moment", async () => {
    const { simulator, pauses, run } = await accountStepsOn();
    const fault = hpeRefusal(503);
    simulator.behave({
      failures: [
        { endpoint: "clientCredentials", times: 1, fault },
        { endpoint: "tenantList", times: 1, fault },
        { endpoint: "tokenExchange", times: 1, fault },
      ],
    });
    expect((await run()).marks).toBe("PSPPPPPPP");
    expect(pauses).toHaveLength(3);
  });
});

describe("a cross", () => {
  it("tells of a wrong secret, and what is not tried then", async () => {
    const { simulator, run } = await accountStepsOn();
    const { marks, step } = await run({ clientSecret: "wr0ng-canary" });
    expect(marks).toBe("PSPPFSSSS");
    expect(step("clientAccepted")).toMatchObject({
      detail: expect.stringMatching(
        `^Workspace ${simulator.mspWorkspaceId} did not accept the client ID or secret. .*invalid_client`,
      ),
      remedy: expect.stringContaining("its secret is complete"),
    });
    expect(step("tokenForWorkspace")?.detail).toBe(notTried);
    expect(simulator.requests).toHaveLength(2);
  });

  it("tells of a tenant's ID where the MSP's is wanted", async () => {
    const { tenant, run } = await accountStepsOn();
    const { marks, step } = await run({ workspaceId: tenant.workspaceId });
    expect(marks).toBe("PSPPFSSSS");
    expect(step("clientAccepted")).toMatchObject({
      detail: expect.stringContaining(tenant.workspaceId),
      remedy: expect.stringContaining("The workspace must be the MSP’s own"),
    });
  });

  it("tells of a workspace that GreenLake does not know, with its debug ID", async () => {
    const { run } = await accountStepsOn();
    const { marks, step } = await run({ workspaceId: "0".repeat(32) });
    expect(marks).toBe("PSPPFSSSS");
    expect(step("clientAccepted")).toMatchObject({
      detail: expect.stringMatching(/^GreenLake does not know workspace 0{32}\./),
      remedy: expect.stringContaining("MSP’s own workspace"),
      debugId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
    expect(step("clientAccepted")?.detail).not.toContain("Debug ID");
  });

  it("tells of a scope that is not granted", async () => {
    const { run } = await accountStepsOn();
    const { marks, step } = await run({ scope: "openid" });
    expect(marks).toBe("PSPPFSSSS");
    expect(step("clientAccepted")).toMatchObject({
      detail: "GreenLake does not grant this scope.",
      remedy: expect.stringContaining("Leave the scope empty"),
    });
  });

  it("tells of a token for another workspace", async () => {
    const { simulator, run } = await accountStepsOn();
    const fault = alteredClaims({ hpe_workspace_id: "b".repeat(32) });
    simulator.behave({ failures: [{ endpoint: "clientCredentials", fault }] });
    const { marks, step } = await run();
    expect(marks).toBe("PSPPPFSSS");
    expect(step("tokenForWorkspace")).toMatchObject({
      detail: expect.stringContaining("another workspace in its claim hpe_workspace_id"),
      remedy: expect.stringContaining("in which the API client was made"),
    });
  });

  it.each([404, 400])("tells of a workspace that is no MSP: %d", async (status) => {
    const { simulator, run } = await accountStepsOn();
    simulator.behave({ failures: [{ endpoint: "tenantList", fault: hpeRefusal(status) }] });
    const { marks, step } = await run();
    expect(marks).toBe("PSPPPPFSS");
    expect(step("isMsp")).toMatchObject({
      detail: expect.stringMatching(`^This workspace is not an MSP: .*HTTP status: ${status}`),
      remedy: expect.stringContaining("not a tenant’s"),
      debugId: expect.any(String),
    });
  });

  it("does not call a workspace no MSP for a list that is only in trouble", async () => {
    const { simulator, run } = await accountStepsOn();
    simulator.behave({ failures: [{ endpoint: "tenantList", fault: cloudFront(502) }] });
    const { marks, step } = await run();
    expect(marks).toBe("PSPPPPFSS");
    expect(step("isMsp")?.detail).toMatch(/^GreenLake could not answer for the list of tenants\./);
  });

  it("names the permission that is missing", async () => {
    const { run } = await accountStepsOn({ tenantListForbidden: true });
    const { marks, step } = await run();
    expect(marks).toBe("PSPPPPSFS");
    expect(step("isMsp")?.detail).toBe("Unknown: GreenLake refuses the list of tenants.");
    expect(step("mayList")).toMatchObject({
      remedy: expect.stringContaining("“View on the platform customer account”"),
      debugId: expect.any(String),
    });
  });

  it.each([
    ["a refused subject token", oauthRefusal(400, "invalid_request"), /did not exchange/],
    ["no access", hpeRefusal(403), /does not allow this for Northgate Clinics/],
    ["a broken answer", answer({ status: 200, body: "{" }), /The answer was not JSON/],
  ])("tells why a tenant's token is not to be had: %s", async (_case, fault, words) => {
    const { simulator, run } = await accountStepsOn();
    simulator.behave({ failures: [{ endpoint: "tokenExchange", fault }] });
    const { marks, step } = await run();
    expect(marks).toBe("PSPPPPPPF");
    expect(step("exchangeWorks")).toMatchObject({
      detail: expect.stringMatching(words),
      remedy: expect.stringMatching(/./),
    });
  });
});

describe("a check that is cancelled", () => {
  it("asks no more and says so", async () => {
    const { simulator, run } = await accountStepsOn();
    const abort = new AbortController();
    const { marks, steps } = await run({
      signal: abort.signal,
      onStep: ({ id, status }) => {
        if (id === "clientAccepted" && status === "running") abort.abort();
      },
    });
    expect(marks).toBe("PSPPSSSSS");
    expect(steps.slice(4).every(({ detail }) => detail === "Cancelled.")).toBe(true);
    expect(simulator.requests).toHaveLength(1);
  });

  it("between two steps does not start the next one", async () => {
    const { run } = await accountStepsOn();
    const abort = new AbortController();
    const started: string[] = [];
    const { marks } = await run({
      signal: abort.signal,
      onStep: ({ id, status }) => {
        if (status === "running") started.push(id);
        if (id === "clockSkew" && status === "passed") abort.abort();
      },
    });
    expect(marks).toBe("PSPPSSSSS");
    expect(started.at(-1)).toBe("clockSkew");
  });

  it("before it starts asks nothing at all", async () => {
    const { simulator, run } = await accountStepsOn();
    const shown: string[] = [];
    const { marks } = await run({
      signal: AbortSignal.abort(),
      onStep: ({ status }) => shown.push(status),
    });
    expect(marks).toBe("SSSSSSSSS");
    expect(new Set(shown)).toEqual(new Set(["skipped"]));
    expect(simulator.requests).toEqual([]);
  });
});
