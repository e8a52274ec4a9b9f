// Commands without a display, without a running Tenantry, and for many tenants.
import { hpeRefusal, rateLimited } from "../simulator/faults.ts";
import { addTenants } from "./driver.ts";
import { expect, hideMainWindow, test } from "./everyday.ts";
import { allow, tokenShape } from "./terminalDay.ts";

const compare = (left: string, right: string): number => left.localeCompare(right);

test("answers without a display, and says what needs one", async ({
  beginDay,
  desktop,
  executable,
}) => {
  const { page, configDir, simulator, tenant } = await beginDay();
  await allow(page);
  const withoutDisplay = (profile: string, ...args: readonly string[]) =>
    desktop.run("env", [
      "-u",
      "DISPLAY",
      "-u",
      "WAYLAND_DISPLAY",
      executable,
      ...desktop.operator.switches,
      `--user-data-dir=${profile}`,
      ...args,
    ]);
  const { stdout } = await withoutDisplay(configDir, "token", tenant(0).name);
  expect(simulator.issuedFor(stdout.trim())).toBe(tenant(0).workspaceId);

  const empty = await desktop.newFolder("profile");
  expect(await withoutDisplay(empty, "--version")).toMatchObject({ code: 0 });
  const list = await withoutDisplay(empty, "list");
  expect([list.code, list.stderr.includes("there is no display to start it on")]).toEqual([
    6,
    true,
  ]);
  const window = await withoutDisplay(empty);
  expect([window.code, window.stderr.includes("There is no display")]).toEqual([1, true]);

  const { baseUrl, mspWorkspaceId, clientId, clientSecret, tenants } = simulator;
  const ids = tenants.map(({ workspaceId }) => workspaceId);
  const all = await desktop.run("env", [
    "-u",
    "DISPLAY",
    `GREENLAKE_BASE_URL=${baseUrl}`,
    `MSP_WORKSPACE_ID=${mspWorkspaceId}`,
    `CLIENT_ID=${clientId}`,
    `CLIENT_SECRET=${clientSecret}`,
    `TENANT_WORKSPACE_IDS=${ids.join(" ")}`,
    executable,
    ...desktop.operator.switches,
    "token",
    "--all",
    "--from-env",
  ]);
  const lines = all.stdout.trim().split("\n");
  expect(all.code).toBe(0);
  expect(
    lines.map((line) => tokenShape.parse(JSON.parse(line)).workspaceId).toSorted(compare),
  ).toEqual(ids.toSorted(compare));
});

test("starts Tenantry hidden if it is not running, unless that is forbidden", async ({
  connected,
  desktop,
  tenantry,
}) => {
  const empty = await desktop.newFolder("profile");
  const refused = await tenantry(empty, "copy", "Acme", "--no-start");
  expect([
    refused.code,
    refused.stderr.includes("Tenantry is not running. Start it first."),
  ]).toEqual([6, true]);
  expect((await tenantry(empty, "status")).code).toBe(6);

  const { app, page, configDir, tenant, simulator } = await connected();
  await addTenants(page, [tenant(0)]);
  await allow(page);
  await app.close();
  const { code, stdout } = await tenantry(configDir, "token", tenant(0).name);
  expect([code, simulator.issuedFor(stdout.trim())]).toEqual([0, tenant(0).workspaceId]);
  expect(await tenantry(configDir, "status")).toMatchObject({
    code: 0,
    stdout: expect.stringContaining("1 token held"),
  });
  const windows = await desktop.run("xdotool", ["search", "--onlyvisible", "--name", "^Tenantry$"]);
  expect(windows.stdout).toBe("");
});

test("prints a thousand tokens through a rate limit, one line each", async ({
  beginDay,
  tenantry,
}) => {
  test.setTimeout(120_000);
  const { app, page, configDir, simulator } = await beginDay({ tenants: 1_000 });
  await allow(page);
  await hideMainWindow(app);
  const [refused] = simulator.tenants;
  const workspaceId = refused?.workspaceId ?? "";
  simulator.behave({
    failures: [
      { endpoint: "tokenExchange", workspaceId, fault: hpeRefusal(403) },
      {
        endpoint: "tokenExchange",
        skip: 300,
        times: 4,
        fault: rateLimited({ "ratelimit-reset": "1" }),
      },
    ],
  });
  const { code, stdout, stderr } = await tenantry(configDir, "token", "--all");
  expect([code, stderr.trim().split("\n").at(-1)]).toEqual([
    9,
    "1 of 1000 tenants got no token; their lines say why.",
  ]);
  const lines = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(new Set(lines.map((line) => line.workspaceId)).size).toBe(1_000);
  const wrong = lines.filter(
    (line) =>
      line.workspaceId !== workspaceId &&
      simulator.issuedFor(line.accessToken) !== line.workspaceId,
  );
  expect(wrong).toEqual([]);
});

test("refuses an unknown word or switch with the nearest known one, before a window opens", async ({
  desktop,
  tenantry,
}) => {
  const empty = await desktop.newFolder("profile");
  for (const [args, said] of [
    [["--nope"], "Tenantry does not know --nope."],
    [["toekn", "Acme"], "Did you mean token?"],
    [["token", "Acme", "--jsn"], "Did you mean --json?"],
    [["--remote-debugging-port=9222"], "Tenantry does not know --remote-debugging-port=9222."],
  ] as const) {
    const { code, stdout, stderr } = await tenantry(empty, ...args);
    expect([code, stdout, stderr.includes(said)]).toEqual([2, "", true]);
  }
  expect((await tenantry(empty, "--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
