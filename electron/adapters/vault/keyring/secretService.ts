// Unlocks the Secret Service over D-Bus, so that nothing that waits for it synchronously meets its question for a password.
import { Variant } from "@jellybrick/dbus-next";
import type { KeyringBus } from "./bus.ts";

const service = {
  destination: "org.freedesktop.secrets",
  path: "/org/freedesktop/secrets",
  interface: "org.freedesktop.Secret.Service",
} as const;
/** The Secret Service’s path for “none”. */
const none = "/";

const pathsIn = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((path) => typeof path === "string") : [];

/** Shows the desktop’s own question and answers whether it ended with a yes. */
async function answeredYes(bus: KeyringBus, path: string, promptMs: number): Promise<boolean> {
  const prompt = {
    destination: service.destination,
    path,
    interface: "org.freedesktop.Secret.Prompt",
  };
  const show = () => bus.ask({ ...prompt, member: "Prompt", signature: "s", body: [""] });
  const completed = await bus.hear({ path, member: "Completed" }, promptMs, show);
  if (completed !== null) return completed[0] === false;
  await bus.ask({ ...prompt, member: "Dismiss" }).catch(() => null);
  return false;
}

/** What Electron will want to read or write: the default keyring, and its own key, which may be in another one. */
async function lockedParts(bus: KeyringBus, keyring: string, application: string) {
  const [value] = await bus.ask({
    ...service,
    path: keyring,
    interface: "org.freedesktop.DBus.Properties",
    member: "Get",
    signature: "ss",
    body: ["org.freedesktop.Secret.Collection", "Locked"],
  });
  const attributes = { application };
  const [, locked] = await bus.ask({
    ...service,
    member: "SearchItems",
    signature: "a{ss}",
    body: [attributes],
  });
  return [
    ...(value instanceof Variant && value.value === true ? [keyring] : []),
    ...pathsIn(locked),
  ];
}

/**
 * False if the operator does not unlock it. A missing keyring is made, as the synchronous call would do; `application` is the name under
 * which Electron keeps its key.
 */
export async function unlockSecretService(
  bus: KeyringBus,
  application: string,
  promptMs: number,
): Promise<boolean> {
  const [keyring] = await bus.ask({
    ...service,
    member: "ReadAlias",
    signature: "s",
    body: ["default"],
  });
  if (typeof keyring !== "string" || keyring === none) {
    const label = {
      "org.freedesktop.Secret.Collection.Label": new Variant("s", "Default keyring"),
    };
    const [, prompt] = await bus.ask({
      ...service,
      member: "CreateCollection",
      signature: "a{sv}s",
      body: [label, "default"],
    });
    if (typeof prompt !== "string" || prompt === none) return true;
    return await answeredYes(bus, prompt, promptMs);
  }
  const locked = await lockedParts(bus, keyring, application);
  if (locked.length === 0) return true;
  const [, prompt] = await bus.ask({
    ...service,
    member: "Unlock",
    signature: "ao",
    body: [locked],
  });
  if (typeof prompt !== "string" || prompt === none) return true;
  return await answeredYes(bus, prompt, promptMs);
}
