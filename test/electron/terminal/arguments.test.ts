import { describe, expect, it } from "vitest";
import { parseArguments } from "../../../electron/adapters/terminal/arguments.ts";
import { splitSwitches } from "../../../electron/adapters/terminal/switches.ts";

const parse = (...args: readonly string[]) => parseArguments(splitSwitches(args, false).rest);
const request = (...args: readonly string[]) => {
  const parsed = parse(...args);
  if (!parsed.ok) return parsed.error.text.split("\n")[0];
  const { value } = parsed;
  return value.kind === "ask" || value.kind === "fromEnvironment" ? value.request : value;
};

const copyOf = (name: string, more: object = {}) => ({
  kind: "copy",
  name,
  msp: null,
  format: null,
  ...more,
});
const tokenOf = (names: readonly string[], more: object = {}) => ({
  kind: "token",
  names,
  all: false,
  msp: null,
  format: null,
  json: false,
  minimumLifeMs: null,
  program: null,
  ...more,
});

describe("the command line", () => {
  it.each([
    [[], { kind: "show" }],
    [["--no-sandbox", "--user-data-dir=/x"], { kind: "show" }],
    [["pick"], { kind: "pick" }],
    [["--quick-pick"], { kind: "pick" }],
    [["--hidden"], { kind: "hidden" }],
    [["copy", "Acme Ltd"], copyOf("Acme Ltd")],
    [
      ["copy", "--as", "curl", "--msp=West", "Acme"],
      copyOf("Acme", { format: "curl", msp: "West" }),
    ],
    [["--copy", "Acme Ltd"], copyOf("Acme Ltd")],
    [["--copy=Acme"], copyOf("Acme")],
    [["--no-sandbox", "--copy", "Acme"], copyOf("Acme")],
    [["--help"], { kind: "help", of: null }],
    [["help", "token"], { kind: "help", of: "token" }],
    [["token", "--help"], { kind: "help", of: "token" }],
    [["--version"], { kind: "version" }],
    [["--no-sandbox", "team.tenantry.json"], { kind: "open", path: "team.tenantry.json" }],
    [["open", "team"], { kind: "open", path: "team" }],
    [["file:///srv/team"], { kind: "open", path: "file:///srv/team" }],
    [["list", "--json"], { kind: "list", msp: null, json: true }],
    [["status"], { kind: "status", json: false }],
    [["lock"], { kind: "lock" }],
    [["completion", "fish"], { kind: "completion", shell: "fish" }],
    [["token", "Acme"], tokenOf(["Acme"])],
    [
      ["token", "Acme", "--json", "--min-life", "5m"],
      tokenOf(["Acme"], { json: true, minimumLifeMs: 300_000 }),
    ],
    [["token", "Acme", "--min-life=90"], tokenOf(["Acme"], { minimumLifeMs: 90_000 })],
    [["token", "Acme", "Beta"], tokenOf(["Acme", "Beta"])],
    [["token", "--all", "--msp", "West"], tokenOf([], { all: true, msp: "West" })],
    [["token", "--all", "--from-env"], tokenOf([], { all: true })],
    [["token", "--msp"], tokenOf([])],
    [["token", "--msp", "--json"], tokenOf([], { json: true })],
    [["token", "--msp", "West"], tokenOf([], { msp: "West" })],
    [
      ["exec", "Acme", "--", "curl", "--no-sandbox", "-s"],
      tokenOf(["Acme"], { json: true, program: "curl" }),
    ],
  ])("reads %j", (args, expected) => {
    expect(request(...args)).toEqual(expected);
  });

  it.each([
    [["--nope"], "Tenantry does not know --nope."],
    [["--quickpick"], "Tenantry does not know --quickpick. Did you mean --quick-pick?"],
    [["toekn", "Acme"], "Tenantry has no command “toekn”. Did you mean token?"],
    [["Acme"], "Tenantry has no command “Acme”."],
    [["token", "Acme", "--jsn"], "tenantry token takes no --jsn. Did you mean --json?"],
    [["lock", "--json"], "tenantry lock takes no --json."],
    [["--remote-debugging-port=1"], "Tenantry does not know --remote-debugging-port=1."],
    [["token"], "Name a tenant, or use --all, or --msp for the MSP’s own token."],
    [["token", ""], "A NAME is empty."],
    [["token", "Acme", "--all"], "Give either NAME or --all."],
    [["token", "Acme", "--min-life", "soon"], "--min-life takes a time such as 90s, 5m or 1h."],
    [["token", "Acme", "--min-life", "25h"], "--min-life takes a time such as 90s, 5m or 1h."],
    [
      ["token", "--all", "--as", "curl"],
      "--as takes one NAME: several tokens are printed as JSON, one a line.",
    ],
    [["token", "Acme", "--as", "curl", "--json"], "Choose either --as or --json."],
    [["token", "Acme", "--", "env"], "Only exec takes a COMMAND after --."],
    [["exec", "Acme"], "Put the COMMAND after --."],
    [["exec", "Acme", "--"], "Put the COMMAND after --."],
    [["exec", "Acme", "Beta", "--", "env"], "exec takes one NAME."],
    [
      ["exec", "Acme", "--set", "A=B", "--", "env"],
      "--set takes the name of an environment variable.",
    ],
    [
      ["exec", "Acme", "--set", "GREENLAKE_BASE_URL", "--", "env"],
      "exec sets GREENLAKE_BASE_URL to something else.",
    ],
    [["copy"], "Name a tenant."],
    [["copy", " "], "Name a tenant."],
    [["copy", "Acme", "Ltd"], "Put a NAME that contains spaces in quotes: “Acme Ltd”."],
    [["--copy"], "Name a tenant."],
    [["--copy="], "Name a tenant."],
    [["--copy", "Acme", "Ltd"], "Put a NAME that contains spaces in quotes: “Acme Ltd”."],
    [["--copy", "Acme", "--copy", "Beta"], "tenantry copy takes no --copy."],
    [["--quick-pick", "Acme"], "Unexpected “Acme” after --quick-pick."],
    [
      ["a.tenantry.json", "b.tenantry.json"],
      "Open one FILE at a time, not also “b.tenantry.json”.",
    ],
    [["copy", "x".repeat(1_001)], "The name or the path is too long."],
    [[`/${"x".repeat(10_000)}`], "The name or the path is too long."],
    [["completion", "tcsh"], "Choose one shell: bash, zsh, fish, powershell."],
    [["lock", "Acme"], "Unexpected argument “Acme”."],
  ])("refuses %j and says why", (args, problem) => {
    expect(request(...args)).toBe(problem);
    expect(parse(...args)).toMatchObject({ ok: false, error: { code: 2 } });
  });

  it("passes everything after -- to the program", () => {
    expect(
      parse("exec", "Acme", "--set", "TOKEN", "--", "sh", "-c", "--", "--lang=x"),
    ).toMatchObject({
      value: { program: { command: "sh", args: ["-c", "--", "--lang=x"], variable: "TOKEN" } },
    });
  });

  it("starts Tenantry only for a command that needs it and does not forbid it", () => {
    const starts = (...args: readonly string[]) => {
      const parsed = parse(...args);
      return parsed.ok && parsed.value.kind === "ask" && parsed.value.starts;
    };
    expect(starts("token", "Acme")).toBe(true);
    expect(starts("exec", "Acme", "--", "env")).toBe(true);
    expect(starts("list", "--no-start")).toBe(false);
    expect(starts("status")).toBe(false);
    expect(starts("lock")).toBe(false);
  });
});

