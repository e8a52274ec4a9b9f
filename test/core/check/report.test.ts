import { describe, expect, it } from "vitest";
import { checkReport } from "../../../electron/core/check/report.ts";
import { oauthRefusal } from "../../simulator/faults.ts";
import { accountStepsOn } from "./accountStepsOn.ts";

describe("the report", () => {
  it("says every step, its cause, its remedy and its debug ID", async () => {
    const { run } = await accountStepsOn({ tenantListForbidden: true });
    const { steps, step } = await run();
    const report = checkReport(steps);
    expect(report.split("\n").filter((line) => line.startsWith("["))).toHaveLength(9);
    expect(report).toContain("[failed] The API client may list the tenants\n");
    expect(report).toContain(`    ${step("mayList")?.detail}\n    What to do: Give the API`);
    expect(report).toContain(`    Debug ID: ${step("mayList")?.debugId}\n`);
    expect(report).toContain("[passed] This computer’s clock is right");
  });

  it("holds no secret and no token, not even where the server repeats them", async () => {
    const { simulator, run } = await accountStepsOn();
    const { clientSecret } = simulator;
    const fault = oauthRefusal(401, "invalid_client", `wrong: ${clientSecret}`);
    simulator.behave({ failures: [{ endpoint: "clientCredentials", fault }] });
    const { steps } = await run();
    expect(checkReport(steps)).toContain("wrong: [redacted]");
    expect(JSON.stringify(steps)).not.toContain(clientSecret);
  });

  it("takes out what it is told is secret, and whatever looks like a token", () => {
    const step = {
      id: "proxy",
      status: "failed",
      title: "t",
      detail: "s3cret-canary and eyJhbGciOiJSUzI1NiJ9.eyJhIjoxfQ.c2ln",
      remedy: "r",
    } as const;
    const report = checkReport([step], { secrets: ["s3cret-canary"] });
    expect(report).toContain("[redacted] and [redacted]");
  });
});
