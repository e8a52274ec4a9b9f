// The raw protocol that the product’s client never sends or reads.
import { describe, expect, it } from "vitest";
import { clientFields, formOf, send, type Sending, tokenPath } from "./client.ts";
import { greenlakeOn, valueOf } from "./greenlakeOn.ts";
import { hyphenated } from "./sampleTenants.ts";

const exchangeGrant = "urn:ietf:params:oauth:grant-type:token-exchange";
const accessTokenType = "urn:ietf:params:oauth:token-type:access_token";
const basic = (client: string) => ({ authorization: `Basic ${btoa(client)}` });
const typed = (type: string) => ({ "content-type": type });
const hpe = (status: number) => ({
  status,
  json: { httpStatusCode: status, debugId: expect.stringMatching(/^[0-9a-f]{32}$/) },
});

/** A right request of either grant, to be spoilt by a test, and GET with a live MSP token. */
async function rawOn() {
  const world = await greenlakeOn();
  const { simulator, tenant, mspToken } = world;
  const token = await mspToken();
  const grants = {
    client: { path: tokenPath(simulator.mspWorkspaceId), fields: clientFields(simulator) },
    exchange: {
      path: tokenPath(tenant.workspaceId),
      fields: {
        grant_type: exchangeGrant,
        subject_token: token,
        subject_token_type: accessTokenType,
      },
    },
  };
  const ask = (path: string, sending: Sending = {}) =>
    send(simulator.baseUrl, { ...sending, path });
  const headers = { "user-agent": "test/1", authorization: `Bearer ${token}` };
  return {
    ...world,
    grants,
    ask,
    get: (path: string) => ask(`/workspaces/v1/${path}`, { headers }),
  };
}

describe("the token endpoint", () => {
  it.each([
    ["client", { grant_type: "password" }, {}, "unsupported_grant_type"],
    ["exchange", { grant_type: "password" }, {}, "unsupported_grant_type"],
    ["client", {}, typed("application/json"), "invalid_request"],
    ["exchange", {}, typed("application/json"), "invalid_request"],
    ["client", {}, typed("text/plain"), "invalid_request"],
    ["exchange", {}, typed("text/plain"), "invalid_request"],
    ["client", {}, typed(""), "invalid_request"],
    ["exchange", {}, typed(""), "invalid_request"],
    ["exchange", { client_id: "any" }, {}, "must not come with client_id"],
    ["exchange", { client_secret: "any" }, {}, "must not come with client_secret"],
    ["exchange", { client_assertion: "any" }, {}, "must not come with client_assertion"],
    ["exchange", {}, basic("any:any"), "must not come with an Authorization header"],
    ["exchange", { subject_token: "" }, {}, "subject_token"],
    ["exchange", { subject_token_type: "" }, {}, "subject_token_type"],
    ["exchange", { subject_token_type: "urn:x:jwt" }, {}, "subject_token_type"],
  ] as const)("refuses the %s grant with %j and %j", async (grant, change, headers, said) => {
    const { grants, ask } = await rawOn();
    const { path, fields } = grants[grant];
    const { status, json } = await ask(path, formOf({ ...fields, ...change }, headers));
    expect(status).toBe(400);
    expect(JSON.stringify(json)).toContain(said);
  });

  it("takes the client’s credentials from the body, not from a Basic header", async () => {
    const { simulator, grants, ask } = await rawOn();
    const header = basic(`${simulator.clientId}:${simulator.clientSecret}`);
    const form = formOf({ grant_type: "client_credentials" }, header);
    expect(await ask(grants.client.path, form)).toMatchObject({
      status: 401,
      headers: { "www-authenticate": expect.stringMatching(/^Basic /) },
      json: { error: "invalid_client" },
    });
  });

  it("knows a workspace only by 32 lower-case hexadecimal digits, at exactly its path", async () => {
    const { tenant, grants, ask } = await rawOn();
    const { path, fields } = grants.exchange;
    const { workspaceId } = tenant;
    const ids = [hyphenated(workspaceId), workspaceId.toUpperCase(), ""];
    const paths = [`/x/..${path}`, `/${path}`, `${path}/`, `${path}%00`];
    for (const wrong of [...ids.map(tokenPath), ...paths])
      expect(await ask(wrong, formOf(fields))).toMatchObject(hpe(404));
    expect(await ask(`${path}?a=b`, formOf(fields))).toMatchObject({ status: 200 });
  });

  it("wants POST and a User-Agent", async () => {
    const { grants, ask } = await rawOn();
    const { path } = grants.client;
    expect(await ask(path)).toMatchObject({ ...hpe(405), headers: { allow: "POST" } });
    expect(await ask(path, { method: "POST", headers: {} })).toMatchObject(hpe(400));
  });

  it("answers with every field that the specifications name, not to be cached", async () => {
    const { grants, ask } = await rawOn();
    const granted = { access_token: expect.any(String), token_type: "Bearer", expires_in: 899 };
    const { client, exchange } = grants;
    const msp = await ask(client.path, formOf({ ...client.fields, scope: "hpe-tenant" }));
    expect(msp.json).toEqual({ ...granted, scope: "hpe-tenant" });
    expect(msp.headers).toMatchObject({ "cache-control": "no-store" });
    const { json } = await ask(exchange.path, formOf(exchange.fields));
    expect(json).toEqual({ ...granted, issued_token_type: accessTokenType });
  });
});

describe("the workspace API", () => {
  it.each([
    ...["limit=301", "limit=0", "limit=ten", "limit=1e2", "offset=-1", "offset="].map(
      (query) => [400, `msp-tenants?${query}`] as const,
    ),
    [404, "workspaces/none"],
    [404, "nothing"],
    [405, "credentials/any/reset"],
  ] as const)("answers %i to a GET of %s", async (status, path) => {
    const { get } = await rawOn();
    expect(await get(path)).toMatchObject(hpe(status));
  });

  it.each(["msp-tenants", "credentials"])("wants GET and a token for %s", async (name) => {
    const { ask } = await rawOn();
    expect(await ask(`/workspaces/v1/${name}`)).toMatchObject(hpe(401));
    expect(await ask(`/workspaces/v1/${name}`, { method: "POST" })).toMatchObject(hpe(405));
  });

  it("gives no more items than the limit", async () => {
    const { get } = await rawOn();
    const { json } = await get("msp-tenants?offset=1&limit=2");
    expect(json).toMatchObject({ offset: 1, count: 2, total: 12 });
  });

  it("gives a tenant’s token the details of its own workspace only", async () => {
    const { tenant, otherTenant, exchange, ask } = await rawOn();
    const { value } = valueOf(await exchange());
    const headers = { "user-agent": "test/1", authorization: `Bearer ${value}` };
    const details = ({ workspaceId }: typeof tenant) =>
      ask(`/workspaces/v1/workspaces/${hyphenated(workspaceId)}`, { headers });
    expect(await details(tenant)).toMatchObject({ status: 200 });
    expect(await details(otherTenant)).toMatchObject(hpe(401));
  });
});
