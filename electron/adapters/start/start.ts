// The first start runs the application. Every later one hands it a request, reports the outcome and ends.
import { resolve } from "node:path";
import { app } from "electron";
import {
  type CommandLineRequest,
  exitCodes,
  type Outcome,
  parseCommandLine,
  usage,
} from "../../core/desktop/desktop.ts";
import { answerSecondStart, isTooLong, openReplyLine, type ReplyLine } from "./handover.ts";
import { onOpenFile, wholePath } from "./openFile.ts";

/** A development build is itself one of Electron’s arguments, somewhere among its switches. */
const ownArguments = (): readonly string[] =>
  process.argv.slice(1).filter((arg) => app.isPackaged || resolve(arg) !== app.getAppPath());

function end({ code, text }: Outcome): never {
  const stream = code === exitCodes.success ? process.stdout : process.stderr;
  if (text !== "") stream.write(`${text}\n`);
  process.exit(code);
}

const notRunning: Outcome = {
  code: exitCodes.notRunning,
  text: "Tenantry is not running. Start it first.",
};

const tooLong: Outcome = { code: exitCodes.usage, text: "The name or the path is too long." };

const noFolder: Outcome = {
  code: exitCodes.failed,
  text: "No temporary folder could be made, so the running Tenantry could not be asked.",
};

/** Null without a folder for temporary files, which only a later start needs. */
function lineFor(request: CommandLineRequest): ReplyLine | null {
  try {
    return openReplyLine(request);
  } catch {
    return null;
  }
}

/** The running instance may have another current folder. */
const withWholePath = (request: CommandLineRequest | null): CommandLineRequest | null =>
  request?.kind === "open" ? { ...request, path: wholePath(request.path) } : request;

/** Calls `begin` in the first instance only, before Electron is ready. */
export function beginOnce(begin: (request: CommandLineRequest) => void): void {
  const request = withWholePath(parseCommandLine(ownArguments()));
  if (request === null) return end({ code: exitCodes.usage, text: usage });
  if (request.kind === "help") return end({ code: exitCodes.success, text: usage });
  if (isTooLong(request)) return end(tooLong);
  const line = lineFor(request);
  if (!app.requestSingleInstanceLock(line?.handover ?? {})) {
    if (line === null) return end(noFolder);
    void line.outcome(() => process.stderr.write("Tenantry is still working on it…\n")).then(end);
    return;
  }
  line?.close();
  if (request.kind === "copy") return end(notRunning);
  begin(request);
}

/** Carries out the requests of later starts, and opens the files that macOS names. */
export function answerLaterStarts(
  carryOut: (request: CommandLineRequest) => Promise<Outcome>,
): void {
  app.on("second-instance", (_event, _arguments, _folder, data) => {
    void answerSecondStart(data, carryOut);
  });
  onOpenFile((path) => void carryOut({ kind: "open", path }));
}
