// Prints tokens for a terminal: one, several or all, once the operator has allowed it.
import type {
  AppError,
  CopyFormat,
  Failure,
  Result,
  WorkspaceId,
} from "../../contract/contract.ts";
import { describeFailure, inOneLine } from "../base/failureWords.ts";
import type { Issuer } from "../base/issuer.ts";
import type { Clock } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { instantOf, remainingMs, timesOf, type Token } from "../base/token.ts";
import type { CopiedToken, RecordCopies } from "../history/stored.ts";
import type { TokenBroker } from "../tokens/tokens.ts";
import type { Consent } from "./consent.ts";
import { lockedOutcome } from "./copyByName.ts";
import { exitCodes, outcome, type Outcome, success } from "../base/exitCodes.ts";
import { chooseMsps, type NamedMsp } from "./naming.ts";
import type { Progress, TokenRequest } from "./request.ts";
import { printed, printedBy, shapeOf, type Subject, subjectsOf } from "./subjects.ts";

export interface TokenMsp extends NamedMsp {
  readonly connection: {
    /** Null while there are no credentials. */
    readonly broker: () => Pick<TokenBroker, "tokenFor" | "tokensFor" | "held" | "mspToken"> | null;
    readonly issuer: () => Issuer | null;
  };
  readonly copying: {
    /** The token in a format. Errors: those of the format. */
    readonly textOf: (
      token: Token,
      workspace: { readonly workspaceId: WorkspaceId; readonly name: string },
      formatId: string,
    ) => Result<string>;
    /** Central’s address for the workspace; empty for none. */
    readonly centralUrlOf: (workspace: { readonly workspaceId: WorkspaceId }) => string;
  };
}

/** Where the answer goes. */
export interface Terminal {
  readonly line: (text: string) => void;
  readonly note: (text: string) => void;
  readonly progress: (progress: Progress) => void;
  /** Aborts when the command ends before its answer. */
  readonly signal: AbortSignal;
  readonly caller: string | null;
}

export interface TokensPorts<Msp> {
  readonly msps: () => readonly Msp[];
  readonly isLocked: () => boolean;
  readonly clock: Clock;
  readonly consent: Pick<Consent, "ask">;
  readonly record: RecordCopies;
  readonly findFormat: (name: string) => Result<CopyFormat, Outcome>;
  /** How many exchanges of one MSP run at a time. */
  readonly concurrency: () => number;
}

/** So many tokens are recorded in one write, and a crash can lose no more. */
const mostUnrecorded = 500;
/** The version of the shape that `--json` prints. */
const shapeVersion = 1;

const lifeOf = (minimumLifeMs: number | null) => (minimumLifeMs === null ? {} : { minimumLifeMs });

async function tokenOf(
  { msp, workspaceId, isMsp }: Subject<TokenMsp>,
  minimumLifeMs: number | null,
): Promise<Result<Token>> {
  const broker = msp.connection.broker();
  if (broker === null) return fail({ kind: "noCredentials" });
  const options = lifeOf(minimumLifeMs);
  return isMsp ? broker.mspToken(options) : broker.tokenFor(workspaceId, options);
}

const iso = (ms: number): string => new Date(ms).toISOString();

const identityOf = ({ name, workspaceId, msp }: Subject<NamedMsp>) => ({
  version: shapeVersion,
  tenant: name,
  workspaceId,
  msp: msp.summary().name,
});

function describeToken(subject: Subject<TokenMsp>, token: Token, clock: Clock): string {
  const now = instantOf(clock);
  const { issuedAtMs, expiresAtMs } = timesOf(token, now);
  const centralUrl = subject.msp.copying.centralUrlOf(subject);
  return JSON.stringify({
    ...identityOf(subject),
    accessToken: token.value,
    tokenType: "Bearer",
    issuedAt: iso(issuedAtMs),
    expiresAt: iso(expiresAtMs),
    baseUrl: subject.msp.connection.issuer()?.baseUrl ?? "",
    ...(centralUrl === "" ? {} : { centralUrl }),
    expiresIn: Math.floor(remainingMs(token, now) / 1000),
  });
}

const describeRefusal = (subject: Subject<NamedMsp>, { kind, title, advice, details }: Failure) =>
  JSON.stringify({ ...identityOf(subject), error: { kind, title, advice, details } });

const codeOf = (error: AppError): Outcome["code"] =>
  error.kind === "locked" ? exitCodes.locked : exitCodes.failed;

const denials = {
  denied: "Reading tokens was not allowed. The setting “Command line may read tokens” decides.",
  unanswered: "Tenantry’s question was not answered within a minute, so no token was given.",
} as const;

