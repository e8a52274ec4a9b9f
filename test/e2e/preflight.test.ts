// The connection check in the packaged application, with everything wrong that it is there to tell of.
import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Locator, Page } from "playwright";
import { give } from "../desktop/operator.ts";
import { loopbackCertificate } from "../simulator/loopbackCertificate.ts";
import { loopbackTrust } from "../simulator/loopbackTrust.ts";
import { connect, type Credentials, credentialsFor, fillCredentials } from "./driver.ts";
import { expect, takePictures, test } from "./fixtures.ts";

const dialog = (page: Page): Locator => page.getByRole("dialog", { name: "Check connection" });
const steps = (page: Page): Locator =>
  dialog(page).getByRole("list", { name: "Checks" }).getByRole("listitem");

/** One letter a step, in order: P, F, W or S; once the check is over. */
async function marks(page: Page): Promise<string> {
  await expect(dialog(page).getByRole("button", { name: "Check again" })).toBeVisible();
  const texts = await steps(page).allTextContents();
  return texts.map((text) => text.charAt(0)).join("");
}

async function openSettings(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Menu", exact: true }).click();
  await page.getByRole("menuitem", { name: "Settings" }).click();
}

/** The profile as it is saved. */
async function checkSaved(page: Page): Promise<void> {
  await openSettings(page);
  await page.getByRole("button", { name: "Check connection" }).click();
}

/** What is entered to take the saved profile's place. */
async function checkEntered(page: Page, credentials: Credentials): Promise<void> {
  await openSettings(page);
  await page.getByRole("button", { name: "Replace credentials" }).click();
  await fillCredentials(page, credentials);
  await page.getByRole("button", { name: "Check", exact: true }).click();
}

/** A port at which nobody listens any more. */
async function deadPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}

test("a connection that works passes every step, with the sealed secret, and its report can be copied", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate();
  const { page, logs } = await launchApp();
  await connect(page, simulator);
  await checkSaved(page);
  // Plain http on loopback has no certificate.
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

test("a wrong secret is told from everything before it, and nothing after it is tried", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate();
  const { page } = await launchApp();
  await connect(page, simulator);
  await checkEntered(page, { ...credentialsFor(simulator), clientSecret: "not-the-secret" });
  expect(await marks(page)).toBe("PSPPFSSSS");
  await expect(steps(page).nth(4)).toContainText("did not accept the client ID or secret");
  await expect(steps(page).nth(4)).toContainText("What to do: Check that the API client");
  await takePictures(page, "wrong-secret");
  await dialog(page).getByRole("button", { name: "Close" }).click();
  // The saved ones are untouched.
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Check connection" }).click();
  expect(await marks(page)).toBe("PSPPPPPPP");
});

test("a tenant's ID in place of the MSP's is told, with what to enter instead", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate();
  const [tenant] = simulator.tenants;
  const workspace = tenant?.workspaceId ?? "";
  const { page } = await launchApp();
  await connect(page, simulator);
  await checkEntered(page, { ...credentialsFor(simulator), workspace });
  expect(await marks(page)).toBe("PSPPFSSSS");
  await expect(steps(page).nth(4)).toContainText(workspace);
  await expect(steps(page).nth(4)).toContainText("The workspace has to be the MSP's own");
});

test("a missing permission is named, with the debug ID, on the page and in the report", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate({ tenantListForbidden: true });
  const { page } = await launchApp();
  await connect(page, simulator);
  await checkSaved(page);
  expect(await marks(page)).toBe("PSPPPPSFS");
  const step = steps(page).nth(7);
  await expect(step).toContainText('the permission "View on the platform customer account"');
  await takePictures(page, "no-permission");
  const debugId = /Debug ID: ([0-9a-f]{32})/.exec((await step.textContent()) ?? "")?.[1];
  expect(debugId).toBeDefined();
  await dialog(page).getByRole("button", { name: "Copy report" }).click();
  await expect(dialog(page).getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await desktop.readClipboard()).toContain(`    Debug ID: ${debugId}\n`);
});

