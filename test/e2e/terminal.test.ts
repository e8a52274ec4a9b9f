// A working day in the terminal: tokens, permission, programs with a token, and what happens without a display.
import type { ElectronApplication, Page } from "playwright";
import { z } from "zod";
import { hpeRefusal, rateLimited } from "../simulator/faults.ts";
import { addTenants } from "./driver.ts";
import {
  clipboardText,
  expect,
  hideMainWindow,
  isVisible,
  takePictures,
  test,
} from "./everyday.ts";

const questionTitle = "Tenantry: may a program read tokens?";

async function questionPage(app: ElectronApplication): Promise<Page> {
  const find = async () => {
    for (const page of app.windows())
      if ((await page.title().catch(() => "")) === questionTitle) return page;
    return null;
  };
  await expect.poll(async () => (await find()) !== null).toBe(true);
  const page = await find();
  if (page === null) throw new Error("There is no question.");
  // Driven by Playwright, a window that opens later never gets the focus of its page without a click.
  await page.getByRole("heading").click();
  return page;
}

const compare = (left: string, right: string): number => left.localeCompare(right);

const answer = async (app: ElectronApplication, name: string): Promise<void> => {
  const page = await questionPage(app);
  await expect(page.getByRole("button", { name })).toBeEnabled();
  await page.getByRole("button", { name }).click();
};

const allow = (page: Page) =>
  page.evaluate(() => window.tenantry.updateSettings({ commandLineTokens: "always" }));

/** The documented shape of `--json`, version 1. */
const tokenShape = z.strictObject({
  version: z.literal(1),
  tenant: z.string().min(1),
  workspaceId: z.string().regex(/^[0-9a-f]{32}$/),
  msp: z.string().min(1),
  accessToken: z.string().min(20),
  tokenType: z.literal("Bearer"),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  baseUrl: z.url(),
  expiresIn: z.number().int().positive(),
});

test("prints a token once the operator has allowed it, and never otherwise", async ({
  beginDay,
  desktop,
  tenantry,
}) => {
  const { app, page, configDir, simulator, tenant, menu } = await beginDay();
  const { name, workspaceId } = tenant(0);
  const before = simulator.requests.length;

  const denied = tenantry(configDir, "token", name);
  const question = await questionPage(app);
  await expect(question.getByText(name)).toBeVisible();
  await takePictures(question, "question");
  await question.getByRole("button", { name: "Deny" }).click();
  expect(await denied).toMatchObject({ code: 8, stdout: "" });
  expect(simulator.requests.length).toBe(before);

  const once = tenantry(configDir, "token", name, "--json");
  await answer(app, "Allow once");
  const { code, stdout } = await once;
  expect(code).toBe(0);
  const shown = tokenShape.parse(JSON.parse(stdout));
  expect([shown.tenant, shown.workspaceId]).toEqual([name, workspaceId]);
  expect(simulator.issuedFor(shown.accessToken)).toBe(workspaceId);
  expect(await clipboardText(desktop)).toBe("");

  const quarter = tenantry(configDir, "token", name);
  await answer(app, "Allow for 15 minutes");
  expect(simulator.issuedFor((await quarter).stdout.trim())).toBe(workspaceId);
  const again = await tenantry(configDir, "token", tenant(1).name);
  expect(simulator.issuedFor(again.stdout.trim())).toBe(tenant(1).workspaceId);

  await menu.press("Lock");
  await expect(page.getByRole("heading", { name: "Tenantry is locked" })).toBeVisible();
  expect(await tenantry(configDir, "token", name)).toMatchObject({ code: 5, stdout: "" });
  expect(await isVisible(app, questionTitle)).toBe(false);
});

test("runs a program with the token in its environment and ends as it ends", async ({
  beginDay,
  desktop,
  executable,
  tenantry,
}) => {
  const { page, configDir, simulator, tenant } = await beginDay();
  await allow(page);
  const { name, workspaceId } = tenant(0);
  const exec = (...args: readonly string[]) => tenantry(configDir, "exec", name, ...args);

  const line = `printf '%s\\n' "$GREENLAKE_TOKEN" "$GREENLAKE_WORKSPACE_ID" "$GREENLAKE_BASE_URL" "$GREENLAKE_TOKEN_EXPIRES_AT"; exit 7`;
  const { code, stdout, stderr } = await exec("--", "sh", "-c", line);
  const [token = "", id, baseUrl, expiresAt = ""] = stdout.split("\n");
  expect([code, simulator.issuedFor(token), id, baseUrl]).toEqual([
    7,
    workspaceId,
    workspaceId,
    simulator.baseUrl,
  ]);
  expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now());
  expect(stderr.includes(token)).toBe(false);

  const set = await exec("--set", "HPEGL_IAM_TOKEN", "--", "printenv", "HPEGL_IAM_TOKEN");
  expect(simulator.issuedFor(set.stdout.trim())).toBe(workspaceId);
  expect((await exec("--", "printenv", "GREENLAKE_TOKEN")).code).toBe(0);
  expect((await exec("--set", "OTHER", "--", "printenv", "GREENLAKE_TOKEN")).code).toBe(1);
  // What Electron adds to its own environment is not the program’s business.
  expect((await exec("--", "printenv", "CHROME_DESKTOP")).code).toBe(1);

  expect((await exec("--", "no-such-program")).code).toBe(127);
  expect((await exec("--", "/etc/passwd")).code).toBe(126);
  expect((await exec("--", "sh", "-c", "kill -KILL $$")).code).toBe(137);
  const shown = await exec("--", "sh", "-c", "cat /proc/$PPID/cmdline /proc/$$/cmdline");
  expect(shown.stdout.includes(token)).toBe(false);

  // In a shell: standard input arrives, and a signal to tenantry reaches the program.
  const tenantryCommand = [
    executable,
    ...desktop.operator.switches,
    `--user-data-dir=${configDir}`,
    "exec",
    name,
    "--",
  ];
  const shell = (script: string, ...program: readonly string[]) =>
    desktop.run("sh", ["-c", script, "sh", ...tenantryCommand, ...program]);
  expect((await shell(`printf in | "$@"`, "cat")).stdout).toBe("in");
  const trap = `trap 'echo caught; exit 3' TERM; echo ready; while :; do sleep 0.05; done`;
  const signalled = await shell(
    `"$@" > out & pid=$!; while ! grep -q ready out; do sleep 0.05; done; kill -TERM $pid; wait $pid; echo "ended $?"; cat out; rm out`.replaceAll(
      " out",
      ` ${configDir}/out`,
    ),
    "sh",
    "-c",
    trap,
  );
  expect(signalled.stdout).toBe("ended 3\nready\ncaught\n");
});

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
    stdout: expect.stringContaining("1 tokens held"),
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
    "1 of 1000 tokens could not be exchanged.",
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
