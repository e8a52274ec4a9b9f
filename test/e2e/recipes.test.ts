// The recipes of COMMANDLINE.md, word for word, with the packaged command as `tenantry` and a simulator as GreenLake.
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "yaml";
import { give } from "../desktop/operator.ts";
import { root } from "../desktop/root.ts";
import type { Session } from "../desktop/session.ts";
import { sampleWorkspaceId } from "../simulator/sampleTenants.ts";
import { expect, test } from "./everyday.ts";
import { allow, tokenShape } from "./terminalDay.ts";

const compare = (left: string, right: string): number => left.localeCompare(right);

/** The code in the section of a recipe, which begins with its name. */
async function recipe(name: string): Promise<string> {
  const page = await readFile(join(root, "COMMANDLINE.md"), "utf8");
  const [, recipes = ""] = page.split("\n## Recipes\n");
  const [own = ""] = (recipes.split(`\n**${name}`)[1] ?? "").split(/\n(?:\*\*|## )/);
  const fenced = /```\w+\n([^`]*)```/.exec(own)?.[1];
  const lines = own.split("\n").filter((line) => line.startsWith("    "));
  const code = fenced ?? lines.map((line) => line.slice(4)).join("\n");
  if (code === "") throw new Error(`COMMANDLINE.md has no recipe for ${name}.`);
  return code;
}

/** A folder for PATH whose `tenantry` is the packaged one on this profile, with further programs. */
async function programsFor(
  desktop: Session,
  executable: string,
  profile: string,
  more: Readonly<Record<string, string>>,
): Promise<string> {
  const folder = await desktop.newFolder("programs");
  const own = [executable, ...desktop.operator.switches, `--user-data-dir=${profile}`];
  const programs = { tenantry: `exec ${own.map((word) => `'${word}'`).join(" ")} "$@"`, ...more };
  for (const [name, line] of Object.entries(programs)) {
    const path = join(folder, name);
    await writeFile(path, `#!/bin/sh\n${line}\n`);
    await chmod(path, 0o755);
  }
  return folder;
}

test("the recipes hand their tools the tenant’s token", async ({
  beginDay,
  desktop,
  executable,
}) => {
  const workspaceId = sampleWorkspaceId("Contoso");
  const { page, configDir, simulator } = await beginDay({
    tenants: [{ workspaceId, name: "Contoso" }],
  });
  await allow(page);
  const programs = await programsFor(desktop, executable, configDir, {
    terraform: `[ "$*" = plan ] && printenv HPEGL_IAM_TOKEN`,
  });
  const path = `PATH=${programs}:/usr/bin:/bin`;
  const shell = (code: string) => desktop.run("env", [path, "sh", "-c", code]);

  const curl = await shell(await recipe("curl"));
  expect(curl.stderr).not.toContain("curl:");
  expect(JSON.parse(curl.stdout)).toMatchObject({ id: expect.anything() });

  const terraform = await shell(await recipe("Terraform"));
  expect([terraform.code, terraform.stderr.includes("terraform")]).toEqual([0, false]);
  expect(simulator.issuedFor(terraform.stdout.trim())).toBe(workspaceId);

  // The simulator has no devices, so its 404 ends the script.
  const script = join(programs, "devices.py");
  await writeFile(script, await recipe("Python"));
  const python = await shell(`cd ${programs}; tenantry exec Contoso -- python3 devices.py`);
  expect([python.code, python.stderr.includes("404")]).toEqual([1, true]);
  const asked = simulator.requests.at(-1);
  expect(asked?.path).toBe("/devices/v1/devices");
  const token = asked?.headers["authorization"]?.replace("Bearer ", "") ?? "";
  expect(simulator.issuedFor(token)).toBe(workspaceId);
});

test("the recipe for cron needs no running Tenantry", async ({ desktop, executable, simulate }) => {
  const { baseUrl, mspWorkspaceId, clientId, clientSecret, tenants, ...simulator } = await simulate(
    { tenants: 3 },
  );
  const ids = tenants.map((tenant) => tenant.workspaceId).join(" ");
  const home = await desktop.newFolder("home");
  for (const folder of [".config", "bin"]) await mkdir(join(home, folder));
  const variables = [
    `GREENLAKE_BASE_URL=${baseUrl}`,
    `MSP_WORKSPACE_ID=${mspWorkspaceId}`,
    `CLIENT_ID=${clientId}`,
    `CLIENT_SECRET=${clientSecret}`,
    `TENANT_WORKSPACE_IDS="${ids}"`,
  ];
  await writeFile(join(home, ".config", "greenlake.env"), variables.join("\n"));
  await writeFile(join(home, "bin", "report"), "#!/bin/sh\ncat\n", { mode: 0o755 });
  await give(home, desktop.operator);
  const programs = await programsFor(desktop, executable, join(home, "profile"), {});
  const line = (await recipe("cron")).replace(/^0 6 \* \* \* /, "");
  const { stdout } = await desktop.run("env", [
    "-u",
    "DISPLAY",
    `HOME=${home}`,
    `PATH=${programs}:/usr/bin:/bin`,
    "sh",
    "-c",
    line,
  ]);
  const lines = stdout.trim().split("\n");
  const printed = lines.map((each) => tokenShape.parse(JSON.parse(each)));
  expect(
    printed.map(({ accessToken }) => simulator.issuedFor(accessToken) ?? "").toSorted(compare),
  ).toEqual(tenants.map((tenant) => tenant.workspaceId).toSorted(compare));
});

test("the recipes for pycentral and Ansible are well formed", async ({ desktop }) => {
  const check = "import ast, sys; ast.parse(sys.stdin.read())";
  const pycentral = await recipe("pycentral 2");
  expect((await desktop.run("/usr/bin/env", ["python3", "-c", check], pycentral)).code).toBe(0);
  expect(parse(await recipe("Ansible"))).toMatchObject([
    { tasks: [{ "arubanetworks.hpeanw_central.central_devices_info": expect.anything() }] },
  ]);
});
