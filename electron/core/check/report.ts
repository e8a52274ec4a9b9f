// The connection check’s steps in order, their titles, and the report that the operator can copy.
import type { AppError, CheckStep, CheckStepId } from "../../contract/contract.ts";
import { describeFailure } from "../base/failureWords.ts";
import { redact } from "../base/redact.ts";

/** In the order of the check. */
const titles = {
  addressReachable: "The address can be reached",
  tlsTrusted: "Its certificate is trusted",
  proxy: "The proxy lets requests through",
  clockSkew: "This computer’s clock is right",
  clientAccepted: "The API client is accepted",
  tokenForWorkspace: "The token is for this workspace",
  isMsp: "The workspace is an MSP’s",
  mayList: "The API client may list the tenants",
  exchangeWorks: "One tenant’s token can be exchanged",
} as const satisfies Readonly<Record<CheckStepId, string>>;

const isStepId = (name: string): name is CheckStepId => Object.hasOwn(titles, name);

/** What one step found. */
export interface Finding extends Pick<CheckStep, "status" | "detail" | "debugId"> {
  readonly remedy?: string;
  /** True if the steps after it would tell nothing. */
  readonly fatal?: boolean;
}

export function stepOf(id: CheckStepId, finding: Finding): CheckStep {
  const { status, detail, remedy = "", debugId } = finding;
  const step = { id, status, title: titles[id], detail, remedy };
  return debugId === undefined ? step : { ...step, debugId };
}

/** The check before its first step. */
export const waitingSteps = (): readonly CheckStep[] =>
  Object.keys(titles)
    .filter(isStepId)
    .map((id) => stepOf(id, { status: "waiting", detail: "" }));

export const passed = (detail: string): Finding => ({ status: "passed", detail });
export const skipped = (detail: string): Finding => ({ status: "skipped", detail });

/** A failure that ends the check, in words of its own or in the error’s usual ones. */
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

const lines = ({ status, title, detail, remedy, debugId }: CheckStep): readonly string[] => [
  `[${status}] ${title}`,
  ...(detail === "" ? [] : [`    ${detail}`]),
  ...(remedy === "" ? [] : [`    What to do: ${remedy}`]),
  ...(debugId === undefined ? [] : [`    Debug ID: ${debugId}`]),
];

/** The step without tokens and without these secrets. */
export const redactStep = (step: CheckStep, secrets: readonly string[]): CheckStep => ({
  ...step,
  detail: redact(step.detail, secrets),
  remedy: redact(step.remedy, secrets),
});

/** Plain text for a colleague or for support; `facts` are lines about the whole check. */
export const checkReport = (steps: readonly CheckStep[], facts: readonly string[]): string =>
  ["Tenantry connection check", ...facts, "", ...steps.flatMap(lines), ""].join("\n");
