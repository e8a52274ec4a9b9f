// The MSPs and the commands about one of them: its place in the list, its credentials, its tenants, its tokens.
import type { AppSnapshot, CommandInput, LastCopy, Result } from "../../contract/contract.ts";
import { toWorkspaceId } from "../base/issuer.ts";
import type { Handlers, MspHandlers } from "../base/handlers.ts";
import type { Changed, Desktop } from "../base/ports.ts";
import { fail, ok } from "../base/result.ts";
import { inTurns } from "../base/timing.ts";
import { instantOf } from "../base/token.ts";
import {
  parseConnectInput,
  type Variables,
  withEnvironmentSecret,
  withoutSecrets,
} from "../credentials/credentials.ts";
import { copiedBy, type CopiedBy } from "../history/stored.ts";
import { inSight, removedBy } from "../tenants/tenants.ts";
import { inspectToken } from "../tokens/tokens.ts";
import { createTokenBatch, type TokenBatch } from "./batch.ts";
import { copyTokensCommand } from "./copyTokens.ts";
import { createMsp, type Msp, type MspPorts } from "./msp.ts";
import { createMspList, type MspList } from "./mspList.ts";
import { createReset } from "./reset.ts";
import { createRotation, type Rotation } from "./rotation.ts";

export type { Msp } from "./msp.ts";
export type { MspList } from "./mspList.ts";
export type { Rotation } from "./rotation.ts";

/** The sections that change with the MSP that is shown, or with its credentials. */
export const mspSections: readonly (keyof AppSnapshot)[] = [
  "msps",
  "mspId",
  "connection",
  "tenants",
  "tokens",
  "mspTokens",
  "usage",
  "discovery",
  "draft",
];

export interface MspsPorts extends MspPorts {
  readonly desktop: Pick<Desktop, "isInUse" | "secretDialog" | "quickPickOpening">;
  /** Forgets what was copied for an MSP. */
  readonly forgetHistory: (mspId: string) => void;
  readonly environment: Variables;
  readonly saveContact: (contact: string) => Result<null>;
  readonly lastCopy: { readonly read: () => LastCopy | null; readonly forget: () => void };
  /** Cancels a running connection check, whose credentials may be those that go. */
  readonly cancelCheck: () => void;
  readonly notify: (text: string) => void;
}

export interface Msps {
  readonly list: MspList<Msp>;
  readonly rotation: Rotation;
  readonly batch: TokenBatch<Msp>;
  /** Gets the token of every tenant in sight of every MSP that is ready. */
  readonly getAllTokens: () => Promise<Result<null>>;
  readonly commands: Handlers<"addMsp" | "bringBackMsp" | "copyTokens"> &
    Rotation["commands"] &
    TokenBatch<Msp>["commands"];
  readonly mspCommands: ListCommands & CredentialCommands & TenantCommands & TokenCommands;
}

type ListCommands = MspHandlers<Msp, "selectMsp" | "updateMsp" | "removeMsp">;
type CredentialCommands = MspHandlers<
  Msp,
  "saveDraft" | "connect" | "cancelConnect" | "removeCredentials" | "rotateSecret"
>;
type TenantCommands = MspHandlers<
  Msp,
  | "previewTenants"
  | "addTenants"
  | "updateTenant"
  | "removeTenant"
  | "updateTenants"
  | "removeTenants"
  | "undoTenants"
  | "discoverTenants"
  | "cancelDiscovery"
  | "addListedTenants"
>;
type TokenCommands = MspHandlers<
  Msp,
  "copyToken" | "copyMspToken" | "forgetToken" | "dismissFailure" | "copyFailure" | "inspectToken"
>;

/** A removed MSP’s token must not stay on the clipboard. */
async function clearCopyOf({ id }: Msp, { lastCopy, clipboard }: MspsPorts): Promise<void> {
  const copy = lastCopy.read();
  if (copy === null || (copy.mspId !== null && copy.mspId !== id)) return;
  lastCopy.forget();
  await clipboard.clear();
}

const tellAbout =
  (changed: Changed) =>
  <T>(result: Result<T>): Result<T> => {
    changed(...mspSections);
    return result;
  };

function listCommands(ports: MspsPorts, list: MspList<Msp>): ListCommands {
  const tell = tellAbout(ports.changed);
  return {
    selectMsp: async (_input, { id }) => tell(await list.select(id)),
    updateMsp: async ({ change }, { id }) => tell(await list.update(id, change)),
    async removeMsp(_input, msp) {
      ports.cancelCheck();
      const removed = await list.remove(msp.id);
      await clearCopyOf(msp, ports);
      if (removed.ok) ports.forgetHistory(msp.id);
      return tell(removed);
    },
  };
}

