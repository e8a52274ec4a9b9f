// Checks the keychain vault on a real Secret Service and prints which promises it kept. realKeyring.test.ts starts it in a D-Bus
// session of its own; the keyring is in the temporary folder that HOME and XDG_DATA_HOME point to.
import { equal, ok, rejects } from "node:assert/strict";
import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createKeychainVault } from "../../../electron/adapters/vault/keychain.ts";
import { type Promised, keytarContract } from "./keytarContract.ts";

const vault = createKeychainVault({ platform: "linux", deadlineMs: 8000 });
const refused = /^Error: The keyring \(Secret Service\) (is missing, or locked|did not answer)/;
const refusing = async (): Promise<void> => {
  await rejects(vault.getPassword("Tenantry", "kept"), refused);
  await rejects(vault.setPassword("Tenantry", "kept", "other"), refused);
  await rejects(vault.deletePassword("Tenantry", "kept"), refused);
};

interface Session {
  daemon: ChildProcess;
}

/** The order matters: each check leaves the keyring as the next one expects it. */
export const realKeyringChecks: readonly Promised<Session>[] = [
  ...keytarContract.map(({ promise, check }) => ({ promise, check: () => check(vault) })),
  {
    promise:
      "keeps an entry while the keyring daemon restarts, so it is not in the kernel’s keyring",
    async check(session) {
      await vault.setPassword("Tenantry", "kept", "secret");
      await stop(session.daemon);
      session.daemon = await startDaemon();
      equal(await vault.getPassword("Tenantry", "kept"), "secret");
    },
  },
  {
    promise: "lets another program find an entry by its service and account",
    async check() {
      const found = callSecrets("SearchItems", "{'service': 'Tenantry', 'username': 'kept'}");
      ok(/collection\/login\/\d+/.test(found), found);
    },
  },
  {
    promise: "refuses while the keyring is locked and nobody unlocks it",
    async check() {
      callSecrets("Lock", "['/org/freedesktop/secrets/collection/login']");
      await refusing();
    },
  },
  {
    promise: "gives the entry back unharmed once the keyring is unlocked",
    async check(session) {
      await stop(session.daemon);
      session.daemon = await startDaemon();
      equal(await vault.getPassword("Tenantry", "kept"), "secret");
    },
  },
  {
    promise: "refuses while the keyring hangs, and works again afterwards",
    async check(session) {
      session.daemon.kill("SIGSTOP");
      await refusing();
      session.daemon.kill("SIGCONT");
      equal(await vault.getPassword("Tenantry", "kept"), "secret");
    },
  },
];

const call = (name: string, path: string, method: string, argument: string): string =>
  execFileSync(
    "gdbus",
    ["call", "--session", "--dest", name, "--object-path", path, "--method", method, argument],
    { encoding: "utf8", timeout: 5000 },
  );

const callSecrets = (method: string, argument: string): string =>
  call(
    "org.freedesktop.secrets",
    "/org/freedesktop/secrets",
    `org.freedesktop.Secret.Service.${method}`,
    argument,
  );

const isOnBus = (): boolean =>
  call(
    "org.freedesktop.DBus",
    "/org/freedesktop/DBus",
    "org.freedesktop.DBus.NameHasOwner",
    "org.freedesktop.secrets",
  ).includes("true");

async function startDaemon(): Promise<ChildProcess> {
  const options = ["--foreground", "--unlock", "--components=secrets"];
  const daemon = spawn("gnome-keyring-daemon", options, { stdio: ["pipe", "ignore", "ignore"] });
  daemon.stdin?.end("password of a keyring that lives for one test");
  // Asking the Secret Service itself would make the bus start another daemon, which is locked.
  for (let tries = 0; !isOnBus(); tries += 1) {
    if (tries > 50) throw new Error("The keyring daemon did not appear on the bus.");
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return daemon;
}

async function stop(daemon: ChildProcess): Promise<void> {
  const gone = once(daemon, "exit");
  daemon.kill("SIGCONT");
  daemon.kill("SIGTERM");
  await gone;
}

async function run(): Promise<void> {
  const session = { daemon: await startDaemon() };
  const results: Record<string, string> = {};
  try {
    for (const { promise, check } of realKeyringChecks)
      results[promise] = await check(session).then(
        () => "kept",
        (cause: unknown) => String(cause),
      );
  } finally {
    await stop(session.daemon);
  }
  process.stdout.write(`${JSON.stringify(results)}\n`);
}

if (process.argv[1] === import.meta.filename) {
  await run();
  // A call that the keyring never answered would keep the process waiting.
  process.exit(0);
}
