// The first run’s four steps, and the form that asks for a missing secret.
import type {
  ConnectInput,
  Connection,
  FieldName,
  Recognition,
  WizardStep,
} from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { firstRun as empty, mspSummary } from "../../renderer/fakeBridge.ts";
import { draftAt, needsSecret, ready } from "../../renderer/snapshots.ts";
import { press, steps, type } from "../hand.ts";
import { type Act, forEach, type State, type States } from "../state.ts";
import { atClient, checked, checks, entered, fill } from "./connectionCheck.ts";
import { discoveriesByStatus } from "./dialogs.ts";
import * as world from "./world.ts";

const { shown, several, failureOf, north, lacking } = world;

const begin: Act = async (page) => {
  await page.getByRole("button", { name: /^Type or paste the details/ }).click();
};
type Typed = Exclude<keyof ConnectInput, "secretFrom">;

/** The fields of the second step. */
const problems: Readonly<Record<Typed & FieldName, string>> = {
  workspace: "This is not a workspace ID.",
  clientId: "A client ID has no blanks.",
  clientSecret: "The client secret is empty.",
  baseUrl: "Only https addresses are accepted.",
  scope: "A scope has at most 200 characters.",
  contact: "A contact has at most 200 characters.",
};

const refusedAt = (title: string, name: string): State => ({
  snapshot: atClient,
  answers: {
    checkConnection: async () => {
      const field = Object.keys(problems).find((each): each is Typed => each === name);
      return fail({
        ...failureOf("invalidInput"),
        ...(field === undefined ? {} : { field }),
        title,
        advice: "",
      });
    },
  },
  act: fill,
});

const recognitions: Readonly<Record<string, Recognition>> = {
  "of everything": {
    values: { ...entered, clientSecret: "secret" },
    tenants: "",
    recognised: [
      "Workspace from MSP_WORKSPACE_ID",
      "Client ID from MSP_CLIENT_ID",
      "Client secret from MSP_CLIENT_SECRET",
    ],
    problems: [],
  },
  "in part": {
    values: { clientId: entered.clientId },
    tenants: "",
    recognised: ["Client ID from MSP_CLIENT_ID"],
    problems: ["MSP_CLIENT_SECRET holds a reference to a password manager."],
  },
  "of several API clients": {
    values: {},
    tenants: "",
    recognised: [],
    problems: [],
    clients: ["msp_north", "msp_south", "msp_west"],
  },
};

const pasteBlock: Act = (page) =>
  page.evaluate(() => window.gallery.paste("MSP_CLIENT_ID=4f0c2d6e\nMSP_CLIENT_SECRET=secret\n"));

const atTenants = shown([], { draft: draftAt("tenants") });

const stepStates: Readonly<Record<WizardStep, State>> = {
  start: { snapshot: empty },
  client: { snapshot: empty, act: begin },
  check: checked(checks.done),
  tenants: {
    snapshot: {
      ...atTenants,
      discovery: discoveriesByStatus["done with 40"] ?? atTenants.discovery,
    },
  },
};

const connections: Readonly<Record<Connection["status"], State>> = {
  none: { snapshot: empty },
  needsSecret: {
    snapshot: shown(world.few, {
      connection: needsSecret({}, "The keyring that sealed it is no longer there."),
    }),
  },
  ready: { snapshot: shown() },
};

const app = { ...empty.app, simulator: true };

export const firstRun: States = {
  ...forEach("step:", stepStates, (state) => state),
  ...forEach("connection", connections, (state) => state),
  "start with environment and simulator": {
    snapshot: { ...empty, app },
    answers: {
      readEnvironment: async () =>
        ok({
          values: entered,
          tenants: "",
          recognised: ["Workspace ID from MSP_WORKSPACE_ID", "Client ID from MSP_CLIENT_ID"],
          problems: [],
          hasSecret: true,
        }),
    },
  },
  "simulator does not start": {
    snapshot: { ...empty, app },
    answers: { trySimulator: async () => fail(failureOf("refused", "the simulator")) },
    act: (page) => page.getByRole("button", { name: /^Try it with a simulator/ }).click(),
  },
  "client, filled": {
    snapshot: atClient,
    act: type("Client secret", "correct-horse-battery-staple"),
  },
  "client, secret shown": {
    snapshot: atClient,
    act: steps(type("Client secret", "correct-horse-battery-staple"), (page) =>
      page.getByRole("button", { name: /^Show/ }).first().click(),
    ),
  },
  "client at another address": {
    snapshot: {
      ...empty,
      draft: draftAt("client", { ...entered, baseUrl: "https://greenlake.example" }),
    },
  },
  "client after a team file": {
    snapshot: shown(world.few, { connection: needsSecret({ clientId: "" }) }),
  },
  ...forEach("client, recognised", recognitions, (recognition) => ({
    snapshot: atClient,
    answers: { recogniseCredentials: async () => ok(recognition) },
    act: pasteBlock,
  })),
  ...forEach("client, problem with", problems, refusedAt),
  ...forEach("tenants,", discoveriesByStatus, (discovery) => ({
    snapshot: { ...atTenants, discovery },
  })),
  "tenants, pasting": { snapshot: atTenants, act: press("Paste IDs") },
  "another MSP": {
    snapshot: several({ mspId: "msp-new", connection: { status: "none" }, tenants: [] }),
  },
  "another MSP, its API client": {
    snapshot: several({ mspId: "msp-new", connection: { status: "none" }, tenants: [] }),
    act: begin,
  },
  "an MSP without its secret among others": {
    snapshot: several({
      mspId: lacking.id,
      connection: needsSecret({}, "It was removed."),
      tenants: [],
    }),
  },
  "an MSP is removed": {
    snapshot: several({
      mspId: lacking.id,
      connection: needsSecret({}, "It was removed."),
      tenants: [],
    }),
    act: press("Remove this MSP"),
  },
  "secret of an MSP with 5,000 tenants": {
    snapshot: shown(world.many(5000), {
      connection: needsSecret({}, "No client secret is stored for this API client."),
    }),
  },
  "secret refused again": {
    snapshot: shown([], {
      connection: needsSecret({}, "The keyring that sealed it is no longer there."),
    }),
    answers: { connect: async () => fail(failureOf("invalidClient")) },
    act: steps(type("Client secret", "correct-horse"), press("Test and save")),
  },
  "first MSP, its tenants": {
    snapshot: { ...atTenants, msps: [{ ...mspSummary, name: north.name }], connection: ready },
  },
};
