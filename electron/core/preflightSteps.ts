// What the connection check shows: its steps in their order, their words, and the report of them that can be copied.
import type { AppError } from "../contract.ts";
import { describeFailure } from "./failureWords.ts";
import { redact } from "./redact.ts";

/** In the order in which they are tried; each is what it proves where it passes. */
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
} as const;

export type PreflightStepId = keyof typeof titles;

export interface PreflightStep {
  readonly id: PreflightStepId;
  /** `skipped`: it could not be told, and `detail` says why. */
  readonly status: "running" | "passed" | "failed" | "skipped" | "warning";
  readonly title: string;
  /** What was found, without secrets: the cause where it failed; empty while it runs. */
  readonly detail: string;
  /** What to do about it; never empty where it failed, empty where nothing is to be done. */
  readonly remedy: string;
  /** GreenLake's own number for the refused request, for its support. */
  readonly debugId?: string;
}

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

/** Plain text to be sent to a colleague or to support; `secrets` are taken out of it wherever they stand. */
export const preflightReport = (
  steps: readonly PreflightStep[],
  secrets: readonly string[] = [],
): string =>
  redact(["Tenantry connection check", "", ...steps.flatMap(lines), ""].join("\n"), secrets);
