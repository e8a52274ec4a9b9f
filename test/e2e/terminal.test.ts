// A working day in the terminal: tokens, permission, and programs with a token.
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import {
  clipboardText,
  expect,
  hideMainWindow,
  isVisible,
  quickPickTitle,
  takePictures,
  test,
} from "./everyday.ts";
import {
  allow,
  answer,
  listShape,
  questionPage,
  questionTitle,
  statusShape,
  tokenShape,
} from "./terminalDay.ts";

test("prints a token once the operator has allowed it, and never otherwise", async ({
  beginDay,
  desktop,
  tenantry,
}) => {
  const { app, page, configDir, simulator, tenant, menu } = await beginDay();
  const { name, workspaceId } = tenant(0);
  const before = simulator.requests.length;
  await desktop.writeClipboard("not ours");

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
  expect(await clipboardText(desktop)).toBe("not ours");

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

test("lists, says its status, picks, opens and locks from the terminal", async ({
  beginDay,
  desktop,
  tenantry,
}) => {
  const { app, page, configDir, simulator, tenant } = await beginDay();
  const { workspaceId, name } = tenant(0);
  const plain = await tenantry(configDir, "list");
  expect(plain.stdout.trim().split("\n")).toHaveLength(simulator.tenants.length);
  expect(plain.stdout).toContain(`${name}\t\t${workspaceId}\t`);
  const listed = await tenantry(configDir, "list", "--json");
  const rows = listed.stdout.trim().split("\n");
  expect(rows.map((line) => listShape.parse(JSON.parse(line)).workspaceId)).toContain(workspaceId);

  const status = await tenantry(configDir, "status", "--json");
  expect(statusShape.parse(JSON.parse(status.stdout))).toMatchObject({
    locked: false,
    msps: [{ status: "ready", tenants: simulator.tenants.length }],
  });

  await hideMainWindow(app);
  expect(await tenantry(configDir, "pick")).toMatchObject({ code: 0 });
  await expect.poll(() => isVisible(app, quickPickTitle)).toBe(true);
  const path = join(await desktop.newFolder("team"), "west.tenantry.json");
  const { mspWorkspaceId, baseUrl } = simulator;
  const team = { tenantry: "team", version: 1, name: "West", baseUrl, tenants: [] };
  await writeFile(path, JSON.stringify({ ...team, workspaceId: mspWorkspaceId }));
  expect(await tenantry(configDir, "open", path)).toMatchObject({ code: 0 });
  await expect(page.getByRole("dialog", { name: "Team file" })).toBeVisible();

  expect(await tenantry(configDir, "copy", name, "--as", "curl")).toMatchObject({ code: 0 });
  expect(await clipboardText(desktop)).toMatch(/^ ?curl /);
  expect(await tenantry(configDir, "lock")).toMatchObject({ code: 0 });
  await expect(page.getByRole("heading", { name: "Tenantry is locked" })).toBeVisible();
  await expect.poll(() => clipboardText(desktop)).toBe("");
  expect((await tenantry(configDir, "copy", name)).code).toBe(5);
  expect(await tenantry(configDir, "list")).toMatchObject({ code: 5, stdout: "" });
  const locked = await tenantry(configDir, "status", "--json");
  expect(statusShape.parse(JSON.parse(locked.stdout))).toMatchObject({ locked: true, msps: [] });
});
