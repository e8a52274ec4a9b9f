// What an export looks like, and which tenants are read from it.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { spentMs } from "../processorTime.ts";
import { parseTenants } from "../../../electron/core/tenants/pasted.ts";

const id = (digit: string) => digit.repeat(32);
const uuid = (digit: string) => id(digit).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
const read = (text: string) => parseTenants(text, null);
const namesOf = (text: string) =>
  Object.fromEntries(read(text).tenants.map(({ workspaceId, name }) => [workspaceId[0], name]));
const acmeAndBeta = { a: "Acme, Inc.", b: "Beta" };

const item = (digit: string, workspaceName: string) => ({
  id: uuid(digit),
  workspaceName,
  inventoryOwnership: "MSP_OWNED_INVENTORY",
  createdAt: "2026-01-02T03:04:05Z",
  createdBy: "ops@msp.example",
  resourceUri: `/workspaces/v1/msp-tenants/${uuid(digit)}`,
  type: "workspaces/msp-tenant",
});
const items = [item("a", "Acme, Inc."), item("b", "Beta")];

describe("an export of tenants", () => {
  it.each([
    ["the ID first", `Workspace ID,Name\n${id("a")},"Acme, Inc."\n${id("b")},Beta`],
    ["the ID last", `Name,Workspace ID\n"Acme, Inc.",${id("a")}\nBeta,${id("b")}`],
    ["no header", `"Acme, Inc.",${id("a")}\nBeta,${id("b")}`],
    ["a semicolon", `Kunde;Land;ID\nAcme, Inc.;DE;${uuid("a")}\nBeta;DE;${uuid("b")}`],
    [
      "tabs, as from a spreadsheet",
      `Region\tCustomer\tID\nEU\tAcme, Inc.\t${id("a")}\nEU\tBeta\t${id("b")}`,
    ],
    ["a bar", `Acme, Inc.|${id("a")}\nBeta|${id("b")}`],
    ["quotes everywhere", `"id","name"\r\n"${id("a")}","Acme, Inc."\r\n"${id("b")}","Beta"\r\n`],
    [
      "many columns",
      `created,status,msp_id,platform_customer_id,account_name,email\n2026-01-01,ACTIVE,${id("f")},${id("a")},"Acme, Inc.",a@x.example\n2026-01-02,ACTIVE,${id("f")},${id("b")},Beta,b@x.example`,
    ],
    ["three columns without a header", `${id("a")},"Acme, Inc.",EU\n${id("b")},Beta,EU`],
    [
      "a byte order mark, comments and blank lines",
      `\uFEFF# ours\nName;ID\n\nAcme, Inc.;${id("a")}\n;\n// more\nBeta;${id("b")}\n`,
    ],
    ["a name with a comma that nobody quoted", `ID,Name\n${id("a")},Acme, Inc.\n${id("b")},Beta`],
    ["a bad quote", `Name;ID\nAcme, Inc.;${id("a")}\nBeta;"${id("b")}"\n`],
    ["GreenLake’s answer", JSON.stringify({ offset: 0, count: 2, total: 2, items }, null, 2)],
    ["a list of objects", JSON.stringify(items)],
    ["JSON Lines", items.map((each) => JSON.stringify(each)).join("\n")],
    [
      "an ID one level down",
      JSON.stringify(
        items.map(({ id: inner, workspaceName }) => ({
          name: workspaceName,
          workspace: { id: inner },
        })),
      ),
    ],
    ["a map of names", JSON.stringify({ tenants: { "Acme, Inc.": id("a"), Beta: id("b") } })],
    ["a map of IDs", JSON.stringify({ [id("a")]: "Acme, Inc.", [id("b")]: "Beta" })],
    ["names before IDs", `Acme, Inc. ${id("a")}\nBeta ${id("b")}`],
    ["a title over plain lines", `Workspace ID  Name\n${id("a")} Acme, Inc.\n${id("b")} Beta`],
  ])("is understood with %s", (_what, text) => {
    expect(namesOf(text)).toEqual(acmeAndBeta);
    expect(read(text).problems).toEqual([]);
  });

  it("may have another ID in front of the tenant’s", () => {
    const rows = ["a", "b"].map((each) => `${uuid(each === "a" ? "1" : "2")},${id(each)},${each}`);
    expect(namesOf(`subscription_id,glp,name\n${rows.join("\n")}`)).toEqual({
      a: "a",
      b: "b",
    });
  });

  it("may have other texts in front of the name", () => {
    const text = `City,Site name,Customer name,ID\nBonn,West,Acme,${id("a")}\nUlm,Süd,Beta,${id("b")}`;
    expect(namesOf(text)).toEqual({ a: "Acme", b: "Beta" });
  });

  it("may have IDs alone", () => {
    for (const text of [
      `Workspace ID\n${id("a")}\n${id("b")}`,
      JSON.stringify([id("a"), uuid("b")]),
    ])
      expect(namesOf(text)).toEqual({ a: "", b: "" });
  });

  it("may be one tenant’s own answer", () => {
    expect(namesOf(JSON.stringify(item("a", "Acme")))).toEqual({ a: "Acme" });
  });

  it("may hold addresses in place of IDs", () => {
    const url = `https://greenlake.example/authorization/v2/oauth2/${id("a")}/token`;
    expect(namesOf(`Name;Issuer\nAcme;${url}`)).toEqual({ a: "Acme" });
  });

  it("is described by its columns", () => {
    const described = (text: string) => read(text).understood;
    expect(described(`Name;Land;Workspace ID\nAcme;DE;${id("a")}\nBeta;DE;${id("b")}`)).toBe(
      "Read as a table: the ID from “Workspace ID”, the name from “Name”; 1 other column is ignored.",
    );
    expect(described(`Acme;${id("a")}`)).toBe(
      "Read as a table: the ID from column 2, the name from column 1.",
    );
    expect(described(JSON.stringify({ items }))).toBe(
      "Read as JSON: the ID from “id”, the name from “workspaceName”; 5 other columns are ignored.",
    );
    expect(described(`${id("a")} Acme`)).toBe("");
  });

  it("keeps the good rows beside the bad ones, which are named by line", () => {
    const { tenants, problems } = read(`Name;ID\nAcme;${id("a")}\nTotal;1\nBeta;${id("b")}`);
    expect(tenants).toHaveLength(2);
    expect(problems).toEqual([
      {
        line: 3,
        text: "Total 1",
        problem: "A workspace ID has 32 hexadecimal digits; this has 1.",
      },
    ]);
    const broken = [items[0], { ...items[1], id: "x" }];
    expect(read(JSON.stringify({ items: broken })).problems).toMatchObject([{ line: 2 }]);
  });

  it("is refused if it is JSON without an ID", () => {
    expect(read('{"items": []}')).toMatchObject({
      tenants: [],
      problems: [{ problem: "There is no workspace ID in this JSON." }],
    });
  });
});

