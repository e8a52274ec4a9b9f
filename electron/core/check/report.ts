// The connection check’s steps in order, their titles, and the report that the operator can copy.
import type { AppError, CheckStep, CheckStepId } from "../../contract/contract.ts";
import { describeFailure } from "../base/failureWords.ts";
import { redact } from "../base/redact.ts";

/** What a step looks at, and what is true of it once it passed or failed. */
interface Titles {
  readonly open: string;
  readonly passed: string;
  readonly failed: string;
}

/** In the order of the check. */
const titles = {
  addressReachable: {
    open: "GreenLake’s address",
    passed: "The address can be reached",
    failed: "The address cannot be reached",
  },
  tlsTrusted: {
    open: "The address’s certificate",
    passed: "The certificate is trusted",
    failed: "The certificate is not trusted",
  },
  proxy: {
    open: "The proxy",
    passed: "The proxy lets requests through",
    failed: "The proxy lets no request through",
  },
  clockSkew: {
    open: "This computer’s clock",
    passed: "This computer’s clock is right",
    failed: "This computer’s clock is wrong",
  },
  clientAccepted: {
    open: "The API client",
    passed: "The API client is accepted",
    failed: "The API client got no token",
  },
  tokenForWorkspace: {
    open: "The token’s workspace",
    passed: "The token is for this workspace",
    failed: "The token is for another workspace",
  },
  isMsp: {
    open: "The kind of workspace",
    passed: "The workspace is an MSP’s",
    failed: "The list of tenants cannot be read",
  },
  mayList: {
    open: "The permission to list the tenants",
    passed: "The API client may list the tenants",
    failed: "The API client may not list the tenants",
  },
  exchangeWorks: {
    open: "The exchange for one tenant’s token",
    passed: "One tenant’s token was exchanged",
    failed: "One tenant’s token was not exchanged",
  },
} as const satisfies Readonly<Record<CheckStepId, Titles>>;

const isStepId = (name: string): name is CheckStepId => Object.hasOwn(titles, name);

/** What one step found. */
export interface Finding extends Pick<CheckStep, "status" | "detail" | "debugId"> {
  readonly remedy?: string;
  /** In place of what is true of every failure of the step. */
  readonly title?: string;
  /** True if the steps after it would tell nothing. */
  readonly fatal?: boolean;
}

export function stepOf(id: CheckStepId, finding: Finding): CheckStep {
  const { status, detail, remedy = "", debugId } = finding;
  const kind = status === "passed" || status === "failed" ? status : "open";
  const step = { id, status, title: finding.title ?? titles[id][kind], detail, remedy };
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
  words: Pick<Finding, "title" | "remedy"> & {
    readonly detail?: string;
    readonly subject?: string;
  } = {},
): Finding {
  const { title, advice, details } = describeFailure(error, words.subject);
  const server = "server" in error ? error.server : undefined;
  const said = details.filter((line) => !line.startsWith("Debug ID: ")).join("; ");
  const finding = {
    status: "failed",
    detail: `${words.detail ?? title}${said === "" ? "" : ` (${said})`}`,
    remedy: words.remedy ?? advice,
    fatal: true,
    ...(words.title === undefined ? {} : { title: words.title }),
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
