// The operator’s list of tenants: pasted lines, merging, edits.
import { atOnce } from "../../../electron/core/base/timing.ts";
import { describe, expect, it } from "vitest";
import type { Tenant } from "../../../electron/contract/contract.ts";
import { parseIssuer } from "../../../electron/core/base/issuer.ts";
import { mergeTenants, updateTenant } from "../../../electron/core/tenants/directory.ts";
import { parseTenants } from "../../../electron/core/tenants/pasted.ts";
import { cleanName } from "../../../electron/core/base/names.ts";
import { fail } from "../../../electron/core/base/result.ts";

const id = (digit: string) => digit.repeat(32);
const issuer = parseIssuer(id("f"), "https://greenlake.example");
const msp = issuer.ok ? issuer.value : null;
const read = (text: string) => parseTenants(text, msp);
const names = (text: string) => read(text).tenants.map((tenant) => tenant.name);
const firstOf = (list: readonly Tenant[]) => list[0]?.workspaceId ?? null;
const listOf = (text: string) => atOnce(mergeTenants([], read(text).tenants)).tenants;

describe("pasted tenant lines", () => {
  it.each([
    [id("a"), ""],
    [`${id("a")},Acme`, "Acme"],
    [`${id("a")}\tAcme Ltd`, "Acme Ltd"],
    [`${id("a")}   Acme Ltd`, "Acme Ltd"],
    [`  ${id("a")} , Acme, Inc.  `, "Acme, Inc."],
    [`${id("a")},"Acme, ""The"" Inc."`, 'Acme, "The" Inc.'],
    [`"${id("a")}",Acme`, "Acme"],
    [`${id("a")};Acme`, "Acme"],
    [`https://greenlake.example/authorization/v2/oauth2/${id("a")}/token Acme`, "Acme"],
  ])("read %j as a tenant named %j", (line, name) => {
    expect(read(line)).toMatchObject({ tenants: [{ workspaceId: id("a"), name }], problems: [] });
  });

  it("may be blank or comments, with any line ending", () => {
    expect(names(`# ours\r\n\r\n${id("a")} A\r// more\n  \n${id("b")} B\n`)).toEqual(["A", "B"]);
  });

  it("report each bad line with its number and problem, and keep the good ones", () => {
    const { tenants, problems } = read(`${id("a")} A\nAcme\n${id("b").slice(1)} B\n${id("c")} C`);
    expect(tenants.map((tenant) => tenant.name)).toEqual(["A", "C"]);
    expect(problems).toEqual([
      {
        line: 2,
        text: "Acme",
        problem: "A workspace ID is 32 hexadecimal digits, with or without hyphens.",
      },
      {
        line: 3,
        text: `${id("b").slice(1)} B`,
        problem: "A workspace ID has 32 hexadecimal digits; this has 31.",
      },
    ]);
  });

  it("refuse the MSP’s own workspace and an issuer URL at another address", () => {
    const { problems } = read(
      `${id("f")}\nhttps://elsewhere.example/authorization/v2/oauth2/${id("a")}`,
    );
    expect(problems.map(({ problem }) => problem)).toEqual([
      "This is the MSP’s own workspace, not a tenant.",
      "This issuer URL is not at https://greenlake.example.",
    ]);
  });

  it("give clean names of at most 200 characters", () => {
    expect(names(`${id("a")} A\u202Ecme\u0007`)).toEqual(["Acme"]);
    expect(Array.from(cleanName("😀".repeat(10_000)))).toHaveLength(200);
    expect(names(`${id("a")} <img src=x onerror=alert(1)> & _`)).toEqual([
      "<img src=x onerror=alert(1)> & _",
    ]);
  });
});

