// The first thing that runs: answers a command from a terminal and ends, or begins the application. Loads nothing that only the other needs.
import { spawn } from "node:child_process";
import { url as inspectorUrl } from "node:inspector";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { app } from "electron";
import { exitCodes, outcome, type Outcome } from "../../core/base/exitCodes.ts";
import { assertNever } from "../../core/base/result.ts";
import type {
  Progress,
  ShellRequest,
  TerminalRequest,
  TokenRequest,
} from "../../core/terminal/terminal.ts";
import { findTemporaryFolder, isWritable } from "../folders.ts";
import { parseArguments } from "./arguments.ts";
import { ask, isLockHeld, noAnswer } from "./ask.ts";
import { findCaller } from "./caller.ts";
import type { Command, Program } from "./command.ts";
import { wholePath } from "./openFile.ts";
import { splitSwitches } from "./switches.ts";

/** A development build is itself one of Electron’s arguments, somewhere among its switches. */
const ownArguments = (): readonly string[] =>
  process.argv.slice(1).filter((arg) => app.isPackaged || resolve(arg) !== app.getAppPath());

/** Resolves when the text has left this process. */
const print = (stream: NodeJS.WriteStream, text: string): Promise<void> =>
  new Promise((written) => void stream.write(text, () => written()));

const printLine = (text: string): void => void process.stdout.write(`${text}\n`);

const printNote = (text: string): void => void process.stderr.write(`${text}\n`);

/** What a shell reports of a program whose reader has had enough, such as `head`. */
const brokenPipe = 141;
for (const stream of [process.stdout, process.stderr])
  stream.on("error", ({ code }: NodeJS.ErrnoException) => {
    if (code === "EPIPE") process.exit(brokenPipe);
    const reason = code === "ENOSPC" ? "the disk is full" : (code ?? "unknown error");
    process.stderr.write(`The answer could not be written: ${reason}.\n`, () =>
      process.exit(exitCodes.failed),
    );
  });

async function end({ code, text }: Outcome): Promise<never> {
  const stream = code === exitCodes.success ? process.stdout : process.stderr;
  if (text !== "") await print(stream, `${text}\n`);
  // Where pipes are asynchronous, lines of the answer may still be on their way.
  await print(process.stdout, "");
  return process.exit(code);
}

const notRunning = outcome(exitCodes.notRunning, "Tenantry is not running. Start it first.");
const noDisplay = outcome(
  exitCodes.notRunning,
  "Tenantry is not running, and there is no display to start it on. Use --from-env to do without it.",
);
const noProfile = outcome(
  exitCodes.notRunning,
  "Tenantry cannot create the folder for its settings: check HOME. Use --from-env to do without it.",
);
const noWindow = outcome(exitCodes.failed, "There is no display to open a window on.");
/** How long a start may take until the application listens, ms. */
const longestStartMs = 20_000;
/** How long an application that holds the lock may take, ms: it is starting, or hangs. */
const longestBeginMs = 4_500;
const pauseMs = 50;

/** With these the application itself can begin. */
const isForShell = (request: TerminalRequest): request is ShellRequest =>
  ["show", "hidden", "pick", "open"].includes(request.kind);

function hasDisplay(switches: readonly string[]): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== "linux" || switches.includes("--ozone-platform=headless")) return true;
  return Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}

/** Draws over its last line. Only for people: a log keeps every line. */
function drawProgress({ done, failed, total }: Progress): void {
  if (!process.stderr.isTTY) return;
  const failures = failed === 0 ? "" : `, ${failed} failed`;
  const isLast = done === total;
  process.stderr.write(`\r\u001B[K${isLast ? "" : `${done} of ${total} tokens${failures}`}`);
}

/** What the arguments ask for, with the switches that the application needs if it is started for this. */
interface Asked {
  readonly switches: readonly string[];
  readonly request: TerminalRequest;
  readonly starts: boolean;
  /** Takes each line of the answer. */
  readonly line: (text: string) => void;
}

/** Null without a home folder that can be written, as for some services. */
function findProfile(): string | null {
  try {
    return app.getPath("userData");
  } catch {
    return null;
  }
}

async function asked({ request, line }: Asked): Promise<Outcome | null> {
  const profile = findProfile();
  if (profile === null) return noProfile;
  return ask(profile, request, findCaller(process.ppid), {
    line,
    note: printNote,
    progress: drawProgress,
  });
}

