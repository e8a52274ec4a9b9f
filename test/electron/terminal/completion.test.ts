// The completion scripts in the shells themselves, each on a terminal, with a list of tenants whose names try to break out.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { completionScript } from "../../../electron/adapters/terminal/completion.ts";
import { shells } from "../../core/shellOn.ts";

/** Each begins with a letter of its own, so that the letter and Tab choose it. */
const names = [
  "Acme Ltd",
  `Beta'to"so`,
  "Con$(touch owned)",
  "Dr`touch owned`",
  "Égal & Söhne",
  String.raw`Foo\tab`,
  "Gaga * ?",
  "Home: UK (new)",
  "Ina!1 #x ; touch owned",
  `Jo "q" 's`,
  "Kü~ $HOME {a,b}",
  "Lea: East:1=2",
  `Max!a: "b" !c`,
  "Ned=x@y^z (1)",
] as const;
/** Share their beginning: Tab completes that and shows both. */
const alike = [`Zed "; touch owned"`, "Zed '$(touch owned)'"];

const startOf = {
  bash: ["bash", "--norc", "-i"],
  zsh: ["zsh", "-f", "-i"],
  fish: ["fish", "--no-config", "-i"],
} as const;
type Interactive = keyof typeof startOf;
const isInteractive = (shell: string): shell is Interactive => Object.hasOwn(startOf, shell);
/** `script`, which gives them a terminal, takes these arguments on Linux only. */
const interactive = process.platform === "linux" ? shells.filter(isInteractive) : [];

/** A folder with a `tenantry` that prints the list and writes down what else it is called with. */
function setUp(shell: Interactive) {
  const folder = mkdtempSync(join(tmpdir(), "tenantry-completion-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const [programs, work] = [join(folder, "programs"), join(folder, "work")];
  for (const made of [programs, work]) mkdirSync(made);
  const [list, calls, script] = ["list", "calls", "script"].map((name) => join(folder, name));
  writeFileSync(list ?? "", [...names, ...alike].map((name) => `${name}\t\tid\tmsp\n`).join(""));
  writeFileSync(script ?? "", completionScript(shell));
  const program = join(programs, "tenantry");
  writeFileSync(
    program,
    `#!/bin/sh\nif [ "$1" = list ]; then cat '${list}'; else printf '[%s]' "$@" >> '${calls}'; echo >> '${calls}'; fi\n`,
  );
  chmodSync(program, 0o755);
  const received = (): readonly string[] =>
    existsSync(calls ?? "")
      ? readFileSync(calls ?? "", "utf8")
          .split("\n")
          .slice(0, -1)
      : [];
  return { folder, programs, work, script: script ?? "", received };
}

/** Types each line in turn, and resolves with what `tenantry` was called with. */
async function typeLines(shell: Interactive, lines: readonly string[]) {
  const { folder, programs, work, script, received } = setUp(shell);
  const child = spawn("script", ["-qfec", startOf[shell].join(" "), "/dev/null"], {
    cwd: work,
    env: {
      PATH: `${programs}${delimiter}${process.env["PATH"]}`,
      HOME: folder,
      LANG: "C.UTF-8",
      TERM: "xterm",
    },
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = once(child, "close");
  onTestFinished(() => void child.kill());
  const enter = async (line: string) => {
    const before = received().length;
    child.stdin.write(`${line}\r`);
    await vi.waitFor(() => expect(received().length).toBe(before + 1), {
      timeout: 10_000,
      interval: 10,
    });
  };
  await enter(`source ${script}; tenantry began`);
  for (const line of lines) await enter(line);
  child.stdin.end("exit\r");
  await ended;
  return { received: received().slice(1), left: readdirSync(work) };
}

describe.each(interactive)("in %s", (shell) => {
  it("completes a name so that tenantry receives exactly that name", async () => {
    const { received, left } = await typeLines(
      shell,
      names.map((name) => `tenantry token ${name.slice(0, 1)}\t`),
    );
    expect(received).toEqual(names.map((name) => `[token][${name}]`));
    expect(left).toEqual([]);
  }, 60_000);

  it("completes a name within quotes, and after an escaped blank", async () => {
    const typed = [
      [`"A`, 0],
      [`'A`, 0],
      [`Acme\\ L`, 0],
      [`"B`, 1],
      [`'B`, 1],
      [`"C`, 2],
      [`'C`, 2],
      [`"D`, 3],
      [`"F`, 5],
      [`"I`, 8],
      [`'I`, 8],
      [`"J`, 9],
      [`'J`, 9],
      [`"K`, 10],
    ] as const;
    const { received, left } = await typeLines(
      shell,
      typed.map(([text]) => `tenantry copy ${text}\t`),
    );
    expect(received).toEqual(typed.map(([, at]) => `[copy][${names[at]}]`));
    expect(left).toEqual([]);
  }, 60_000);

  it("completes a name after any part of it, however that part is quoted", async () => {
    const bare = (text: string) => text.replaceAll(/[^\p{L}\d:=@^]/gu, String.raw`\$&`);
    const single = (text: string) => `'${text}`;
    // In fish, a backtick is a character like any other.
    const special = shell === "fish" ? /["$\\]/g : /["$`\\]/g;
    const double = (text: string) => `"${text.replaceAll(special, String.raw`\$&`)}`;
    const typed = names.flatMap((name) => {
      const awkward = name.search(/[^\p{L}]/u) + 1;
      const parts = [name.slice(0, awkward), name.slice(0, awkward + 2)];
      return parts.flatMap((part) =>
        [bare, single, double]
          .filter((quote) => quote !== single || !part.includes("'"))
          .map((quote) => [quote(part), name] as const),
      );
    });
    const { received, left } = await typeLines(
      shell,
      typed.map(([text]) => `tenantry copy ${text}\t`),
    );
    expect(received.map((line, at) => [typed[at]?.[0], line])).toEqual(
      typed.map(([text, name]) => [text, `[copy][${name}]`]),
    );
    expect(left).toEqual([]);
  }, 120_000);

  it("completes commands and options, and shows alike names without running them", async () => {
    const { received, left } = await typeLines(shell, [
      "tenantry tok\tX",
      "tenantry token --js\t",
      // Ctrl+U drops the line.
      "tenantry token Ze\t\t\u0015tenantry completion po\t",
    ]);
    expect(received).toEqual(["[token][X]", "[token][--json]", "[completion][powershell]"]);
    expect(left).toEqual([]);
  }, 60_000);
});

// Within single quotes, PowerShell takes every kind of single quote for the end, unless it is doubled.
it("doubles each kind of single quote in the names that it completes in PowerShell", () => {
  const script = completionScript("powershell");
  expect(script).toContain(String.raw`"'" + ($_ -replace "['\u2018-\u201B]", '$0$0') + "'"`);
});