describe("the list of tenants", () => {
  it("is sorted by name as people sort, the nameless last", () => {
    const list = listOf(
      `${id("1")} zeta\n${id("2")}\n${id("3")} Éclair\n${id("4")} acme 10\n${id("5")} Acme 9`,
    );
    expect(list.map((tenant) => tenant.name)).toEqual(["Acme 9", "acme 10", "Éclair", "zeta", ""]);
  });

  it.each(["12345", "54321"])(
    "orders names that differ in little by their spelling, whatever their IDs",
    (ids) => {
      const [a = "", b = "", c = "", d = "", e = ""] = ids;
      const list = listOf(
        `${id(a)} Nörth\n${id(b)} NORTH\n${id(c)} Northwind\n${id(d)} north\n${id(e)} North`,
      );
      const inOrder = ["north", "North", "NORTH", "Nörth", "Northwind"];
      expect(list.map((tenant) => tenant.name)).toEqual(inOrder);
    },
  );

  it("holds each workspace once, under the first name given", () => {
    const first = read(`${id("a")}\n${id("A")} Acme\n${id("a")} Other`).tenants;
    expect(atOnce(mergeTenants([], first))).toMatchObject({
      tenants: [{ workspaceId: id("a"), name: "Acme" }],
      added: 1,
      merged: 2,
    });
  });

  it("keeps the name that a tenant already has", () => {
    const known = listOf(`${id("a")} Mine`);
    expect(
      atOnce(mergeTenants(known, read(`${id("a")} Theirs\n${id("b")} B`).tenants)),
    ).toMatchObject({
      tenants: [{ name: "B" }, { name: "Mine" }],
      added: 1,
      merged: 1,
    });
  });

  it("shows a hidden tenant again that the operator adds, and counts it as added", () => {
    const list = listOf(`${id("a")} Mine`);
    const hidden = updateTenant(list, firstOf(list), { hidden: true, alias: "m" });
    if (!hidden.ok) throw new Error("not updated");
    expect(hidden.value).toMatchObject([{ hidden: true }]);
    expect(
      atOnce(mergeTenants(hidden.value, read(`${id("a")} Theirs\n${id("a")}`).tenants)),
    ).toMatchObject({
      tenants: [{ name: "Mine", alias: "m", hidden: false }],
      added: 1,
      merged: 1,
    });
  });

  it("moves a renamed tenant to its new place", () => {
    const list = listOf(`${id("a")} A\n${id("b")} B`);
    const renamed = updateTenant(list, firstOf(list), { name: " Z " });
    expect(renamed).toMatchObject({ value: [{ name: "B" }, { name: "Z" }] });
  });

  it("keeps alias and pin when a name is filled in later", () => {
    const list = listOf(id("a"));
    const pinned = updateTenant(list, firstOf(list), { pinned: true, alias: " acm " });
    if (!pinned.ok) throw new Error("not updated");
    expect(
      atOnce(mergeTenants(pinned.value, read(`${id("a")} Acme`).tenants)).tenants,
    ).toMatchObject([{ name: "Acme", alias: "acm", pinned: true, copyFormat: null }]);
  });

  it("refuses an alias that another tenant has, or that is too long", () => {
    const list = listOf(`${id("a")} A\n${id("b")} B`);
    const withAlias = updateTenant(list, firstOf(list), { alias: "acm" });
    if (!withAlias.ok) throw new Error("not updated");
    const second = withAlias.value[1]?.workspaceId ?? null;
    for (const alias of ["ACM", "x".repeat(41)])
      expect(updateTenant(withAlias.value, second, { alias })).toMatchObject({
        error: { kind: "invalidInput", field: "alias" },
      });
    expect(updateTenant(withAlias.value, firstOf(list), { alias: "Acm" })).toMatchObject({
      ok: true,
    });
    expect(updateTenant(withAlias.value, second, { alias: "" })).toMatchObject({ ok: true });
  });

  it("saves a tenant whose unchanged alias another one has too", () => {
    const [first, second] = listOf(`${id("a")} A\n${id("b")} B`);
    if (first === undefined || second === undefined) throw new Error("no tenants");
    const list = [
      { ...first, alias: "x" },
      { ...second, alias: "x" },
    ];
    const change = { name: "Z", alias: "x" };
    expect(updateTenant(list, firstOf(list), change)).toMatchObject({ ok: true });
  });

  it("refuses to change a tenant that it does not hold", () => {
    expect(updateTenant([], null, { pinned: true })).toEqual(fail({ kind: "unknownTenant" }));
  });
});
