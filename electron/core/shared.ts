// What all MSPs share: the GreenLake client, the clipboard, the lock, the check, and messages to the operator.
import type { AppSnapshot } from "../contract/contract.ts";
import { type AboutTenantry, createAbout } from "./about/about.ts";
import type {
  Changed,
  Clipboard,
  Clock,
  CredentialVault,
  Desktop,
  Fetch,
  Machine,
  PassphraseKey,
  Store,
  SystemNetwork,
} from "./base/ports.ts";
import type { LongStore } from "./base/timing.ts";
import { type Check, createCheck } from "./check/check.ts";
import {
  type ClipboardKeeper,
  createClipboardKeeper,
  createLastCopy,
  createNotifications,
  type LastCopyKeeper,
  type Notifications,
} from "./copying/copying.ts";
import type { StoredClipboardMark } from "./copying/stored.ts";
import type { Variables } from "./credentials/credentials.ts";
import { createGreenlake, type Greenlake } from "./greenlake/greenlake.ts";
import { createLock, createPassphrase, type Lock, type Passphrase } from "./lock/lock.ts";
import type { StoredPassphrase } from "./lock/stored.ts";
import type { StoredWorkspaces } from "./msps/stored.ts";
import { createNotices, type Notices } from "./notices.ts";
import { defaultSettings, type StoredSettings } from "./settings/stored.ts";
import { blankedSections } from "./snapshot.ts";
import { type Consent, createConsent } from "./terminal/terminal.ts";

export interface SharedPorts {
  readonly app: Pick<AppSnapshot["app"], "version" | "platform">;
  readonly fetch: Fetch;
  /** Called with every secret and token of this run, so that no log quotes it. */
  readonly noteSecret: (secret: string) => void;
  readonly network: SystemNetwork;
  readonly clock: Clock;
  readonly random: () => number;
  readonly newId: () => string;
  readonly vault: CredentialVault;
  readonly passphraseKey: PassphraseKey;
  readonly passphrase: Store<StoredPassphrase>;
  readonly clipboard: Clipboard;
  readonly desktop: Desktop;
  readonly machine: Machine;
  readonly settings: Store<StoredSettings>;
  readonly workspaces: LongStore<StoredWorkspaces>;
  readonly clipboardMark: Store<StoredClipboardMark>;
  /** The environment variables of this process. */
  readonly environment: Variables;
}

export interface Shared {
  readonly clipboard: ClipboardKeeper;
  readonly lock: Lock;
  readonly passphrase: Passphrase;
  /** Touch ID in place of a click; a passphrase it does not replace, because macOS answers yes or no and gives no key. */
  readonly asksTouchId: () => boolean;
  readonly notices: Notices;
  readonly notifications: Notifications;
  readonly greenlake: Greenlake;
  readonly lastCopy: LastCopyKeeper;
  readonly check: Check;
  readonly consent: Consent;
  /** Those that need no MSP. */
  readonly commands: Check["commands"] &
    Notices["commands"] &
    Consent["commands"] &
    AboutTenantry["commands"];
}

const createSharedClipboard = (ports: SharedPorts, changed: Changed): ClipboardKeeper =>
  createClipboardKeeper({
    ...ports,
    mark: ports.clipboardMark,
    clearAfterS: () => ports.settings.read().clearClipboardS,
    changed: () => changed("clipboard"),
  });

const createSharedConsent = (
  { settings, clock, newId, desktop }: SharedPorts,
  changed: Changed,
  isLocked: () => boolean,
): Consent =>
  createConsent({
    ...desktop.consent,
    clock,
    newId,
    isLocked,
    settings: () => settings.read(),
    saveAlways() {
      const written = settings.write({ ...settings.read(), commandLineTokens: "always" });
      if (written.ok) changed("settings");
      return written;
    },
    changed: () => changed("consent"),
  });

const offersTouchId = ({ desktop }: SharedPorts): boolean => desktop.touchId.isOffered();

/** `mspNameOf` answers null if there is only one MSP. */
export function createShared(
  ports: SharedPorts,
  changed: Changed,
  mspNameOf: (mspId: string) => string | null,
): Shared {
  const { app, clock, desktop, newId } = ports;
  const settings = () => ports.settings.read();
  const clipboard = createSharedClipboard(ports, changed);
  const passphrase = createPassphrase({
    store: ports.passphrase,
    key: ports.passphraseKey,
    clock,
    changed: () => changed("passphrase"),
  });
  const asksTouchId = () => !passphrase.isSet() && settings().touchId && offersTouchId(ports);
  const beginsLocked = passphrase.isSet() || asksTouchId();
  const lock = createLock(() => changed("locked", ...blankedSections), beginsLocked);
  const contact = () => settings().contact;
  const greenlake = createGreenlake({ ...ports, version: app.version, contact });
  const notifications = createNotifications({
    clock,
    desktop,
    settings,
    clipboard: () => clipboard.state(),
    mspName: mspNameOf,
  });
  const notices = createNotices(newId, () => changed("notices"));
  const consent = createSharedConsent(ports, changed, lock.isLocked);
  const about = createAbout({ ...ports, clipboard, passphrase, defaults: defaultSettings });
  const check = createCheck({
    ...ports,
    greenlake,
    clipboard,
    isLocked: lock.isLocked,
    changed: () => changed("check"),
  });
  return {
    clipboard,
    lock,
    passphrase,
    asksTouchId,
    notices,
    notifications,
    greenlake,
    lastCopy: createLastCopy(changed, notifications.copied),
    consent,
    check,
    commands: {
      ...check.commands,
      ...notices.commands,
      ...consent.commands,
      ...about.commands,
    },
  };
}
