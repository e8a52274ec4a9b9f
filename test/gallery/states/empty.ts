// Lists without a tenant, the MSP’s own token, notices and warnings.
import type { VaultBackend } from "../../../electron/contract/contract.ts";
import { type Kind, shownWords } from "../../../renderer/order/shown.ts";
import { ready } from "../../renderer/snapshots.ts";
import { choose } from "../hand.ts";
import { forEach, type States } from "../state.ts";
import * as world from "./world.ts";

const { shown, several, few, lives, none, north, tenant, errors } = world;

const backends: Readonly<Record<VaultBackend, string | null>> = {
  safeStorage: null,
  keychain: null,
  passphrase: null,
  memory: "no keyring is running.",
};

const { hidden: _, all: __, ...filters } = shownWords;
const kinds: Readonly<Record<Exclude<Kind, "all" | "hidden">, string>> = filters;

const mspTokens = {
  missing: none,
  valid: lives.fresh,
  expired: lives.gone,
  exchanged: { ...none, exchanging: true },
};

export const empty: States = {
  ...forEach("no tenant under", kinds, (words) => ({
    snapshot: shown(),
    act: choose("Menu", "Show…", words),
  })),
  "all tenants are hidden": { snapshot: shown([tenant(38, "Old Mill", { hidden: true })]) },
  ...forEach("MSP token", mspTokens, (token) => ({
    snapshot: shown(few, { mspTokens: { [north.id]: token } }),
  })),
  "MSP token of several MSPs": { snapshot: several() },
  ...forEach("secret kept in", backends, (backendReason, name) => ({
    snapshot: shown(few, {
      connection: {
        ...ready,
        backend: name === "memory" || name === "keychain" ? name : "safeStorage",
        backendReason,
      },
    }),
  })),
  notices: {
    snapshot: shown(few, {
      notices: [
        {
          id: "1",
          text: "The settings could not be read and were set aside as settings.broken.json.",
        },
        {
          id: "2",
          text: "The tray is not available on this desktop: closing the window quits Tenantry.",
        },
      ],
    }),
  },
  "main does not answer": {
    snapshot: shown(),
    answers: {
      readState: async () => ({ ok: false, error: world.failureOf(errors.unexpected.kind) }),
    },
  },
};