function credentialCommands(ports: MspsPorts, rotation: Rotation): CredentialCommands {
  const { environment, changed } = ports;
  const connect = async (
    input: CommandInput<"connect">,
    { connection, copying, discovery }: Msp,
  ): Promise<Result<null>> => {
    const whole = withEnvironmentSecret(environment, input);
    const request = whole.ok ? parseConnectInput(whole.value) : whole;
    if (!request.ok) return request;
    const connected = await connection.connect(request.value);
    if (!connected.ok) return connected;
    const saved = ports.saveContact(request.value.contact);
    copying.reset();
    discovery.reset();
    changed(...mspSections, "settings");
    return saved;
  };
  return {
    connect,
    async saveDraft({ draft }, msp) {
      const written = msp.draft.write(draft === null ? null : withoutSecrets(draft));
      changed("draft");
      return written;
    },
    async cancelConnect(_input, { connection }) {
      connection.end();
      return ok(null);
    },
    async removeCredentials(_input, msp) {
      ports.cancelCheck();
      const removed = await msp.removeCredentials();
      await clearCopyOf(msp, ports);
      return tellAbout(changed)(removed);
    },
    rotateSecret: (_input, msp) => rotation.rotate(msp),
  };
}

const tenantCommands = ({ clock }: MspsPorts): TenantCommands => ({
  previewTenants: async ({ text }, { tenantList }) => ok(await tenantList.preview(text)),
  addTenants: ({ text }, { tenantList }) => tenantList.add(text),
  updateTenant: (input, { tenantList }) => tenantList.update(input),
  async removeTenant(tenant, { tenantList, copying }) {
    const removed = await tenantList.remove(tenant);
    if (removed.ok) copying.forgetToken(tenant);
    return removed;
  },
  updateTenants: (input, { tenantList }) => tenantList.updateAll(input),
  async removeTenants({ workspaceIds }, { tenantList, copying }) {
    const removed = await tenantList.removeAll({ workspaceIds });
    if (removed.ok) for (const workspaceId of workspaceIds) copying.forgetToken({ workspaceId });
    return removed;
  },
  async undoTenants({ undoId }, { undo, copying }) {
    const undone = await undo.undo(undoId);
    if (!undone.ok) return undone;
    const removed = await inTurns(removedBy(undone.value), clock.turn);
    for (const tenant of removed) copying.forgetToken(tenant);
    return ok(null);
  },
  discoverTenants: (_input, { discovery }) => discovery.discover(),
  async cancelDiscovery(_input, { discovery }) {
    discovery.cancel();
    return ok(null);
  },
  addListedTenants: ({ workspaceIds }, { discovery }) => discovery.add(workspaceIds),
});

/** The quick pick closes as soon as it loses the focus, so a window’s command that comes while it is open is its own. */
const fromWindow = ({ desktop }: MspsPorts): CopiedBy =>
  copiedBy(desktop.quickPickOpening() === null ? "window" : "quickPick");

const tokenCommands = (ports: MspsPorts): TokenCommands => ({
  copyToken: (input, { copying }) => copying.copyToken(input, fromWindow(ports)),
  copyMspToken: (input, { copying }) => copying.copyMspToken(input, fromWindow(ports)),
  forgetToken: async (tenant, { copying }) => copying.forgetToken(tenant),
  dismissFailure: async (tenant, { copying }) => copying.dismissFailure(tenant),
  copyFailure: (tenant, { copying }) => copying.copyFailure(tenant),
  async inspectToken({ workspaceId: text }, { connection }) {
    const workspaceId = toWorkspaceId(text);
    const state = connection.state();
    const token = workspaceId === null ? null : connection.broker()?.held(workspaceId);
    return token && state.status === "ready"
      ? ok(inspectToken(token, state.profile, instantOf(ports.clock)))
      : fail({ kind: "noToken" });
  },
});

export function createMsps(ports: MspsPorts): Msps {
  const list = createMspList({ ...ports, create: (id) => createMsp(ports, id) });
  const { turns, lastCopy } = ports;
  const rotation = createRotation({
    ...ports,
    resetSecret: createReset(ports.greenlake),
    takeClipboard() {
      turns.take(turns.ask());
      lastCopy.forget();
    },
  });
  const batch = createTokenBatch({ ...ports, find: list.find });
  return {
    list,
    rotation,
    batch,
    getAllTokens: () =>
      batch.commands.getTokens({
        tenants: list
          .all()
          .filter(({ connection }) => connection.state().status === "ready")
          .flatMap(({ id: mspId, tenants }) =>
            inSight(tenants()).map(({ workspaceId }) => ({ mspId, workspaceId })),
          ),
      }),
    commands: {
      ...rotation.commands,
      bringBackMsp: async ({ undoId }) => tellAbout(ports.changed)(await list.bringBack(undoId)),
      ...batch.commands,
      ...copyTokensCommand({ ...ports, batch }),
      async addMsp() {
        list.addEmpty();
        return tellAbout(ports.changed)(ok(null));
      },
    },
    mspCommands: {
      ...listCommands(ports, list),
      ...credentialCommands(ports, rotation),
      ...tenantCommands(ports),
      ...tokenCommands(ports),
    },
  };
}