test("a certificate that nobody vouches for is refused, and its issuer named, however often one looks", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate();
  const untrusted = await simulate({ https: loopbackCertificate });
  const { app, page } = await launchApp();
  await connect(page, simulator);
  await checkEntered(page, credentialsFor(untrusted));
  expect(await marks(page)).toBe("PFSSSSSSS");
  await expect(steps(page).nth(1)).toContainText("It was issued by Tenantry test only.");
  await expect(steps(page).nth(1)).toContainText("Code: ERR_CERT_AUTHORITY_INVALID");
  await takePictures(page, "untrusted");
  await dialog(page).getByRole("button", { name: "Check again" }).click();
  expect(await marks(page)).toBe("PFSSSSSSS");
  await expect(steps(page).nth(1)).toContainText("It was issued by Tenantry test only.");
  // Past the core too: the session that was looked into refuses it still.
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

test("a certificate whose root is installed passes while it is looked into", async ({
  launchApp,
  desktop,
  simulate,
}) => {
  const simulator = await simulate({ https: loopbackCertificate });
  // A home of its own: the other tests' system does not trust it.
  const home = await desktop.newFolder("home");
  const store = join(home, ".pki", "nssdb");
  await mkdir(store, { recursive: true });
  await writeFile(join(store, "cert9.db"), loopbackTrust);
  await give(home, desktop.operator);
  const { page } = await launchApp({ env: { HOME: home } });
  await connect(page, simulator);
  await checkSaved(page);
  expect(await marks(page)).toBe("PPPPPPPPP");
});

test("a dead proxy is the one cross, by its name", async ({ launchApp, simulate }) => {
  const simulator = await simulate();
  const first = await launchApp();
  await connect(first.page, simulator);
  await first.app.close();

  const proxy = `127.0.0.1:${await deadPort()}`;
  const args = [`--proxy-server=${proxy}`, "--proxy-bypass-list=<-loopback>"];
  const { page } = await launchApp({ configDir: first.configDir, args });
  const before = simulator.requests.length;
  await checkSaved(page);
  expect(await marks(page)).toBe("SSFSSSSSS");
  await expect(steps(page).nth(2)).toContainText(`The system's proxy, PROXY ${proxy},`);
  await expect(steps(page).nth(2)).toContainText("Code: ERR_PROXY_CONNECTION_FAILED");
  expect(simulator.requests).toHaveLength(before);
  await takePictures(page, "dead-proxy");
});

test("a clock two hours off is said while the rest goes on", async ({ launchApp, simulate }) => {
  const simulator = await simulate({ clockSkewSeconds: 7_200 });
  const { page } = await launchApp();
  await connect(page, simulator);
  await checkSaved(page);
  expect(await marks(page)).toBe("PSPFPPPPP");
  await expect(steps(page).nth(3)).toContainText(
    "This computer's clock is 2 h behind GreenLake's.",
  );
  await expect(steps(page).nth(3)).toContainText("What to do: Set this computer's clock");
  await takePictures(page, "clock");
});

test("a check that takes long can be stopped", async ({ launchApp, simulate }) => {
  const simulator = await simulate();
  const { page } = await launchApp();
  await connect(page, simulator);
  simulator.behave({ latencyMs: 60_000 });
  await checkSaved(page);
  await expect(dialog(page).getByText("Checking: step 1 of 9")).toBeVisible();
  await takePictures(page, "running");
  await dialog(page).getByRole("button", { name: "Stop" }).click();
  expect(await marks(page)).toBe("SSSSSSSSS");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
});

test("the first run's check leads to the field in which something is missing", async ({
  launchApp,
}) => {
  const { page } = await launchApp();
  await page.getByRole("button", { name: "Type or paste the details" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  const field = page.getByLabel("MSP workspace ID or issuer URL");
  await expect(field).toHaveAccessibleDescription(/Enter|workspace/);
  await expect(field).toBeFocused();
});
