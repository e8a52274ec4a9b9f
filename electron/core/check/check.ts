// The connection check as a window follows it: one at a time, cancellable, with a report for the clipboard.
import type {
  AppSnapshot,
  CommandInput,
  ConnectionCheck,
  CheckStep,
  Result,
} from "../../contract/contract.ts";
import type { Handlers } from "../base/handlers.ts";
import type { CredentialVault, Store } from "../base/ports.ts";
import { fail, invalidInput, ok } from "../base/result.ts";
import {
  type ConnectRequest,
  isClientId,
  parseConnectInput,
  type Variables,
  withEnvironmentSecret,
} from "../credentials/credentials.ts";
import type { Greenlake } from "../greenlake/greenlake.ts";
import type { StoredWorkspaces } from "../msps/stored.ts";
import { type CheckPorts as StepPorts, runCheck } from "./accountSteps.ts";
import { checkReport, redactStep, waitingSteps } from "./report.ts";

export interface CheckPorts extends Omit<StepPorts, "greenlake"> {
  readonly greenlake: StepPorts["greenlake"] & Pick<Greenlake, "withContact">;
  readonly vault: Pick<CredentialVault, "open">;
  readonly workspaces: Pick<Store<StoredWorkspaces>, "read">;
  readonly app: Pick<AppSnapshot["app"], "version" | "platform">;
  readonly environment: Variables;
  readonly isLocked: () => boolean;
  readonly clipboard: { putPlain(text: string): Promise<Result<null>>; check(): Promise<void> };
  readonly changed: () => void;
}

export interface Check {
  readonly state: () => ConnectionCheck;
  readonly cancel: () => void;
  /** `checkConnection` fails only because of its input, the vault or the lock; a failed step is not an error. */
  readonly commands: Handlers<"checkConnection" | "cancelCheck" | "copyCheckReport">;
}

type SecretPorts = Pick<CheckPorts, "vault" | "workspaces">;

/** Adds the sealed secret, but only for the server, workspace and client that it was saved with, whatever a window names. */
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
  const secret = await vault.open(profile);
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
    // Support gets this report, so it holds nothing that may be the secret in the wrong field.
    `Client ID: ${isClientId(client.clientId) ? client.clientId : "left out, because it is not a UUID"}`,
  ];
}

/** Runs one check at a time; a new one cancels the running one. */
function createKeeper(ports: CheckPorts) {
  let state: ConnectionCheck = { status: "none" };
  let report: string | null = null;
  let running = new AbortController();
  /** The previous check while the next one waits for its secret. */
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
    const onStep = (found: CheckStep) => {
      // A server’s words may quote the secret; neither a window nor the report may hold it.
      const step = redactStep(found, [client.clientSecret]);
      steps = steps.map((known) => (known.id === step.id ? step : known));
      showMine("running");
    };
    shown = mine;
    report = null;
    showMine("running");
    await runCheck(
      { ...ports, greenlake: ports.greenlake.withContact(contact) },
      { issuer, client },
      { signal: mine.signal, onStep },
    );
    if (shown !== mine) return fail({ kind: "cancelled" });
    report = checkReport(steps, factsOf(ports, request));
    showMine(mine.signal.aborted ? "cancelled" : "done");
    return ok(null);
  }

  return {
    state: () => state,
    report: () => report,
    cancel: () => running.abort(),
    run: async (input: CommandInput<"checkConnection">): Promise<Result<null>> => {
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

export function createCheck(ports: CheckPorts): Check {
  const { state, cancel, run, report } = createKeeper(ports);
  const { clipboard } = ports;
  return {
    state,
    cancel,
    commands: {
      checkConnection: run,
      async cancelCheck() {
        cancel();
        return ok(null);
      },
      async copyCheckReport() {
        const text = report();
        // A window offers the copy only if there is a report.
        if (text === null) return fail({ kind: "unexpected" });
        const written = await clipboard.putPlain(text);
        await clipboard.check();
        return written;
      },
    },
  };
}
