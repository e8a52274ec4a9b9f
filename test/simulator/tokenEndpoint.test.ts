import { describe, expect, it } from "vitest";
import { clientForm, exchangeForm, postForm, send, simulatorFor, tokenUrl } from "./client.ts";

const hpe404 = {
  httpStatusCode: 404,
  errorCode: expect.any(String),
  message: expect.any(String),
  debugId: expect.stringMatching(/^[0-9a-f]{32}$/),
};

describe("the token endpoint", () => {
  it("answers a grant it does not have with unsupported_grant_type", async () => {
    const { askMsp, exchange } = await simulatorFor();
    for (const ask of [askMsp, exchange])
      expect(await ask({ grant_type: "password" })).toMatchObject({
        status: 400,
        json: { error: "unsupported_grant_type" },
      });
  });

  it("knows a workspace only by 32 lower-case hexadecimal digits", async () => {
    const { exchange, tenant } = await simulatorFor();
    const { workspaceId } = tenant;
    const hyphens = workspaceId.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
    const ids = [hyphens, workspaceId.toUpperCase(), "0".repeat(32), ""];
    for (const id of ids)
      expect(await exchange({}, id)).toMatchObject({ status: 404, json: hpe404 });
  });

  it("takes its path as it is", async () => {
    const { simulator } = await simulatorFor();
    const { pathname } = new URL(tokenUrl(simulator, simulator.mspWorkspaceId));
    const form = clientForm(simulator);
    for (const path of [`/x/..${pathname}`, `/${pathname}`, `${pathname}/`, `${pathname}%00`])
      expect(await postForm(simulator.baseUrl, form, {}, { path })).toMatchObject({
        status: 404,
        json: hpe404,
      });
    const path = `${pathname}?a=b`;
    expect(await postForm(simulator.baseUrl, form, {}, { path })).toMatchObject({ status: 200 });
  });

  it("wants a User-Agent", async () => {
    const { simulator } = await simulatorFor();
    const url = tokenUrl(simulator, simulator.mspWorkspaceId);
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const body = new URLSearchParams(clientForm(simulator)).toString();
    expect(await send(url, { method: "POST", headers, body })).toMatchObject({ status: 400 });
  });

  it.each(["application/json", "text/plain", undefined])(
    "takes a form and nothing else, not %s",
    async (type) => {
      const { simulator, tenant, mspToken } = await simulatorFor();
      const headers = { "user-agent": "test/1", ...(type && { "content-type": type }) };
      for (const [workspaceId, form] of [
        [simulator.mspWorkspaceId, clientForm(simulator)],
        [tenant.workspaceId, exchangeForm(await mspToken())],
      ] as const) {
        const body = new URLSearchParams(form).toString();
        expect(
          await send(tokenUrl(simulator, workspaceId), { method: "POST", headers, body }),
        ).toMatchObject({ status: 400, json: { error: "invalid_request" } });
      }
    },
  );

  it("takes POST only", async () => {
    const { simulator } = await simulatorFor();
    const url = tokenUrl(simulator, simulator.mspWorkspaceId);
    expect(await send(url)).toMatchObject({ status: 405, headers: { allow: "POST" } });
  });

  it("refuses a parameter that comes twice", async () => {
    const { simulator, tenant, mspToken } = await simulatorFor();
    const body = `${new URLSearchParams(exchangeForm(await mspToken()))}&subject_token=another`;
    const headers = {
      "user-agent": "test/1",
      "content-type": "application/x-www-form-urlencoded",
    };
    expect(
      await send(tokenUrl(simulator, tenant.workspaceId), { method: "POST", headers, body }),
    ).toMatchObject({ status: 400, json: { error: "invalid_request" } });
  });
});
