// Reads what an operator pastes or opens: a short text at once, a long one on a thread of its own, because the time that it takes
// grows with the text.
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { LineProblem, Recognition, Result, TeamFileError } from "../../contract/contract.ts";
import type { Issuer } from "../../core/base/issuer.ts";
import { ok } from "../../core/base/result.ts";
import { readCredentials, type ReadCredentials } from "../../core/credentials/credentials.ts";
import { readTeamFile, type TeamFile, type TeamPorts } from "../../core/teams/teams.ts";
import { type ParsedTenants, parseTenants, type ReadPasted } from "../../core/tenants/tenants.ts";

export type Task =
  | { readonly what: "tenants"; readonly text: string; readonly msp: Issuer | null }
  | { readonly what: "team"; readonly text: string }
  | {
      readonly what: "credentials";
      readonly text: string;
      readonly client: number | string | undefined;
    };

export type TenantsMessage =
  | Pick<ParsedTenants, "tenants">
  | { readonly problems: readonly LineProblem[] }
  | { readonly rest: Omit<ParsedTenants, "tenants" | "problems"> };

export type TeamMessage =
  | Pick<TeamFile, "tenants">
  | { readonly head: Result<Omit<TeamFile, "tenants">, TeamFileError> };

/** Characters that are read within some 20 ms. */
const shortText = 16_000;

/** Rejects if the thread ends before `listen` has called back. Each message is acknowledged when others have had their turn. */
function readAside<T>(
  task: Task,
  listen: (thread: Worker, answer: (found: T) => void) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(join(import.meta.dirname, "thread.js"), { workerData: task });
    listen(thread, resolve);
    thread.on("message", () => setImmediate(() => thread.postMessage(null, [])));
    thread.on("error", reject);
    thread.on("exit", () => reject(new Error("The text was not read to its end.")));
  });
}

function readTenantsAside(text: string, msp: Issuer | null): Promise<ParsedTenants> {
  const tenants: ParsedTenants["tenants"][number][] = [];
  const problems: LineProblem[] = [];
  return readAside({ what: "tenants", text, msp }, (thread, answer) =>
    thread.on("message", (message: TenantsMessage) => {
      if ("tenants" in message) tenants.push(...message.tenants);
      else if ("problems" in message) problems.push(...message.problems);
      else answer({ ...message.rest, tenants, problems });
    }),
  );
}

function readTeamAside(text: string): ReturnType<TeamPorts["readTeamFile"]> {
  const tenants: TeamFile["tenants"][number][] = [];
  return readAside({ what: "team", text }, (thread, answer) =>
    thread.on("message", (message: TeamMessage) => {
      if ("tenants" in message) tenants.push(...message.tenants);
      else answer(message.head.ok ? ok({ ...message.head.value, tenants }) : message.head);
    }),
  );
}

const readCredentialsAside: ReadCredentials = (text, client) =>
  readAside({ what: "credentials", text, client }, (thread, answer) => {
    thread.on("message", (found: Recognition | null) => answer(found));
  });

interface LongTexts extends Pick<TeamPorts, "readTeamFile"> {
  readonly readPasted: ReadPasted;
  readonly readCredentials: ReadCredentials;
}

export const longTexts: LongTexts = {
  readPasted: async (text, msp) =>
    text.length <= shortText ? parseTenants(text, msp) : readTenantsAside(text, msp),
  readTeamFile: async (text) =>
    text.length <= shortText ? readTeamFile(text) : readTeamAside(text),
  readCredentials: (text, client) =>
    (text.length <= shortText ? readCredentials : readCredentialsAside)(text, client),
};
