import { describe, expect, it } from "vitest";
import { defaultBaseUrl } from "../../../electron/core/base/issuer.ts";
import { readTeamFile, writeTeamFile } from "../../../electron/core/teams/teamFile.ts";
import { idOf, teamOf, tenantOf } from "./teamSample.ts";

const secret = "0123456789abcdef0123456789abcdef";
const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl";
const fileOf = (members: object) => JSON.stringify({ tenantry: "team", version: 1, ...members });

describe("a written team file", () => {
  it("has its members in one order, its tenants by ID, and nothing that is empty", () => {
    const full = tenantOf("b", {
      format: "bearer",
      pinned: true,
      note: "Ask Ann first",
      colour: "teal",
      alias: "acme",
      name: "Acme & Söhne 😀",
    });
    const written = writeTeamFile(
      teamOf([tenantOf("c"), full, tenantOf("a", { name: "Zeta" })]),
      [],
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

  it("is the shortest for a team of which nothing is known", () => {
    const empty = { name: "", baseUrl: defaultBaseUrl, workspaceId: null, scope: "", tenants: [] };
    const written = writeTeamFile(empty, []);
    expect(written).toEqual({
      ok: true,
      value: `{\n  "tenantry": "team",\n  "version": 1,\n  "tenants": []\n}\n`,
    });
    expect(written.ok && readTeamFile(written.value)).toEqual({ ok: true, value: empty });
  });

  it("holds no canary, wherever the program's own objects carry one", () => {
    const canary = "CANARY";
    const carried = { clientSecret: canary, clientId: canary, token: canary, accessToken: canary };
    const tenant = { ...tenantOf("a", { name: "Acme" }), ...carried, credentials: carried };
    const written = writeTeamFile({ ...teamOf([tenant]), ...carried }, []);
    expect(written.ok && written.value).toContain("Acme");
    expect(JSON.stringify(written)).not.toContain(canary);
  });

  const places = ["name", "alias", "note", "format"] as const;
  it.each(places.flatMap((field) => [jwt, `Bearer ${jwt}`, secret].map((text) => [field, text])))(
    "is refused where a tenant's %s holds %s, without repeating it",
    (field, text) => {
      const tenants = [tenantOf("a"), tenantOf("b", { [field]: `see ${text}` })];
      const written = writeTeamFile(teamOf(tenants), []);
      expect(written).toEqual({
        ok: false,
        error: { kind: "secretInside", path: `tenants[1].${field}`, workspaceId: idOf("b") },
      });
    },
  );

  it("is refused where the MSP's own members hold a secret", () => {
    expect(writeTeamFile(teamOf([], { name: `client_secret=${secret}` }), [])).toEqual({
      ok: false,
      error: { kind: "secretInside", path: "name", workspaceId: null },
    });
    expect(writeTeamFile(teamOf([], { scope: secret }), [])).toMatchObject({
      error: { kind: "secretInside", path: "scope" },
    });
    const withPassword = writeTeamFile(
      teamOf([], { baseUrl: `https://u:${secret}@a.example` }),
      [],
    );
    expect(withPassword).toMatchObject({ error: { kind: "wrongShape", path: "baseUrl" } });
    expect(JSON.stringify(withPassword)).not.toContain(secret);
  });

  it("may name its own workspaces in a note", () => {
    const tenants = [tenantOf("a", { name: idOf("a"), note: `moved from ${idOf("B")}` })];
    expect(writeTeamFile(teamOf(tenants), []).ok).toBe(false);
    expect(writeTeamFile(teamOf([...tenants, tenantOf("b")]), []).ok).toBe(true);
  });
});

describe("a read team file", () => {
  it("is what was written, from any spelling of an ID and with or without a byte order mark", () => {
    const hyphenated = "AAAAAAAA-AAAA-AAAA-AAAA-AAAAAAAAAAAA";
    const text = fileOf({ baseUrl: "greenlake.example", tenants: [{ id: hyphenated }] });
    expect(readTeamFile(`\uFEFF${text}`)).toEqual({
      ok: true,
      value: teamOf([tenantOf("a")], { name: "", workspaceId: null }),
    });
  });

  it("holds a tenant once: the later one, with whichever name there is, and not the MSP itself", () => {
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

  it("is cleaned of control and direction characters and cut", () => {
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

  it("leaves behind what this version does not know, prototypes too", () => {
    const text = `{"tenantry":"team","version":1,"later":[{"x":1}],"__proto__":{"name":"P"},
      "tenants":[{"id":"${idOf("a")}","__proto__":{"pinned":true},"constructor":{}}]}`;
    expect(readTeamFile(text)).toEqual({
      ok: true,
      value: teamOf([tenantOf("a")], { name: "", workspaceId: null, baseUrl: defaultBaseUrl }),
    });
  });
});
