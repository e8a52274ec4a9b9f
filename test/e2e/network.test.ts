import { answer, closeHalfway, gzipBomb, hang } from "../simulator/faults.ts";
import { connect, credentialsFor, tryCredentials } from "./driver.ts";
import { expect, test } from "./fixtures.ts";

const first = { endpoint: "clientCredentials", times: 1 } as const;

test("no cookie is kept from one request to the next", async ({ launchApp, simulate }) => {
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

test("an answer that swells when it is unpacked is cut off", async ({ launchApp, simulate }) => {
  const simulator = await simulate({ failures: [{ ...first, fault: gzipBomb() }] });
  const { page } = await launchApp();
  expect(await tryCredentials(page, credentialsFor(simulator))).toMatch(
    /The answer was larger than 256 KiB\./,
  );
  await connect(page, simulator);
});

test("a connection that breaks off half-way is said to", async ({ launchApp, simulate }) => {
  const simulator = await simulate({ failures: [{ ...first, fault: closeHalfway() }] });
  const { page } = await launchApp();
  expect(await tryCredentials(page, credentialsFor(simulator))).toContain(
    "The connection broke off.",
  );
  await connect(page, simulator);
});

test("a server that never answers is given up after 15 seconds", async ({
  launchApp,
  simulate,
}) => {
  const simulator = await simulate({ failures: [{ ...first, fault: hang() }] });
  const { page } = await launchApp();
  const startedMs = Date.now();
  const said = await tryCredentials(page, credentialsFor(simulator));
  expect(said).toContain("GreenLake did not answer within 15 seconds.");
  expect(Date.now() - startedMs).toBeGreaterThan(13_000);
  await connect(page, simulator);
});
