import { atOnce } from "../../../electron/core/base/timing.ts";
import { publicBaseUrl } from "../../../electron/contract/constants.ts";
import { describe, expect, it } from "vitest";
import { readTeamFile, writeTeamFile } from "../../../electron/core/teams/teamFile.ts";
import { idOf, teamOf, tenantOf } from "./teamSample.ts";

const secret = "0123456789abcdef0123456789abcdef";
const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl";
const fileOf = (members: object) => JSON.stringify({ tenantry: "team", version: 1, ...members });

describe("writeTeamFile", () => {
  it("writes members in one order, tenants by ID, and nothing that is empty", () => {
    const full = tenantOf("b", {
      format: "bearer",
      pinned: true,
      note: "Ask Ann first",
      tags: ["lab", "EMEA"],
      colour: "teal",
      alias: "acme",
      name: "Acme & Söhne 😀",
    });
    const written = atOnce(
      writeTeamFile(teamOf([tenantOf("c"), full, tenantOf("a", { name: "Zeta" })]), []),
    );
    expect(written).toEqual({
      ok: true,
      value: `{
  "tenantry": "team",
  "version": 1,
  "name": "Northwind MSP",
  "baseUrl": "https://greenlake.example",
  "workspaceId": "${idOf("f")}",
  "tenants": [
    {
      "id": "${idOf("a")}",
      "name": "Zeta"
    },
    {
      "id": "${idOf("b")}",
      "name": "Acme & Söhne 😀",
      "alias": "acme",
      "colour": "teal",
      "tags": [
        "lab",
        "EMEA"
      ],
      "note": "Ask Ann first",
      "pinned": true,
      "format": "bearer"
    },
    {
      "id": "${idOf("c")}"
    }
  ]
}
`,
    });
  });

  it("writes the shortest file for an empty team", () => {
    const empty = {
      name: "",
      baseUrl: publicBaseUrl,
      workspaceId: null,
      scope: "",
      centralUrl: "",
      tenants: [],
    };
    const written = atOnce(writeTeamFile(empty, []));
    expect(written).toEqual({
      ok: true,
      value: `{\n  "tenantry": "team",\n  "version": 1,\n  "tenants": []\n}\n`,
    });
    expect(written.ok && readTeamFile(written.value)).toEqual({ ok: true, value: empty });
  });

  it("leaves out whatever else the given objects carry, such as a secret", () => {
    const canary = "CANARY";
    const carried = { clientSecret: canary, clientId: canary, token: canary, accessToken: canary };
    const tenant = { ...tenantOf("a", { name: "Acme" }), ...carried, credentials: carried };
    const written = atOnce(writeTeamFile({ ...teamOf([tenant]), ...carried }, []));
    expect(written.ok && written.value).toContain("Acme");
    expect(JSON.stringify(written)).not.toContain(canary);
  });

  it.each([
    ["tenants[1].name", { tenants: [tenantOf("a"), tenantOf("b", { name: `x ${jwt}` })] }],
    ["tenants[0].alias", { tenants: [tenantOf("b", { alias: `Bearer ${jwt}` })] }],
    ["tenants[0].note", { tenants: [tenantOf("b", { note: `see ${secret}` })] }],
    ["tenants[0].format", { tenants: [tenantOf("b", { format: secret })] }],
    ["name", { name: `client_secret=${secret}` }],
    ["scope", { scope: secret }],
  ])("refuses a secret in %s, without quoting it", (path, members) => {
    const workspaceId = path.startsWith("tenants") ? idOf("b") : null;
    expect(atOnce(writeTeamFile(teamOf([], members), []))).toEqual({
      ok: false,
      error: { kind: "secretInside", path, workspaceId },
    });
  });

  it("refuses an address with a password, without quoting it", () => {
    expect(
      atOnce(writeTeamFile(teamOf([], { baseUrl: `https://u:${secret}@a.example` }), [])),
    ).toEqual({
      ok: false,
      error: {
        kind: "wrongShape",
        path: "baseUrl",
        problem: "This must be an https address without a path.",
      },
    });
  });

  it("allows the IDs of its own workspaces in a note", () => {
    const tenants = [tenantOf("a", { name: idOf("a"), note: `moved from ${idOf("B")}` })];
    expect(atOnce(writeTeamFile(teamOf(tenants), [])).ok).toBe(false);
    expect(atOnce(writeTeamFile(teamOf([...tenants, tenantOf("b")]), [])).ok).toBe(true);
  });
});

describe("readTeamFile", () => {
  it("accepts any spelling of an ID, and a byte order mark", () => {
    const hyphenated = "AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA";
    const text = fileOf({ baseUrl: "greenlake.example", tenants: [{ id: hyphenated }] });
    expect(readTeamFile(`\uFEFF${text}`)).toEqual({
      ok: true,
      value: teamOf([tenantOf("a")], { name: "", workspaceId: null }),
    });
  });

  it("keeps the last tenant of each ID, with an earlier name if it has none, and drops the MSP itself", () => {
    const text = fileOf({
      workspaceId: idOf("f"),
      tenants: [
        { id: idOf("b"), name: "Acme", alias: "old", note: "gone" },
        { id: idOf("f"), name: "Ourselves" },
        { id: idOf("a") },
        { id: idOf("B"), alias: "new" },
      ],
    });
    const read = readTeamFile(text);
    expect(read.ok && read.value.tenants).toEqual([
      tenantOf("a"),
      tenantOf("b", { name: "Acme", alias: "new" }),
    ]);
  });

  it("removes control and direction characters, and shortens texts", () => {
    const tenant = {
      id: idOf("a"),
      name: `A\u202Ecme\u0007${"x ".repeat(10_000)}`,
      alias: "😀".repeat(50),
      note: `one\ntwo ${"y ".repeat(600)}`,
    };
    const read = readTeamFile(fileOf({ name: "\u2066N\u0000W", tenants: [tenant] }));
    const first = read.ok ? read.value.tenants[0] : undefined;
    expect(read.ok && read.value.name).toBe("NW");
    expect(first?.name).toMatch(/^Acmex x .*…$/);
    expect(
      [first?.name, first?.alias, first?.note].map((text) => Array.from(text ?? "").length),
    ).toEqual([200, 40, 500]);
    expect(first?.note).toMatch(/^one two y/);
  });

  it("drops members that this version does not know, and prototypes", () => {
    const text = `{"tenantry":"team","version":1,"later":[{"x":1}],"__proto__":{"name":"P"},
      "tenants":[{"id":"${idOf("a")}","__proto__":{"pinned":true},"constructor":{}}]}`;
    expect(readTeamFile(text)).toEqual({
      ok: true,
      value: teamOf([tenantOf("a")], { name: "", workspaceId: null, baseUrl: publicBaseUrl }),
    });
  });
});
