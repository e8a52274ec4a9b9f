import { describe, expect, it } from "vitest";
import { largestTeamFile, readTeamFile } from "../../../electron/core/teams/teamFile.ts";
import { idOf } from "./teamSample.ts";

const secret = "0123456789abcdef0123456789abcdef";
const jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2lnbmF0dXJl";
const fileOf = (members: object) => JSON.stringify({ tenantry: "team", version: 1, ...members });
const errorOf = (text: string) => {
  const read = readTeamFile(text);
  return read.ok ? null : read.error;
};

describe("a hostile team file", () => {
  it.each([
    ["", 1, 1],
    ["hello", 1, 1],
    ['{\n  "a": 1,\n}', 3, 1],
    ['{"a" 1}', 1, 6],
    ["[1, 2", 1, 6],
    // A broken string counts from where it begins.
    ['{"a": "b\nc"}', 1, 7],
    ['{"a": "\\x"}', 1, 7],
    ["{} {}", 1, 4],
    ["{}, 1", 1, 3],
    ["{}]", 1, 3],
    ["[01]", 1, 3],
    ["[1}", 1, 3],
    ["[1,]", 1, 4],
    ['{"a": 1, /* b */ "c": 2}', 1, 10],
    ['\uFEFF{"a" 1}', 1, 6],
    ['{\r\n"a": nul\r\n}', 2, 6],
  ])("that is not JSON is refused by its line and column: %j", (text, line, column) => {
    expect(errorOf(text)).toEqual({ kind: "notJson", line, column });
  });

  it.each([
    ["null", "", "This has to be an object."],
    ["[]", "", "This has to be an object."],
    ["{}", "tenantry", "This is missing."],
    ['{"tenantry": "theme", "version": 1}', "tenantry", 'This has to be "team".'],
    ['{"tenantry": "team", "version": "1"}', "version", "This has to be a number."],
    ['{"tenantry": "team", "version": 0}', "version", "This has to be 1 or more."],
    [fileOf({ name: 5 }), "name", "This has to be text."],
    [fileOf({ tenants: {} }), "tenants", "This has to be a list."],
    [fileOf({ tenants: [{ id: idOf("a") }, 1] }), "tenants[1]", "This has to be an object."],
    [fileOf({ tenants: [{ name: "Acme" }] }), "tenants[0].id", "This is missing."],
    [fileOf({ tenants: [{ id: "../x" }] }), "tenants[0].id", "This has to be a workspace ID."],
    [
      fileOf({ tenants: [{ id: idOf("a"), pinned: "yes" }] }),
      "tenants[0].pinned",
      "This has to be true or false.",
    ],
    [
      fileOf({ tenants: [{ id: idOf("a"), colour: "mauve" }] }),
      "tenants[0].colour",
      "This has to be one of red, orange, yellow, green, teal, blue, purple, grey.",
    ],
    [
      fileOf({ tenants: [{ id: idOf("a"), format: "x y ".repeat(20) }] }),
      "tenants[0].format",
      "This has to have at most 40 characters.",
    ],
    [
      fileOf({ baseUrl: "http://a.example" }),
      "baseUrl",
      "This has to be an https address without a path.",
    ],
  ])("of another shape is refused by its path: %s", (text, path, problem) => {
    expect(errorOf(text)).toEqual({ kind: "wrongShape", path, problem });
  });

  it("of a newer version is said to be that, whatever else is in it", () => {
    expect(errorOf('{"tenantry": "team", "version": 2, "tenants": 5}')).toEqual({
      kind: "newerVersion",
      version: 2,
    });
  });

  it("that is too large is refused before it is parsed", () => {
    expect(errorOf("{".padEnd(largestTeamFile + 1))).toEqual({ kind: "tooLarge" });
    expect(errorOf("{".padEnd(largestTeamFile))).toMatchObject({ kind: "notJson" });
  });

  it.each(["[", '{"a":', "[[]", '"', "\\", "1 ", "/*", "//\n", "\n", '"a"'])(
    "of 5 MiB that is not JSON is refused in linear time and without recursion: %j",
    (piece) => {
      const text = piece.repeat(largestTeamFile / piece.length);
      const startedMs = performance.now();
      expect(errorOf(text)).toMatchObject({ kind: "notJson" });
      expect(performance.now() - startedMs).toBeLessThan(4_000);
    },
  );

  it("that goes wrong before it nests too deeply is refused where it goes wrong", () => {
    const deep = "[".repeat(100_000);
    expect(errorOf(deep)).toEqual({ kind: "notJson", line: 1, column: 101 });
    expect(errorOf(`[1 ${deep}`)).toEqual({ kind: "notJson", line: 1, column: 4 });
  });

  it("with too many tenants, or nested without end, is refused", () => {
    const many = Array.from({ length: 100_001 }, () => 0);
    expect(errorOf(fileOf({ tenants: many }))).toMatchObject({ path: "tenants" });
    const deep = `{"tenantry":"team","version":1,"x":${"[".repeat(2e6)}${"]".repeat(2e6)}}`;
    expect(errorOf(deep)).toMatchObject({
      kind: "wrongShape",
      problem: "This is nested too deeply.",
    });
  });

  it.each([
    [{ clientSecret: "CANARY" }, "clientSecret"],
    [{ profile: { client_secret: "CANARY" } }, "profile.client_secret"],
    [{ tenants: [{ id: idOf("a"), accessToken: "CANARY" }] }, "tenants[0].accessToken"],
    [{ tenants: [{ id: idOf("a"), token: null }] }, "tenants[0].token"],
    [{ x: [{ "CLIENT-SECRET": "CANARY" }] }, "x[0].CLIENT-SECRET"],
    [{ name: `x ${jwt}` }, "name"],
    [{ tenants: [{ id: idOf("a"), note: `Bearer ${jwt}` }] }, "tenants[0].note"],
    [{ tenants: [{ id: idOf("a"), alias: secret }] }, "tenants[0].alias"],
    [{ tenants: [{ id: idOf("a"), unknown: { deep: [secret] } }] }, "tenants[0].unknown.deep[0]"],
    [{ note: "ey\u200BJhbGciOiJSUzI1NiJ9" }, "note"],
    [{ [jwt]: 1 }, "[redacted]"],
    [{ name: `${"x ".repeat(5_000)}client_secret=CANARY` }, "name"],
    [{ name: `${"x ".repeat(94)}Bearer realm=CANARY` }, "name"],
  ])("with a secret inside is refused by its path, without repeating it: %j", (members, path) => {
    const error = errorOf(fileOf(members));
    expect(error).toMatchObject({ kind: "secretInside", path });
    for (const part of ["CANARY", secret, "eyJ"]) expect(JSON.stringify(error)).not.toContain(part);
  });
});
