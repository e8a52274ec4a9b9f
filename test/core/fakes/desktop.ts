// A desktop that does as it is told and remembers what it was asked to show.
import type { Desktop, Notifier } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";

export interface FakeDesktop extends Desktop {
  /** True while the window that asks for consent is open. */
  isAsking: boolean;
  isFocused: boolean;
  /** The number of the quick pick’s current opening; null while it is closed. */
  opening: number | null;
  isUsed: boolean;
  /** Seconds since mouse or keyboard were last used. */
  restedS: number;
  /** The shortcut that was asked for last. */
  accelerator: string;
  /** While true, another program has every shortcut. */
  isShortcutTaken: boolean;
  /** Those that another program has. */
  readonly takenShortcuts: Set<string>;
  readonly notifications: Parameters<Notifier>[0][];
  /** The secrets that a native dialog has shown. */
  readonly shownSecrets: string[];
  /** What the operator answers when asked whether a new secret may be copied. */
  mayCopySecret: boolean;
  hasTouchId: boolean;
  confirmsWithFinger: boolean;
  /** What the desktop starts at login. */
  startsAtLogin: boolean;
  /** Why it refuses to change that; null if it does not. */
  refusesLoginItem: string | null;
}

export function createFakeDesktop(): FakeDesktop {
  const desktop: FakeDesktop = {
    isAsking: false,
    isFocused: false,
    opening: null,
    isUsed: true,
    restedS: 0,
    accelerator: "",
    isShortcutTaken: false,
    takenShortcuts: new Set(),
    notifications: [],
    shownSecrets: [],
    mayCopySecret: true,
    hasTouchId: false,
    confirmsWithFinger: false,
    startsAtLogin: false,
    refusesLoginItem: null,
    loginItem: {
      isOffered: true,
      isSet: async () => desktop.startsAtLogin,
      async set(isOn) {
        const reason = desktop.refusesLoginItem;
        if (reason !== null) return fail({ kind: "storeFailed", reason });
        desktop.startsAtLogin = isOn;
        return ok(null);
      },
    },
    secretDialog: {
      mayCopy: async () => desktop.mayCopySecret,
      show: async (_client, secret) => void desktop.shownSecrets.push(secret),
      close: () => undefined,
    },
    touchId: {
      isOffered: () => desktop.hasTouchId,
      confirm: async () => desktop.confirmsWithFinger,
    },
    isWindowFocused: () => desktop.isFocused,
    quickPickOpening: () => desktop.opening,
    isInUse: () => desktop.isUsed,
    idleS: () => desktop.restedS,
    consent: {
      open: () => void (desktop.isAsking = true),
      close: () => void (desktop.isAsking = false),
    },
    notifier: (notification) => desktop.notifications.push(notification),
    shortcut: {
      set(accelerator) {
        desktop.accelerator = accelerator;
        if (accelerator === "") return "off";
        return desktop.isShortcutTaken || desktop.takenShortcuts.has(accelerator) ? "taken" : "on";
      },
    },
  };
  return desktop;
}
