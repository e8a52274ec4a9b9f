import { describe, expect, it } from "vitest";
import { parseCommandLine } from "../../../electron/core/desktop/commandLine.ts";

describe("the command line", () => {
  it.each([
    [[], { kind: "show" }],
    [["--no-sandbox", "--user-data-dir=/x"], { kind: "show" }],
    [["--quick-pick"], { kind: "quickPick" }],
    [["--copy", "Acme Ltd"], { kind: "copy", name: "Acme Ltd" }],
    [["--copy=Acme"], { kind: "copy", name: "Acme" }],
    [["--help"], { kind: "help" }],
    [["--no-sandbox", "team.tenantry.json"], { kind: "open", path: "team.tenantry.json" }],
    [["a.tenantry.json", "b.tenantry.json"], null],
    [["--copy"], null],
    [["--copy", "--quick-pick"], null],
    [["--copy", "Acme", "--quick-pick"], null],
    [["--copy", "Acme", "Ltd"], null],
    [["--copy=Acme", "Ltd"], null],
    [["--copy", "Acme", "--copy", "Beta"], null],
    [["--quick-pick", "Acme"], null],
    [["--no-sandbox", "--copy", "Acme"], { kind: "copy", name: "Acme" }],
    [["--copy", "-x"], { kind: "copy", name: "-x" }],
    [["--copy", " "], null],
    [["--copy="], null],
  ])("reads %j as %j", (args, expected) => {
    expect(parseCommandLine(args)).toEqual(expected);
  });
});
