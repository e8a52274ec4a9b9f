// What Tenantry does, as one object: the commands of the contract over the ports, and the snapshot they change.
import type {
  AppSnapshot,
  CommandInput,
  CommandName,
  CommandOutput,
  Notice,
  Result,
  SnapshotPatch,
  WorkspaceId,
} from "../contract.ts";
import { parseContact } from "./connectInput.ts";
import { type ConnectionPorts, createConnection, type MspConnection } from "./connection.ts";
import { createCopying, type Copying } from "./copying.ts";
import type { Clipboard, Store } from "./ports.ts";
import { createPublisher } from "./publisher.ts";
import { invalidInput, ok } from "./result.ts";
import { minimumLifeSchema, type StoredSettings } from "./storedState.ts";
import { createTenantCommands } from "./tenantCommands.ts";

export interface AppPorts extends Omit<
  ConnectionPorts,
  "version" | "contact" | "minimumLifeMs" | "tokensChanged"
> {
  readonly app: AppSnapshot["app"];
  readonly clipboard: Clipboard;
  readonly settings: Store<StoredSettings>;
  readonly publish: (patch: SnapshotPatch) => void;
}

/** Every command but those about the window itself, which the shell answers. */
export type AppCommandName = Exclude<CommandName, "hideWindow">;
export type AppCommands = {
  readonly [Name in AppCommandName]: (
    input: CommandInput<Name>,
  ) => Promise<Result<CommandOutput<Name>>>;
};

export interface Application {
  readonly commands: AppCommands;
  /** Says something once, until it is dismissed. */
  readonly notify: (text: string) => void;
  /** Tells windows the tokens' times anew, as after sleep or a change of the clock. */
  readonly refresh: () => void;
}

type Changed = (...sections: readonly (keyof AppSnapshot)[]) => void;

function createNotices(newId: () => string, changed: Changed) {
  let notices: readonly Notice[] = [];
  const set = (next: readonly Notice[]) => {
    notices = next;
    changed("notices");
  };
  return {
    list: () => notices,
    add: (text: string) => set([...notices, { id: newId(), text }]),
    dismiss: (id: string) => set(notices.filter((notice) => notice.id !== id)),
  };
}

function createSettingsCommand(
  settings: Store<StoredSettings>,
  changed: Changed,
): AppCommands["updateSettings"] {
  return async (change) => {
    const contact = parseContact(change.contact ?? settings.read().contact);
    if (!contact.ok) return contact;
    const minimumLifeS = minimumLifeSchema.safeParse(change.minimumLifeS ?? 0);
    if (!minimumLifeS.success)
      return invalidInput("minimumLifeS", "Choose whole seconds from 0 to 14 minutes.");
    const written = settings.write({ ...settings.read(), ...change, contact: contact.value });
    if (written.ok) changed("settings");
    return written;
  };
}

function connectionCommands(
  connection: MspConnection,
  copying: Copying,
  settings: Store<StoredSettings>,
  changed: Changed,
): Pick<AppCommands, "connect" | "removeCredentials"> {
  const changedAll = () => {
    copying.reset();
    changed("connection", "tokens", "lastCopy", "settings");
  };
  return {
    async connect(input) {
      const connected = await connection.connect(input);
      if (!connected.ok) return connected;
      const written = settings.write({ ...settings.read(), contact: connected.value.contact });
      changedAll();
      return written;
    },
    async removeCredentials() {
      const removed = await connection.remove();
      changedAll();
      return removed;
    },
  };
}

export function createApplication(ports: AppPorts): Application {
  const { settings, workspaces } = ports;
  const changed: Changed = createPublisher(() => snapshot(), ports.publish);
  const connection = createConnection({
    ...ports,
    version: ports.app.version,
    contact: () => settings.read().contact,
    minimumLifeMs: () => settings.read().minimumLifeS * 1000,
    tokensChanged: () => changed("tokens"),
  });
  const findTenant = (workspaceId: WorkspaceId) =>
    workspaces.read().tenants.find((tenant) => tenant.workspaceId === workspaceId) ?? null;
  const copying = createCopying({ ...ports, broker: connection.broker, findTenant, changed });
  const notices = createNotices(ports.newId, changed);

  const snapshot = (): AppSnapshot => {
    const { minimumLifeS, contact, theme } = settings.read();
    return {
      app: ports.app,
      connection: connection.state(),
      tenants: workspaces.read().tenants,
      tokens: copying.tokens(),
      lastCopy: copying.lastCopy(),
      settings: { minimumLifeS, contact, theme },
      notices: notices.list(),
    };
  };

  return {
    commands: {
      readState: async () => ok(snapshot()),
      ...connectionCommands(connection, copying, settings, changed),
      ...createTenantCommands({ workspaces, connection, copying, changed }),
      copyToken: copying.copyToken,
      forgetToken: copying.forgetToken,
      updateSettings: createSettingsCommand(settings, changed),
      async dismissNotice({ id }) {
        notices.dismiss(id);
        return ok(null);
      },
    },
    notify: notices.add,
    refresh: () => changed("tokens"),
  };
}
