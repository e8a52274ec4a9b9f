// The commands about MSPs: which one is shown, its credentials, its tenants, its tokens.
import type { AppSnapshot, InMsp, Result } from "../../contract/contract.ts";
import type { AppCommands } from "../application.ts";
import { withoutSecrets } from "../credentials/draft.ts";
import { withEnvironmentSecret } from "../credentials/environment.ts";
import { inspect } from "../tokens/inspectToken.ts";
import { toWorkspaceId } from "../base/issuer.ts";
import type { Msp } from "./msp.ts";
import type { AppPorts, Changed, Parts } from "../parts.ts";
import { fail, ok } from "../base/result.ts";
import { createTenantCommands } from "../tenants/tenants.ts";
import { instantOf } from "../base/token.ts";

/** What another MSP, or other credentials of the same, bring with them. */
export const sectionsOfMsp: readonly (keyof AppSnapshot)[] = [
  "msps",
  "mspId",
  "connection",
  "tenants",
  "tokens",
  "usage",
  "discovery",
  "draft",
];

/** Finds the MSP that is meant: the one shown where none is named, and never another in the place of one that is gone. */
const createInMsp =
  ({ msps }: Parts) =>
  <Input extends InMsp, Output>(
    run: (msp: Msp, input: Input) => Promise<Result<Output>>,
  ): ((input: Input) => Promise<Result<Output>>) =>
  async (input) => {
    const msp = input.mspId === undefined ? msps.active() : msps.find(input.mspId);
    return msp === null ? fail({ kind: "unknownMsp" }) : run(msp, input);
  };

/** A token of an MSP that is no longer connected is not left on the clipboard. */
async function forgetCopyOf({ id }: Msp, { lastCopy, clipboard }: Parts): Promise<void> {
  if (lastCopy.read()?.mspId !== id) return;
  lastCopy.forget();
  await clipboard.clear();
}

type ListCommands = Pick<AppCommands, "selectMsp" | "addMsp" | "updateMsp" | "removeMsp">;

function listCommands(parts: Parts, changed: Changed): ListCommands {
  const { msps, check } = parts;
  const tell = <T>(result: Result<T>): Result<T> => {
    changed(...sectionsOfMsp);
    return result;
  };
  return {
    selectMsp: async ({ mspId }) => tell(msps.select(mspId)),
    async addMsp() {
      msps.addEmpty();
      return tell(ok(null));
    },
    updateMsp: async ({ mspId, change }) => tell(msps.update(mspId, change)),
    removeMsp: createInMsp(parts)(async (msp) => {
      check.cancel();
      const removed = await msps.remove(msp.id);
      await forgetCopyOf(msp, parts);
      return tell(removed);
    }),
  };
}

type ConnectionCommands = Pick<
  AppCommands,
  "saveDraft" | "connect" | "cancelConnect" | "removeCredentials"
>;

function connectionCommands(
  { settings, environment }: AppPorts,
  parts: Parts,
  changed: Changed,
): ConnectionCommands {
  const inMsp = createInMsp(parts);
  return {
    saveDraft: inMsp(async ({ draft: store }, { draft }: InputOf<"saveDraft">) => {
      const written = store.write(draft === null ? null : withoutSecrets(draft));
      changed("draft");
      return written;
    }),
    connect: inMsp(async (msp, input: InputOf<"connect">) => {
      const whole = withEnvironmentSecret(environment, input);
      if (!whole.ok) return whole;
      const connected = await msp.connection.connect(whole.value);
      if (!connected.ok) return connected;
      const written = settings.write({ ...settings.read(), contact: connected.value.contact });
      msp.copying.reset();
      msp.discovery.reset();
      changed(...sectionsOfMsp, "settings");
      return written;
    }),
    cancelConnect: inMsp(async ({ connection }) => {
      connection.end();
      return ok(null);
    }),
    removeCredentials: inMsp(async (msp) => {
      parts.check.cancel();
      const removed = await msp.removeCredentials();
      await forgetCopyOf(msp, parts);
      changed(...sectionsOfMsp);
      return removed;
    }),
  };
}

type Scoped = ConnectionCommands &
  ListCommands &
  Pick<
    AppCommands,
    | "rotateSecret"
    | "previewTenants"
    | "addTenants"
    | "updateTenant"
    | "removeTenant"
    | "discoverTenants"
    | "cancelDiscovery"
    | "addListedTenants"
    | "copyToken"
    | "inspectToken"
    | "forgetToken"
  >;

type InputOf<Name extends keyof Scoped> = Parameters<AppCommands[Name]>[0];

export function createMspCommands(ports: AppPorts, parts: Parts, changed: Changed): Scoped {
  const inMsp = createInMsp(parts);
  const tenantsOf = (msp: Msp) => createTenantCommands(msp, changed);
  return {
    ...listCommands(parts, changed),
    ...connectionCommands(ports, parts, changed),
    rotateSecret: inMsp(parts.rotation.rotate),
    previewTenants: inMsp((msp, input: InputOf<"previewTenants">) =>
      tenantsOf(msp).previewTenants(input),
    ),
    addTenants: inMsp((msp, input: InputOf<"addTenants">) => tenantsOf(msp).addTenants(input)),
    updateTenant: inMsp((msp, input: InputOf<"updateTenant">) =>
      tenantsOf(msp).updateTenant(input),
    ),
    removeTenant: inMsp((msp, input: InputOf<"removeTenant">) =>
      tenantsOf(msp).removeTenant(input),
    ),
    addListedTenants: inMsp((msp, input: InputOf<"addListedTenants">) =>
      tenantsOf(msp).addListedTenants(input),
    ),
    discoverTenants: inMsp(({ discovery }) => discovery.discover()),
    cancelDiscovery: inMsp(async ({ discovery }) => {
      discovery.cancel();
      return ok(null);
    }),
    copyToken: inMsp(({ copying }, input: InputOf<"copyToken">) => copying.copyToken(input)),
    forgetToken: inMsp(({ copying }, input: InputOf<"forgetToken">) => copying.forgetToken(input)),
    inspectToken: inMsp(async ({ connection }, { workspaceId: text }: InputOf<"inspectToken">) => {
      const workspaceId = toWorkspaceId(text);
      const state = connection.state();
      const token = workspaceId === null ? null : connection.broker()?.held(workspaceId);
      return token && state.status === "ready"
        ? ok(inspect(token, state.profile, instantOf(ports.clock)))
        : fail({ kind: "noToken" });
    }),
  };
}
