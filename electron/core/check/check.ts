// The connection check as a window follows it: one at a time, to be cancelled, with a report for the clipboard.
import type {
  AppSnapshot,
  ConnectInput,
  ConnectionCheck,
  PreflightStep,
  Result,
} from "../../contract/contract.ts";
import { type ConnectRequest, parseConnectInput } from "../credentials/credentials.ts";
import { userAgent } from "../msps/connection.ts";
import { type Variables, withEnvironmentSecret } from "../credentials/environment.ts";
import type { CredentialVault, Store } from "../base/ports.ts";
import { type PreflightPorts, runPreflight } from "./accountSteps.ts";
import { preflightReport, waitingSteps } from "./report.ts";
import { fail, invalidInput, ok } from "../base/result.ts";
import type { StoredWorkspaces } from "../storedState.ts";

interface CheckPorts extends Omit<PreflightPorts, "userAgent"> {
  readonly vault: CredentialVault;
  readonly workspaces: Store<StoredWorkspaces>;
  readonly app: Pick<AppSnapshot["app"], "version" | "platform">;
  readonly environment: Variables;
  readonly isLocked: () => boolean;
  readonly changed: () => void;
}

export interface CheckKeeper {
  readonly state: () => ConnectionCheck;
  /** A step that fails is no error: errors are of the input, the vault and the lock, before the first step. */
  readonly run: (input: ConnectInput) => Promise<Result<null>>;
  readonly cancel: () => void;
  /** Of the check that ended last; null while there is none. */
  readonly report: () => string | null;
}

type SecretPorts = Pick<CheckPorts, "vault" | "workspaces">;

/** The sealed secret is for the server, workspace and client that it was saved with, and for no other that a window may name. */
async function withSecret(
  { vault, workspaces }: SecretPorts,
  request: ConnectRequest,
): Promise<Result<ConnectRequest>> {
  const { issuer, client } = request;
  if (client.clientSecret !== "") return ok(request);
  const profiles = workspaces.read().msps.map((msp) => msp.profile);
  const profile = profiles.find(
    (saved) =>
      saved?.workspaceId === issuer.workspaceId &&
      saved.baseUrl === issuer.baseUrl &&
      saved.clientId === client.clientId,
  );
  if (!profile) return invalidInput("clientSecret", "Enter the client secret.");
  const secret = await vault.open(profile.id);
  return secret.ok ? ok({ ...request, client: { ...client, clientSecret: secret.value } }) : secret;
}

function factsOf(
  { app, clock }: CheckPorts,
  { issuer, client }: ConnectRequest,
): readonly string[] {
  return [
    `Version: ${app.version} (${app.platform})`,
    `Time: ${new Date(clock.nowMs()).toISOString()}`,
    `Address: ${issuer.baseUrl}`,
    `Workspace: ${issuer.workspaceId}`,
    `Client ID: ${client.clientId}`,
  ];
}

export function createConnectionCheck(ports: CheckPorts): CheckKeeper {
  let state: ConnectionCheck = { status: "none" };
  let report: string | null = null;
  let running = new AbortController();
  /** Still the one before while the next one waits for its secret. */
  let shown = running;

  const show = (next: ConnectionCheck) => {
    state = next;
    ports.changed();
  };

  async function follow(request: ConnectRequest, mine: AbortController): Promise<Result<null>> {
    const { issuer, client, contact } = request;
    const { workspaceId } = issuer;
    let steps = waitingSteps();
    const showMine = (status: "running" | "done" | "cancelled") => {
      if (shown === mine) show({ status, workspaceId, steps });
    };
    const onStep = (step: PreflightStep) => {
      steps = steps.map((known) => (known.id === step.id ? step : known));
      showMine("running");
    };
    shown = mine;
    report = null;
    showMine("running");
    await runPreflight(
      { ...ports, userAgent: () => userAgent(ports.app.version, contact) },
      { issuer, client },
      { signal: mine.signal, onStep },
    );
    if (shown !== mine) return fail({ kind: "cancelled" });
    const secrets = [client.clientSecret];
    report = preflightReport(steps, { facts: factsOf(ports, request), secrets });
    showMine(mine.signal.aborted ? "cancelled" : "done");
    return ok(null);
  }

  return {
    state: () => state,
    report: () => report,
    cancel: () => running.abort(),
    async run(input) {
      if (ports.isLocked()) return fail({ kind: "locked" });
      const whole = withEnvironmentSecret(ports.environment, input);
      if (!whole.ok) return whole;
      const parsed = parseConnectInput(whole.value, { secretMayBeEmpty: true });
      if (!parsed.ok) return parsed;
      running.abort();
      const mine = (running = new AbortController());
      const request = await withSecret(ports, parsed.value);
      if (!request.ok) return request;
      return mine.signal.aborted ? fail({ kind: "cancelled" }) : follow(request.value, mine);
    },
  };
}
