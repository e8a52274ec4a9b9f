// What the connection check shows: its steps in their order, their words, and the report of them that can be copied.
import type { AppError, PreflightStep, PreflightStepId } from "../../contract/contract.ts";
import { describeFailure } from "../base/failureWords.ts";
import { redact } from "../base/redact.ts";

/** In the order in which they are tried. */
const titles = {
  addressReachable: "The address can be reached",
  tlsTrusted: "Its certificate is trusted",
  proxy: "The proxy lets requests through",
  clockSkew: "This computer's clock is right",
  clientAccepted: "The API client is accepted",
  tokenForWorkspace: "The token is for this workspace",
  isMsp: "The workspace is an MSP's",
  mayList: "The API client may list the tenants",
  exchangeWorks: "A tenant's token can be had",
} as const satisfies Readonly<Record<PreflightStepId, string>>;

const isStepId = (name: string): name is PreflightStepId => Object.hasOwn(titles, name);

/** What one step found. */
export interface Finding extends Pick<PreflightStep, "status" | "detail" | "debugId"> {
  readonly remedy?: string;
  /** The steps after it would tell nothing. */
  readonly fatal?: boolean;
}

export function stepOf(id: PreflightStepId, finding: Finding): PreflightStep {
  const { status, detail, remedy = "", debugId } = finding;
  const step = { id, status, title: titles[id], detail, remedy };
  return debugId === undefined ? step : { ...step, debugId };
}

/** The check before its first step. */
export const waitingSteps = (): readonly PreflightStep[] =>
  Object.keys(titles)
    .filter(isStepId)
    .map((id) => stepOf(id, { status: "waiting", detail: "" }));

export const passed = (detail: string): Finding => ({ status: "passed", detail });
export const skipped = (detail: string): Finding => ({ status: "skipped", detail });

/** A cross that ends the check: in words of its own or, without, in those that every window has for the error. */
export function failed(
  error: AppError,
  words: { readonly detail?: string; readonly remedy?: string; readonly subject?: string } = {},
): Finding {
  const { title, advice, details } = describeFailure(error, words.subject);
  const server = "server" in error ? error.server : undefined;
  const said = details.filter((line) => !line.startsWith("Debug ID: ")).join("; ");
  const finding = {
    status: "failed",
    detail: `${words.detail ?? title}${said === "" ? "" : ` (${said})`}`,
    remedy: words.remedy ?? advice,
    fatal: true,
  } as const;
  return server?.debugId === undefined ? finding : { ...finding, debugId: server.debugId };
}

const lines = ({ status, title, detail, remedy, debugId }: PreflightStep): readonly string[] => [
  `[${status}] ${title}`,
  ...(detail === "" ? [] : [`    ${detail}`]),
  ...(remedy === "" ? [] : [`    What to do: ${remedy}`]),
  ...(debugId === undefined ? [] : [`    Debug ID: ${debugId}`]),
];

interface ReportOptions {
  /** Of the whole check, one line each. */
  readonly facts?: readonly string[];
  /** Taken out of it wherever they stand. */
  readonly secrets?: readonly string[];
}

/** Plain text to be sent to a colleague or to support. */
export const preflightReport = (
  steps: readonly PreflightStep[],
  { facts = [], secrets = [] }: ReportOptions = {},
): string =>
  redact(
    ["Tenantry connection check", ...facts, "", ...steps.flatMap(lines), ""].join("\n"),
    secrets,
  );
