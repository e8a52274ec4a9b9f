// The connection check’s steps in order, and what each step about the account finds.
import { describe, expect, it } from "vitest";
import type { CheckStep, CheckStepId } from "../../../electron/contract/contract.ts";
import type { Failure } from "../../simulator/behaviour.ts";
import {
  alteredClaims,
  answer,
  cloudFront,
  hpeRefusal,
  type Interruption,
  oauthRefusal,
} from "../../simulator/faults.ts";
import { userAgent } from "../greenlake/apiOn.ts";
import { accountStepsOn } from "./accountStepsOn.ts";

describe("the check of a working connection", () => {
  it("passes every step in order, up to a tenant’s token", async () => {
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

  it("asks each question once, the first without credentials", async () => {
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

  it("shows each step when it starts and when it ends", async () => {
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

  it("does not need the token to name its workspace", async () => {
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

  it("retries a server that is in trouble for a moment", async () => {
    const { simulator, pauses, run } = await accountStepsOn();
    const endpoints = ["clientCredentials", "tenantList", "tokenExchange"] as const;
    const fault = hpeRefusal(503);
    simulator.behave({ failures: endpoints.map((endpoint) => ({ endpoint, times: 1, fault })) });
    expect((await run()).marks).toBe("PSPPPPPPP");
    expect(pauses).toHaveLength(3);
  });
});

describe("a failed step", () => {
  it("names the workspace that did not accept the client, and ends the check", async () => {
    const { simulator, run } = await accountStepsOn();
    const { marks, step } = await run({ clientSecret: "wr0ng-canary" });
    expect(marks).toBe("PSPPFSSSS");
    expect(step("clientAccepted")).toMatchObject({
      detail: expect.stringMatching(
        `^Workspace ${simulator.mspWorkspaceId} did not accept the client ID or secret. .*invalid_client`,
      ),
      remedy: expect.stringContaining("its secret is complete"),
    });
    expect(step("tokenForWorkspace")?.detail).toBe("Not tried: an earlier step failed.");
    expect(simulator.requests).toHaveLength(2);
  });

  it("says that a tenant’s ID cannot stand for the MSP’s", async () => {
    const { tenant, run } = await accountStepsOn();
    const { marks, step } = await run({ workspaceId: tenant.workspaceId });
    expect(marks).toBe("PSPPFSSSS");
    expect(step("clientAccepted")).toMatchObject({
      detail: expect.stringContaining(tenant.workspaceId),
      remedy: expect.stringContaining("The workspace must be the MSP’s own"),
    });
  });

  it.each([
    [
      { workspaceId: "0".repeat(32) },
      /^GreenLake does not know workspace 0{32}\./,
      "MSP’s own workspace",
    ],
    [{ scope: "openid" }, /^GreenLake does not grant this scope\.$/, "Leave the scope empty"],
  ])("says what is wrong with the input %j", async (input, detail, remedy) => {
    const { run } = await accountStepsOn();
    const { marks, step } = await run(input);
    expect(marks).toBe("PSPPFSSSS");
    expect(step("clientAccepted")).toMatchObject({
      detail: expect.stringMatching(detail),
      remedy: expect.stringContaining(remedy),
    });
  });

  const claims = alteredClaims({ hpe_workspace_id: "b".repeat(32) });
  const list = (fault: Interruption): Failure => ({ endpoint: "tenantList", fault });
  const exchange = (fault: Interruption): Failure => ({ endpoint: "tokenExchange", fault });
  const noMsp = (status: number) =>
    RegExp(`is not an MSP: .*HTTP status: ${status}.*not a tenant’s`);

  /** The words are in the step’s detail and remedy. */
  it.each<[CheckStepId, RegExp, Failure]>([
    [
      "tokenForWorkspace",
      /another workspace in its claim hpe_workspace_id.* in which the API client was made/,
      { endpoint: "clientCredentials", fault: claims },
    ],
    ["isMsp", noMsp(404), list(hpeRefusal(404))],
    ["isMsp", noMsp(400), list(hpeRefusal(400))],
    ["isMsp", /could not answer for the list of tenants\..*\|./, list(cloudFront(502))],
    ["exchangeWorks", /did not exchange.*\|./, exchange(oauthRefusal(400, "invalid_request"))],
    ["exchangeWorks", /not allow this for Northgate Clinics.*\|./, exchange(hpeRefusal(403))],
    ["exchangeWorks", /was not JSON.*\|./, exchange(answer({ status: 200, body: "{" }))],
  ])("ends the check at %s and says %s", async (id, words, failure) => {
    const { simulator, run } = await accountStepsOn();
    simulator.behave({ failures: [failure] });
    const { steps, marks, step } = await run();
    const place = steps.findIndex((each) => each.id === id);
    expect(marks).toBe(`${"PSPPPPPPP".slice(0, place)}F`.padEnd(9, "S"));
    expect(`${step(id)?.detail}|${step(id)?.remedy}`).toMatch(words);
  });

  it("names the missing permission, and keeps the debug ID out of its sentence", async () => {
    const { run } = await accountStepsOn({ tenantListForbidden: true });
    const { marks, step } = await run();
    expect(marks).toBe("PSPPPPSFS");
    expect(step("isMsp")?.detail).toBe("Unknown: GreenLake refuses the list of tenants.");
    expect(step("mayList")).toMatchObject({
      detail: expect.not.stringContaining("Debug ID"),
      remedy: expect.stringContaining("“View on the platform customer account”"),
      debugId: expect.stringMatching(/^[0-9a-f]{32}$/),
    });
  });
});

describe("a cancelled check", () => {
  it.each([
    ["during a step asks no more", "clientAccepted", "running", "clientAccepted"],
    ["between two steps starts no other", "clockSkew", "passed", "clockSkew"],
  ])("%s", async (_case, at, when, last) => {
    const { simulator, run } = await accountStepsOn();
    const abort = new AbortController();
    const started: string[] = [];
    const { marks, steps } = await run({
      signal: abort.signal,
      onStep: ({ id, status }) => {
        if (status === "running") started.push(id);
        if (id === at && status === when) abort.abort();
      },
    });
    expect(marks).toBe("PSPPSSSSS");
    expect(steps.slice(4).every(({ detail }) => detail === "Cancelled.")).toBe(true);
    expect(started.at(-1)).toBe(last);
    expect(simulator.requests).toHaveLength(1);
  });

  it("asks nothing at all if it was cancelled before it started", async () => {
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
