// The connection check in the packaged application, once for each thing that it can find wrong.
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Locator, Page } from "playwright";
import { give } from "../desktop/operator.ts";
import { loopbackCertificate } from "../simulator/loopbackCertificate.ts";
import { loopbackTrust } from "../simulator/loopbackTrust.ts";
import { chooseFromMenu, type Credentials, credentialsFor, fillCredentials } from "./driver.ts";
import { expect, takePictures, test } from "./everyday.ts";

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "Check connection" });
const steps = (page: Page): Locator =>
  dialog(page).getByRole("list", { name: "Checks" }).getByRole("listitem");

/** Waits for the end of the check. One letter a step, in order: passed, failed, warning or skipped. */
async function marks(page: Page): Promise<string> {
  await expect(dialog(page).getByRole("button", { name: "Check again" })).toBeVisible();
  const texts = await steps(page).allTextContents();
  return texts.map((text) => text.charAt(0)).join("");
}

/** Checks the saved credentials. */
async function checkSaved(page: Page): Promise<void> {
  await chooseFromMenu(page, "Settings");
  await page.getByRole("button", { name: "Check connection" }).click();
}

/** Checks credentials that would replace the saved ones. */
async function checkEntered(page: Page, credentials: Credentials): Promise<void> {
  await chooseFromMenu(page, "Settings");
  await page.getByRole("button", { name: "Replace credentials" }).click();
  await fillCredentials(page, credentials);
  await page.getByRole("button", { name: "Check", exact: true }).click();
}

/** A port with no listener. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("passes every step with the sealed secret, and copies a report without it", async ({
  connected,
  desktop,
}) => {
  const { page, logs, simulator } = await connected();
  await checkSaved(page);
  // Plain http on loopback has no certificate to check.
  expect(await marks(page)).toBe("PSPPPPPPP");
  await expect(dialog(page).getByText("The connection works.")).toBeVisible();
  await expect(steps(page).nth(7)).toContainText("GreenLake lists 12 tenants.");
  await takePictures(page, "passed");

  await dialog(page).getByRole("button", { name: "Copy report" }).click();
  await expect(dialog(page).getByRole("button", { name: "Copied" })).toBeVisible();
  const report = await desktop.readClipboard();
  expect(report).toMatch(/^Tenantry connection check\nVersion: \d/);
  expect(report).toContain(`Workspace: ${simulator.mspWorkspaceId}`);
  expect(report.match(/^\[passed\]/gm)).toHaveLength(8);
  for (const text of [report, logs()]) {
    expect(text.includes(simulator.clientSecret)).toBe(false);
    expect(/eyJ/.test(text)).toBe(false);
  }
});

test("refuses an untrusted certificate and names its issuer, however often it checks", async ({
  connected,
  simulate,
}) => {
  const { app, page } = await connected();
  const untrusted = await simulate({ https: loopbackCertificate });
  await checkEntered(page, credentialsFor(untrusted));
  expect(await marks(page)).toBe("PFSSSSSSS");
  await expect(steps(page).nth(1)).toContainText("It was issued by Tenantry test only.");
  await expect(steps(page).nth(1)).toContainText("Code: ERR_CERT_AUTHORITY_INVALID");
  await takePictures(page, "untrusted");
  await dialog(page).getByRole("button", { name: "Check again" }).click();
  expect(await marks(page)).toBe("PFSSSSSSS");
  await expect(steps(page).nth(1)).toContainText("It was issued by Tenantry test only.");
  // The network session itself must still refuse it after the look at the certificate.
  const verdict = await app.evaluate(
    ({ session }, url) =>
      session
        .fromPartition("greenlake", { cache: false })
        .fetch(url)
        .then(() => "trusted", String),
    untrusted.baseUrl,
  );
  expect(verdict).toContain("ERR_CERT_AUTHORITY_INVALID");
  expect(untrusted.requests).toHaveLength(0);
});

test("accepts a certificate whose root the system trusts", async ({ connected, desktop }) => {
  // A separate home folder, because no other test may trust this root.
  const home = await desktop.newFolder("home");
  const store = join(home, ".pki", "nssdb");
  await mkdir(store, { recursive: true });
  await writeFile(join(store, "cert9.db"), loopbackTrust);
  await give(home, desktop.operator);
  const { page } = await connected({ https: loopbackCertificate }, { env: { HOME: home } });
  await checkSaved(page);
  expect(await marks(page)).toBe("PPPPPPPPP");
});

test("names a dead proxy as the only failure", async ({ connected, launchApp }) => {
  const { app, configDir, simulator } = await connected();
  await app.close();

  const proxy = `127.0.0.1:${await deadPort()}`;
  const args = [`--proxy-server=${proxy}`, "--proxy-bypass-list=<-loopback>"];
  const { page } = await launchApp({ configDir, args });
  const before = simulator.requests.length;
  await checkSaved(page);
  expect(await marks(page)).toBe("SSFSSSSSS");
  await expect(steps(page).nth(2)).toContainText(`The system’s proxy, PROXY ${proxy},`);
  await expect(steps(page).nth(2)).toContainText("Code: ERR_PROXY_CONNECTION_FAILED");
  expect(simulator.requests).toHaveLength(before);
  await takePictures(page, "dead-proxy");
});