async function askUntil(endMs: number, question: Asked): Promise<Outcome> {
  for (;;) {
    const answer = await asked(question);
    if (answer !== null) return answer;
    if (performance.now() > endMs) return noAnswer;
    await sleep(pauseMs);
  }
}

function startHidden(switches: readonly string[]): void {
  const own = app.isPackaged ? [] : [app.getAppPath()];
  const args = [...own, ...switches, "--hidden"];
  spawn(process.execPath, args, { detached: true, stdio: "ignore" }).unref();
}

/** The outcome, or the request with which this process becomes the application. */
async function reach(question: Asked): Promise<Outcome | ShellRequest> {
  const { switches, request, starts } = question;
  const answer = await asked(question);
  if (answer !== null) return answer;
  if (isForShell(request)) {
    if (!hasDisplay(switches)) return noWindow;
    const profile = app.getPath("userData");
    findTemporaryFolder(process.env, [process.env["XDG_RUNTIME_DIR"], join(profile, "temporary")]);
    if (await isLockHeld(profile)) return askUntil(performance.now() + longestBeginMs, question);
    // Where no lock can be made, nobody holds it; a running application would have answered.
    if (app.requestSingleInstanceLock() || !isWritable(profile)) return request;
    return askUntil(performance.now() + longestBeginMs, question);
  }
  if (!starts) return notRunning;
  if (!hasDisplay(switches)) return noDisplay;
  startHidden(switches);
  return askUntil(performance.now() + longestStartMs, question);
}

/** Prints the answer or, for `exec`, runs the program with it and answers that program’s exit code. */
async function printOrRun<Answer extends Outcome | ShellRequest>(
  answerTo: (line: (text: string) => void) => Promise<Answer>,
  program: Program | undefined,
): Promise<Answer | number> {
  if (program === undefined) return answerTo(printLine);
  let said = "";
  const answer = await answerTo((text) => (said = text));
  const { readTokenLine, runProgram } = await import("./exec.ts");
  const token = readTokenLine(said);
  return token === null || "kind" in answer || answer.code !== exitCodes.success
    ? answer
    : runProgram(program, token);
}

/** Exchanges tokens in this process. */
async function answerFromEnvironment(
  request: TokenRequest,
  line: (text: string) => void,
): Promise<Outcome> {
  const { answerHere } = await import("./here.ts");
  return answerHere(request, { line, note: printNote, progress: drawProgress });
}

async function answerCommand(
  command: Exclude<Command, { readonly kind: "ask" | "fromEnvironment" }>,
): Promise<Outcome> {
  switch (command.kind) {
    case "version":
      return outcome(exitCodes.success, APP_VERSION);
    case "help": {
      const { helpText } = await import("./help.ts");
      const text = helpText(command.of);
      return text === null
        ? outcome(exitCodes.usage, `Tenantry has no command “${command.of}”. See tenantry --help.`)
        : outcome(exitCodes.success, text);
    }
    case "completion": {
      const { completionScript } = await import("./completion.ts");
      return outcome(exitCodes.success, completionScript(command.shell).trimEnd());
    }
    default:
      return assertNever(command);
  }
}

const withWholePath = (request: TerminalRequest): TerminalRequest =>
  request.kind === "open" ? { ...request, path: wholePath(request.path) } : request;

/**
 * Answers the command line and ends the process, or returns the request that the first start of the application begins with.
 * Await it at the top level of the entry: Electron starts neither Chromium nor its display before that.
 */
export async function answerOrBegin(): Promise<ShellRequest> {
  const { switches, rest } = splitSwitches(ownArguments(), inspectorUrl() !== undefined);
  const parsed = parseArguments(rest);
  if (!parsed.ok) return end(parsed.error);
  const command = parsed.value;
  if (command.kind !== "ask" && command.kind !== "fromEnvironment")
    return end(await answerCommand(command));
  const { program } = command;
  const answer = await printOrRun(
    (line) =>
      command.kind === "ask"
        ? reach({ ...command, switches, request: withWholePath(command.request), line })
        : answerFromEnvironment(command.request, line),
    program,
  );
  if (typeof answer === "number") return process.exit(answer);
  return "kind" in answer ? answer : end(answer);
}
