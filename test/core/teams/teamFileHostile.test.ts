import { describe, expect, it } from "vitest";
import { largestTeamFile } from "../../../electron/contract/constants.ts";
import { readTeamFile } from "../../../electron/core/teams/teamFile.ts";
import { spentMs } from "../processorTime.ts";
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
  ])("is refused with line and column if it is not JSON: %j", (text, line, column) => {
    expect(errorOf(text)).toEqual({ kind: "notJson", line, column });
  });

  it.each([
    ["null", "", "This must be an object."],
    ["[]", "", "This must be an object."],
    ["{}", "tenantry", "This is missing."],
    ['{"tenantry": "theme", "version": 1}', "tenantry", 'This must be "team".'],
    ['{"tenantry": "team", "version": "1"}', "version", "This must be a number."],
    ['{"tenantry": "team", "version": 0}', "version", "This must be 1 or more."],
    [fileOf({ name: 5 }), "name", "This must be text."],
    [fileOf({ tenants: {} }), "tenants", "This must be a list."],
    [fileOf({ tenants: [{ id: idOf("a") }, 1] }), "tenants[1]", "This must be an object."],
    [fileOf({ tenants: [{ name: "Acme" }] }), "tenants[0].id", "This is missing."],
    [fileOf({ tenants: [{ id: "../x" }] }), "tenants[0].id", "This must be a workspace ID."],
    [
      fileOf({ tenants: [{ id: idOf("a"), pinned: "yes" }] }),
      "tenants[0].pinned",
      "This must be true or false.",
    ],
    [
      fileOf({ tenants: [{ id: idOf("a"), colour: "mauve" }] }),
      "tenants[0].colour",
      "This must be one of red, orange, yellow, green, teal, blue, purple, grey.",
    ],
    [
      fileOf({ tenants: [{ id: idOf("a"), format: "x y ".repeat(20) }] }),
      "tenants[0].format",
      "This must have at most 40 characters.",
    ],
    [
      fileOf({ baseUrl: "http://a.example" }),
      "baseUrl",
      "This must be an https address without a path.",
    ],
  ])("is refused with the path if the shape is wrong: %s", (text, path, problem) => {
    expect(errorOf(text)).toEqual({ kind: "wrongShape", path, problem });
  });

  it("is refused as newer if its version is, whatever else it holds", () => {
    expect(errorOf('{"tenantry": "team", "version": 2, "tenants": 5}')).toEqual({
      kind: "newerVersion",
      version: 2,
    });
  });

  it("is refused before it is parsed if it is too large", () => {
    expect(errorOf("{".padEnd(largestTeamFile + 1))).toEqual({ kind: "tooLarge" });
    expect(errorOf("{".padEnd(largestTeamFile))).toMatchObject({ kind: "notJson" });
  });

  it.each(["[[]", '"', "\\", "1 ", "/*", "//\n", "\n", '"a"'])(
    "is refused in linear time if 5 MiB of it are no JSON: %j",
    (piece) => {
      const text = piece.repeat(largestTeamFile / piece.length);
      const beforeMs = spentMs();
      expect(errorOf(text)).toMatchObject({ kind: "notJson" });
      expect(spentMs() - beforeMs).toBeLessThan(2_000);
    },
  );

  it.each(["[", '{"a":', '[{"a":'])(
    "is never parsed if 5 MiB of it nest too deeply: %j",
    (piece) => {
      const text = piece.repeat(largestTeamFile / piece.length);
      const beforeMs = spentMs();
      expect(errorOf(text)).toMatchObject({ kind: "wrongShape" });
      expect(spentMs() - beforeMs).toBeLessThan(200);
    },
  );

  it("is refused at the first mistake, or because it nests too deeply before that", () => {
    const deep = "[".repeat(100_000);
    const problem = "This is nested too deeply.";
    expect(errorOf(deep)).toEqual({ kind: "wrongShape", path: "", problem });
    expect(errorOf(`${"[".repeat(64)}1 2${deep}`)).toMatchObject({ kind: "notJson", column: 67 });
    expect(errorOf(`[1 ${deep}`)).toEqual({ kind: "notJson", line: 1, column: 4 });
  });

  it("is refused if it has too many tenants or nests too deeply", () => {
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
    [{ note: "The password is hunter2" }, "note"],
    [{ note: "Secret: CANARY" }, "note"],
    [{ [jwt]: 1 }, "[redacted]"],
    [{ name: `${"x ".repeat(5_000)}client_secret=CANARY` }, "name"],
    [{ name: `${"x ".repeat(94)}Bearer realm=CANARY` }, "name"],
  ])(
    "is refused with the path, but without quoting it, if it holds a secret: %j",
    (members, path) => {
      const error = errorOf(fileOf(members));
      expect(error).toMatchObject({ kind: "secretInside", path });
      for (const part of ["CANARY", secret, "eyJ"])
        expect(JSON.stringify(error)).not.toContain(part);
    },
  );
});
