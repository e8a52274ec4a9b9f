import { answer, closeHalfway, endless, gzipBomb, hang } from "../simulator/faults.ts";
import { connect, credentialsFor, tryCredentials } from "./driver.ts";
import { expect, test } from "./fixtures.ts";

const first = { endpoint: "clientCredentials", times: 1 } as const;

test("keeps no cookie from one request to the next", async ({ launchApp, simulate }) => {
  const cookie = { "set-cookie": "session=canary; Path=/" };
  const fault = answer({ status: 401, headers: cookie, body: { error: "invalid_client" } });
  const simulator = await simulate({ failures: [{ ...first, fault }] });
  const { page } = await launchApp();
  expect(await tryCredentials(page, credentialsFor(simulator))).toContain(
    "The client ID or secret was not accepted.",
  );
  await connect(page, simulator);
  expect(simulator.requests).toHaveLength(2);
  expect(simulator.requests.map(({ headers }) => headers["cookie"])).toEqual([
    undefined,
    undefined,
  ]);
  expect(simulator.requests[1]?.headers["user-agent"]).toMatch(
    /^Tenantry\/\d+\.\d+\.\d+ \(unspecified-contact\)$/,
  );
});

test("refuses an answer that decompresses to more than 256 KiB", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate({ failures: [{ ...first, fault: gzipBomb() }] });
  const { page } = await launchApp();
  expect(await tryCredentials(page, credentialsFor(simulator))).toMatch(
    /The answer was larger than 256 KiB\./,
  );
  await connect(page, simulator);
});

test("connects after more answers without an end than Chromium opens connections to a host", async ({
  launchApp,
  simulate,
}) => {
  const connections = 6;
  const failures = [{ ...first, times: connections, fault: endless() }];
  const simulator = await simulate({ failures });
  const { page } = await launchApp();
  for (let tries = 0; tries < connections; tries += 1)
    expect(await tryCredentials(page, credentialsFor(simulator))).toContain("larger than 256 KiB");
  await connect(page, simulator);
});

test("says that the connection was lost half-way", async ({ launchApp, simulate }) => {
  const simulator = await simulate({ failures: [{ ...first, fault: closeHalfway() }] });
  const { page } = await launchApp();
  expect(await tryCredentials(page, credentialsFor(simulator))).toContain(
    "The connection was lost.",
  );
  await connect(page, simulator);
});

test("gives up on a silent server after 15 seconds", async ({ launchApp, simulate }) => {
  const simulator = await simulate({ failures: [{ ...first, fault: hang() }] });
  const { page } = await launchApp();
  const startedMs = Date.now();
  const said = await tryCredentials(page, credentialsFor(simulator));
  expect(said).toContain("GreenLake did not answer within 15 seconds.");
  expect(Date.now() - startedMs).toBeGreaterThan(13_000);
  await connect(page, simulator);
});
