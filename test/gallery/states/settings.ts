// The settings, section by section, and the dialogs that they open.
import type {
  CommandLineTokens,
  FieldName,
  NewSecret,
  ShortcutState,
  ShortcutUse,
  TemplateKind,
  Theme,
} from "../../../electron/contract/contract.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { allPassed } from "../../renderer/snapshots.ts";
import { choose, goTo, hear, press, steps, type } from "../hand.ts";
import { type Act, forEach, type State, type States } from "../state.ts";
import * as world from "./world.ts";

const { shown, failureOf, never } = world;

const open = choose("Menu", "Settings");
const plain = shown();
const { settings } = plain;

const templates = [
  {
    id: "template:1",
    name: "Central inventory",
    kind: "command",
    text: "curl -H 'Authorization: Bearer {token}' {centralUrl}/monitoring",
  },
  {
    id: "template:2",
    name: "A template with a name that is much longer than the line it has to stand on",
    kind: "text",
    text: "{token}",
  },
] as const;

/** Found by its heading, so that a new section needs its name here. */
const sections = [
  "General",
  "Copying",
  "Clipboard",
  "Security",
  "MSP",
  "API client",
  "About",
] as const;

const registered: Readonly<Record<ShortcutState, null>> = {
  off: null,
  on: null,
  limited: null,
  taken: null,
  refused: null,
  unavailable: null,
};
const uses: Readonly<Record<ShortcutUse, null>> = {
  unseen: null,
  waiting: null,
  silent: null,
  seen: null,
};

const isState = (name: string): name is ShortcutState => Object.hasOwn(registered, name);
const isUse = (name: string): name is ShortcutUse => Object.hasOwn(uses, name);

const themes: Readonly<Record<Theme, Partial<typeof settings>>> = {
  system: { theme: "system" },
  light: { theme: "light" },
  dark: { theme: "dark" },
};
const tokenChoices: Readonly<Record<CommandLineTokens, Partial<typeof settings>>> = {
  ask: { commandLineTokens: "ask" },
  always: { commandLineTokens: "always" },
  never: { commandLineTokens: "never" },
};

/** A value that main refuses, typed into its field. */
const typed: Readonly<
  Record<Extract<FieldName, "tokenVariable" | "contact" | "minimumLifeS" | "concurrency">, Act>
> = {
  tokenVariable: type("Environment variable", "1TOKEN"),
  contact: type("Contact", "a contact"),
  minimumLifeS: type("Minimum life of a copied token, in minutes", "40"),
  concurrency: type("Tokens requested at a time", "99"),
};

const refused: Readonly<Record<string, string>> = {
  tokenVariable: "A variable’s name begins with a letter.",
  contact: "A contact has no line break.",
  minimumLifeS: "Enter a number of minutes from 0 to 14.",
  concurrency: "Enter a whole number from 1 to 32.",
};

const kinds: Readonly<Record<TemplateKind, string>> = { command: "Command", text: "Text" };

const at = (button: string | RegExp, heading = "API client"): Act =>
  steps(open, goTo(heading), press(button));

const held: Readonly<Record<string, NewSecret>> = {
  "not saved": {
    mspName: world.north.name,
    clientId: "4f0c2d6e-8a11-4c59-9d53-7e2b1f6a0c3d",
    isKept: false,
    failure: failureOf("storeFailed"),
  },
  "saved but not checked": {
    mspName: world.north.name,
    clientId: "4f0c2d6e-8a11-4c59-9d53-7e2b1f6a0c3d",
    isKept: true,
    failure: failureOf("timeout"),
  },
};

const rotations = [
  "rotationForbidden",
  "noOwnClient",
  "secretLost",
  "rotationUnknown",
  "rotationBusy",
] as const;

const changed = (change: Partial<typeof settings>, heading: string): State => ({
  snapshot: { ...plain, settings: { ...settings, ...change } },
  act: steps(open, goTo(heading)),
});