describe("a long export", () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => index.toString(16).padStart(32, "0"));

  it.each([
    ["lines", ids.map((each) => `${each} Customer ${each}`).join("\n")],
    ["a table", ["Name;Land;ID", ...ids.map((each) => `Customer ${each};DE;${each}`)].join("\r\n")],
    ["JSON", JSON.stringify({ items: ids.map((each) => ({ ...item("a", each), id: each })) })],
  ])("of 10,000 tenants is read at once: %s", (_what, text) => {
    const beforeMs = spentMs();
    expect(read(text).tenants).toHaveLength(10_000);
    expect(spentMs() - beforeMs).toBeLessThan(1_500);
  });

  it.each([
    ["one word", "a", ""],
    ["spaces", " ", "x"],
    ["commas", ",", ""],
    ["quotes", '"', ""],
    ["doubled quotes", '""', "a,b"],
    ["cells with odd quotes", ',"""', ""],
    ["quoted cells", '"a",', ""],
    ["open cells", '"a', ""],
    ["words", "a ", ""],
    ["brackets", "[", ""],
    ["objects", '{"a":', ""],
    ["tabs on lines", "a\tb\n", ""],
    ["IDs", `${id("a")},`, ""],
    ["line breaks", "\r\n", "a;b"],
  ])("takes linear time, whatever it is made of: %s", (_what, part, end) => {
    const beforeMs = spentMs();
    read(part.repeat(Math.ceil(1_000_000 / part.length)) + end);
    expect(spentMs() - beforeMs).toBeLessThan(5_000);
  });

  it("may have a column for each row", () => {
    const rows = ids.slice(0, 2_000).map((each) => ({ [`a${each}`]: "x", id: each }));
    const beforeMs = spentMs();
    read(JSON.stringify(rows));
    expect(spentMs() - beforeMs).toBeLessThan(1_500);
  });
});

describe("any text", () => {
  it("is read without an error, and gives only workspace IDs", () => {
    const pieces = [
      ...Array.from('",;|\t\n\r {}[]:#/'),
      id("a"),
      uuid("b"),
      "Name",
      "id",
      "Acme",
      "\r\n",
      "\uFEFF",
    ];
    const any = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.json(),
      fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join("")),
    );
    fc.assert(
      fc.property(any, (text) => {
        for (const { workspaceId } of read(text).tenants)
          expect(workspaceId).toMatch(/^[0-9a-f]{32}$/);
      }),
      { numRuns: 300 },
    );
  });
});