async function printOne(
  { clock, isLocked, record }: TokensPorts<TokenMsp>,
  subject: Subject<TokenMsp>,
  request: TokenRequest,
  format: CopyFormat | null,
  terminal: Terminal,
): Promise<Outcome> {
  const { json, minimumLifeMs } = request;
  const { line } = terminal;
  const token = await tokenOf(subject, minimumLifeMs);
  if (isLocked()) return lockedOutcome;
  const written = (value: Token): Result<string> => {
    if (json) return ok(describeToken(subject, value, clock));
    return format === null
      ? ok(value.value)
      : subject.msp.copying.textOf(value, subject, format.id);
  };
  const text = token.ok ? written(token.value) : token;
  if (text.ok) {
    line(text.value);
    record(printedBy(request, terminal.caller), [
      printed(subject, shapeOf(request, format), clock.nowMs()),
    ]);
    return success;
  }
  const failure = describeFailure(text.error, subject.shown);
  if (json) line(describeRefusal(subject, failure));
  return outcome(codeOf(text.error), inOneLine(failure));
}

function byMsp(subjects: readonly Subject<TokenMsp>[]) {
  const msps = new Map<TokenMsp, Map<WorkspaceId, Subject<TokenMsp>>>();
  for (const subject of subjects) {
    const ofMsp = msps.get(subject.msp) ?? new Map<WorkspaceId, Subject<TokenMsp>>();
    msps.set(subject.msp, ofMsp.set(subject.workspaceId, subject));
  }
  return msps;
}

async function printMany(
  { clock, isLocked, concurrency, record }: TokensPorts<TokenMsp>,
  subjects: readonly Subject<TokenMsp>[],
  request: TokenRequest,
  terminal: Terminal,
): Promise<Outcome> {
  const { minimumLifeMs } = request;
  const { line, progress, signal } = terminal;
  const total = subjects.length;
  let unrecorded: CopiedToken[] = [];
  const recordPrinted = () => {
    record(printedBy(request, terminal.caller), unrecorded);
    unrecorded = [];
  };
  let done = 0;
  let failed = 0;
  progress({ done, failed, total });
  const settle = (subject: Subject<TokenMsp>, token: Result<Token>) => {
    if (signal.aborted || isLocked()) return;
    if (token.ok) {
      line(describeToken(subject, token.value, clock));
      unrecorded.push(printed(subject, "JSON", clock.nowMs()));
      if (unrecorded.length === mostUnrecorded) recordPrinted();
    } else line(describeRefusal(subject, describeFailure(token.error, subject.shown)));
    done += 1;
    failed += token.ok ? 0 : 1;
    progress({ done, failed, total });
  };
  const batches = Array.from(byMsp(subjects), async ([msp, ofMsp]) => {
    const broker = msp.connection.broker();
    const options = { ...lifeOf(minimumLifeMs), signal, concurrency: concurrency() };
    const settled = (workspaceId: WorkspaceId, token: Result<Token>) => {
      const subject = ofMsp.get(workspaceId);
      if (subject !== undefined) settle(subject, token);
    };
    if (broker !== null) return broker.tokensFor([...ofMsp.keys()], { ...options, settled });
    for (const subject of ofMsp.values()) settle(subject, fail({ kind: "noCredentials" }));
    return undefined;
  });
  await Promise.all(batches);
  recordPrinted();
  if (isLocked()) return lockedOutcome;
  if (failed === 0) return success;
  return outcome(
    exitCodes.someFailed,
    `${failed} of ${total} tenants got no token; their lines say why.`,
  );
}

/** Answers `tenantry token` and the first half of `tenantry exec`. */
export async function printTokens<Msp extends TokenMsp>(
  ports: TokensPorts<Msp>,
  request: TokenRequest,
  terminal: Terminal,
): Promise<Outcome> {
  if (ports.isLocked()) return lockedOutcome;
  const msps = chooseMsps(ports.msps(), request.msp);
  if (!msps.ok) return msps.error;
  const found = subjectsOf(msps.value, request);
  if (!found.ok) return found.error;
  const subjects = found.value;
  const format = request.format === null ? null : ports.findFormat(request.format);
  if (format?.ok === false) return format.error;
  const { program, names, all } = request;
  const answer = await ports.consent.ask(
    {
      subjects: subjects.map(({ shown }) => shown),
      count: subjects.length,
      purpose: program === null ? "print" : "run",
      command: program,
      caller: terminal.caller,
    },
    terminal.signal,
  );
  if (ports.isLocked()) return lockedOutcome;
  if (answer !== "allowed") return outcome(exitCodes.notAllowed, denials[answer]);
  const [first] = subjects;
  return all || names.length > 1 || first === undefined
    ? printMany(ports, subjects, request, terminal)
    : printOne(ports, first, request, format?.value ?? null, terminal);
}
