// No switch and no variable makes the artefact open a port, write down traffic or keys, or accept a foreign certificate.
import { createConnection } from "node:net";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { loopbackCertificate } from "../simulator/loopbackCertificate.ts";
import { credentialsFor, tryCredentials } from "./driver.ts";
import { expect, test } from "./fixtures.ts";

const port = 19_333;

const isOpen = (): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(port, "127.0.0.1");
    socket.once("connect", () => socket.destroy()).once("error", () => resolve(false));
    socket.once("close", (failed) => resolve(!failed));
  });

const switches = [
  `--remote-debugging-port=${port}`,
  "--remote-debugging-pipe",
  "--log-net-log=FOLDER/net",
  "--ssl-key-log-file=FOLDER/keys",
  "--trace-startup-file=FOLDER/trace",
  "--ignore-certificate-errors",
  "--load-extension=FOLDER",
  "--host-rules=MAP * 127.0.0.1",
  "--host-resolver-rules=MAP * 127.0.0.1",
  "--proxy-server=127.0.0.1:1",
  "--enable-features=X",
];

test("ends with 2 before a dangerous switch has an effect, even if blanks stand before it", async ({
  desktop,
  tenantry,
}) => {
  test.setTimeout(120_000);
  const folder = await desktop.newFolder("written");
  const profile = await desktop.newFolder("profile");
  let opened = 0;
  const watching = setInterval(() => {
    void isOpen().then((open) => (opened += open ? 1 : 0));
  }, 5);
  for (const text of switches) {
    const argument = text.replace("FOLDER", folder);
    for (const args of [[argument], [` ${argument}`], ["open", `\t${argument}`]]) {
      const { code } = await tenantry(profile, ...args);
      expect([argument, code]).toEqual([argument, 2]);
    }
  }
  clearInterval(watching);
  expect([opened, await readdir(folder), await readdir(profile)]).toEqual([0, [], []]);
});

test("writes no keys of its connections to SSLKEYLOGFILE", async ({
  desktop,
  launchApp,
  simulate,
}) => {
  const keys = join(await desktop.newFolder("written"), "keys");
  const simulator = await simulate({ https: loopbackCertificate });
  const { page } = await launchApp({ env: { SSLKEYLOGFILE: keys } });
  expect(await tryCredentials(page, credentialsFor(simulator))).toContain("certificate");
  expect(existsSync(keys)).toBe(false);
});

test("writes none of its memory into a core dump", async ({ launchApp }) => {
  const { app } = await launchApp();
  const pid = await app.evaluate(() => process.pid);
  expect((await readFile(`/proc/${pid}/coredump_filter`, "utf8")).trim()).toBe("00000000");
});