describe("Chromium’s switches", () => {
  it("sorts the allowed ones out, wherever they stand before --", () => {
    expect(
      splitSwitches(["--user-data-dir=/x", "token", "--lang", "A", "--", "--lang"], false),
    ).toEqual({
      switches: ["--user-data-dir=/x", "--lang"],
      rest: ["token", "A", "--", "--lang"],
    });
  });

  it("takes the one with which a screen reader on Linux finds what a window shows", () => {
    const reader = "--force-renderer-accessibility";
    expect(splitSwitches([reader], false)).toEqual({ switches: [reader], rest: [] });
  });

  it.each([
    "--remote-debugging-pipe",
    "--log-net-log=/tmp/x",
    "--ssl-key-log-file=/tmp/x",
    "--trace-startup",
    "--ignore-certificate-errors",
    "--js-flags=--expose-gc",
    "--load-extension=/x",
    "--host-rules=MAP * evil",
    "--enable-features=X",
    "--disable-features=X",
    "--password-store=basic",
    "--Password-Store=gnome-libsecret",
    "-no-sandbox",
    " --log-net-log=/tmp/x",
    "\n-log-net-log=/tmp/x",
  ])("refuses %j wherever Chromium would take it", (argument) => {
    for (const words of [[], ["open"], ["copy", "Acme"]]) {
      expect(parse(...words, argument)).toMatchObject({ ok: false, error: { code: 2 } });
      expect(parse(argument, ...words)).toMatchObject({ ok: false, error: { code: 2 } });
    }
  });

  it("reads a slash as Windows does", () => {
    const args = ["/log-net-log=C:\\x"];
    expect(splitSwitches(args, false, "win32").rest).toEqual(["--log-net-log=C:\\x"]);
    expect(splitSwitches(args, false, "linux").rest).toEqual(args);
  });

  it("takes only keyrings as the password store", () => {
    const args = ["--password-store=gnome-libsecret", "--password-store=kwallet6"];
    expect(splitSwitches(args, false)).toEqual({ switches: args, rest: [] });
  });

  it("takes a debugger’s and a test’s switches only with an inspector", () => {
    const args = [
      "--inspect=0",
      "--remote-debugging-port=0",
      "--proxy-server=localhost:1",
      "--proxy-bypass-list=<-loopback>",
      "--host-resolver-rules=MAP a b",
      "--log-net-log=/x",
    ];
    expect(splitSwitches(args, false).rest).toEqual(args);
    expect(splitSwitches(args, true).rest).toEqual([]);
  });
});