export const settingsStates: States = {
  ...Object.fromEntries(
    sections.map((heading) => [`section ${heading}`, changed({ templates }, heading)]),
  ),
  ...forEach("shortcut", registered, (_value, name) => ({
    snapshot: { ...plain, shortcut: isState(name) ? name : plain.shortcut },
    act: steps(open, goTo("General")),
  })),
  ...forEach("shortcut’s trial", uses, (_value, name) => ({
    snapshot: { ...plain, shortcutUse: isUse(name) ? name : plain.shortcutUse },
    act: steps(open, goTo("General")),
  })),
  ...forEach("theme", themes, (change) => changed(change, "General")),
  ...forEach("command line reads tokens:", tokenChoices, (change) => changed(change, "Security")),
  ...forEach("refused", typed, (act, name) => ({
    snapshot: plain,
    answers: {
      updateSettings: async () =>
        fail({ ...failureOf("invalidInput"), title: refused[name] ?? "", advice: "" }),
    },
    act: steps(open, act, (page) => page.keyboard.press("Tab")),
  })),
  "a setting is saved": {
    snapshot: plain,
    act: steps(open, (page) => page.getByLabel("Keep pinned tenants ready").click()),
  },
  ...forEach("template of the kind", kinds, (name) => ({
    snapshot: plain,
    act: steps(open, press("New template"), async (page) => {
      await page.getByLabel("Kind").selectOption({ label: name });
    }),
  })),
  "template left with changes": {
    snapshot: plain,
    act: steps(open, press("New template"), type("Name", "Inventory"), (page) =>
      page.keyboard.press("Escape"),
    ),
  },
  "passphrase set": {
    snapshot: { ...plain, passphrase: { isSet: true, waitUntilMs: null } },
    act: steps(open, goTo("Security")),
  },
  "passphrase is set": { snapshot: plain, act: at("Set a passphrase…", "Security") },
  "passphrase is changed": {
    snapshot: { ...plain, passphrase: { isSet: true, waitUntilMs: null } },
    act: at("Change passphrase…", "Security"),
  },
  "passphrase is removed": {
    snapshot: { ...plain, passphrase: { isSet: true, waitUntilMs: null } },
    act: at("Remove passphrase…", "Security"),
  },
  "connection is checked": {
    snapshot: plain,
    answers: { checkConnection: never },
    news: { check: allPassed },
    act: steps(at("Check connection"), hear),
  },
  "secret is replaced": { snapshot: plain, act: at("Replace the secret") },
  "secret is refused": {
    snapshot: plain,
    answers: { connect: async () => fail(failureOf("invalidClient")) },
    act: steps(
      at("Replace the secret"),
      type("New client secret", "correct-horse"),
      press("Test and save"),
    ),
  },
  "secret is rotated": { snapshot: plain, act: at("Rotate secret…") },
  rotating: {
    snapshot: plain,
    answers: { rotateSecret: never },
    act: steps(at("Rotate secret…"), press("Rotate secret")),
  },
  ...Object.fromEntries(
    rotations.map((kind) => [
      `rotation ${kind}`,
      {
        snapshot: plain,
        answers: { rotateSecret: async () => fail(failureOf(kind)) },
        act: steps(at("Rotate secret…"), press("Rotate secret")),
      },
    ]),
  ),
  "licences cannot be shown": {
    snapshot: plain,
    answers: { openLicences: async () => fail(failureOf("notOpened")) },
    act: at("Show licences", "About"),
  },
  "credentials are replaced": { snapshot: plain, act: at("Replace credentials") },
  "credentials are left with changes": {
    snapshot: plain,
    act: steps(at("Replace credentials"), type("Client secret", "correct-horse"), (page) =>
      page.keyboard.press("Escape"),
    ),
  },
  "credentials are removed": { snapshot: plain, act: at("Remove credentials") },
  "MSP is removed": { snapshot: plain, act: at("Remove this MSP", "MSP") },
  ...forEach("new secret", held, (newSecret) => ({ snapshot: { ...plain, newSecret } })),
  "new secret copied": {
    snapshot: {
      ...plain,
      newSecret: held["not saved"] ?? null,
      clipboard: { clearsAtMs: Date.now() + 48_000 },
    },
    act: press("Copy the new secret…"),
  },
  "new secret is forgotten": {
    snapshot: { ...plain, newSecret: held["not saved"] ?? null },
    act: press("Close"),
  },
};
