import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import { connect, copyToken, addTenants } from "./driver.ts";
import { expect, test } from "./everyday.ts";

test("starts, copies and answers a second start without a folder for temporary files", async ({
  connected,
  tenantry,
}) => {
  const TMPDIR = "/nonexistent";
  const { page, configDir, simulator, tenant } = await connected({}, { env: { TMPDIR } });
  await addTenants(page, simulator.tenants);
  await copyToken(page, tenant(0).name);
  expect((await tenantry(configDir, "status")).code).toBe(0);
});

test("starts in a profile that can’t be written, and says that nothing is kept", async ({
  launchApp,
  simulate,
  desktop,
}) => {
  const configDir = await desktop.newFolder("profile");
  await chmod(configDir, 0o555);
  const { page } = await launchApp({ configDir });
  await expect(page.getByText(/can’t write to its folder/)).toBeVisible();
  await page.screenshot({ path: test.info().outputPath("read-only.png") });
  await chmod(configDir, 0o700);
  await connect(page, await simulate());
});

test("opens a window even if its profile can’t be created", async ({ launchApp, desktop }) => {
  const parent = await desktop.newFolder("parent");
  await chmod(parent, 0o555);
  const { page } = await launchApp({ configDir: join(parent, "profile") });
  await expect(page.getByRole("heading", { name: "How do you want to start?" })).toBeVisible();
});

test("opens a window even if its profile can’t be entered", async ({ launchApp, desktop }) => {
  const configDir = await desktop.newFolder("profile");
  await chmod(configDir, 0);
  const { page } = await launchApp({ configDir });
  await expect(page.getByRole("heading", { name: "How do you want to start?" })).toBeVisible();
  await expect(page.getByText(/can’t write to its folder/)).toBeVisible();
  await chmod(configDir, 0o700);
});

for (const [what, options] of [
  ["full", "size=8k"],
  ["read-only", "size=4m,ro"],
] as const)
  test(`opens its window within five seconds on a ${what} disk, and ends when it is asked to`, async ({
    desktop,
    executable,
  }) => {
    const profile = await desktop.newFolder("profile");
    const written = await desktop.newFolder("written");
    const { uid, gid, switches } = desktop.operator;
    // An ordinary user may mount in a namespace of its own, which the second `unshare` leaves for the application’s usual user.
    const script = `mount -t tmpfs -o ${options} tmpfs "$1" && echo $$ > "$2/id" && shift 2 && exec unshare --user --map-user=${uid} --map-group=${gid} "$@"`;
    const inside = ["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"];
    const line = [executable, ...switches, `--user-data-dir=${profile}`];
    const ended = desktop.run("unshare", [...inside, profile, written, ...line]);
    const find = ["search", "--onlyvisible", "--name", "^Tenantry$"];
    const windows = async () => (await desktop.run("xdotool", find)).stdout.trim();
    await expect.poll(windows, { timeout: 5_000 }).not.toBe("");
    process.kill(Number(await readFile(join(written, "id"), "utf8")), "SIGTERM");
    expect((await ended).code).toBe(0);
    expect(await windows()).toBe("");
  });
