// The Debian package as a new user meets it: installed in a clean root, started, used in the window and in the terminal, and removed.
import { copyFile, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { expect, test } from "playwright/test";
import { startSimulator } from "../../simulator/simulator.ts";
import { appId } from "../names.ts";
import { openCleanRoot } from "./cleanRoot.ts";
import { startDesktop } from "./userDesktop.ts";

const deb = process.env["TENANTRY_DEB"] ?? "";

/** Everything outside of the user’s folder that is Tenantry’s or speaks of it, except what apt and dpkg note of any package. */
const traces = `
  find / -xdev \\( -path /proc -o -path /home -o -path /var/cache/apt -o -path /tmp \\) -prune -o -iname '*tenantry*' -print
  grep -rsl -i tenantry /etc /usr/share/applications /usr/share/mime /usr/share/icons/hicolor/icon-theme.cache
  dpkg-query --show --showformat '\${Package} \${db:Status-Status}\\n' 'tenantry*' 2>/dev/null
  true
`;

test("leads from apt-get to a token on the clipboard and in the terminal, and goes without a trace", async () => {
  const root = await openCleanRoot();
  const simulator = await startSimulator();
  try {
    const shell = async (line: string) => (await root.asRoot("sh", "-c", line)).stdout;
    await test.step("a system that has never heard of Tenantry", async () => {
      expect(await shell(traces)).toBe("");
    });
    await test.step("apt-get installs it with everything that it needs", async () => {
      await copyFile(deb, join(root.folder, "opt", basename(deb)));
      const installed = await root.asRoot("apt-get", "install", "-y", `/opt/${basename(deb)}`);
      expect(installed.code, installed.stderr).toBe(0);
      const binary = "/usr/lib/tenantry/tenantry";
      expect(await shell(`ldd ${binary} | grep 'not found' || true`)).toBe("");
      expect(await shell("stat -c '%a %U' /usr/lib/tenantry/chrome-sandbox")).toBe("4755 root\n");
      expect((await root.asUser({}, "tenantry", "--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
      expect(
        await shell(
          "bash -c '. /usr/share/bash-completion/completions/tenantry; complete -p tenantry'",
        ),
      ).toContain("tenantry");
    });
    const desktop = await startDesktop(root);
    const [tenant] = simulator.tenants;
    if (tenant === undefined) throw new Error("The simulator has no tenant.");
    await test.step("the entry of the desktop’s menu starts it", async () => {
      await desktop.launch(`/usr/share/applications/${appId}.desktop`);
      await desktop.screen("wait", "Tenantry", "frame");
      await desktop.end("tenantry");
    });
    await test.step("four steps lead to a token on the clipboard", async () => {
      await desktop.start();
      await desktop.screen("press", "Type or paste the details");
      await desktop.screen("focus", "MSP workspace ID or issuer URL", "entry");
      await desktop.type(
        `${simulator.mspWorkspaceId}\t${simulator.clientId}\t${simulator.clientSecret}`,
      );
      await desktop.screen("press", "Advanced");
      await desktop.screen("focus", "GreenLake base URL", "entry");
      await desktop.type(`${simulator.baseUrl}\n`);
      await desktop.screen("wait", "Continue");
      await desktop.screen("press", "Continue");
      await desktop.screen("press", "Add all");
      await desktop.screen("press", `Copy token for ${tenant.name}`);
      await expect
        .poll(async () => simulator.issuedFor(await desktop.clipboard()))
        .toBe(tenant.workspaceId);
    });
    await test.step("Chromium’s sandbox is on, and the keyring keeps the secret", async () => {
      const renderers =
        "for pid in $(pgrep -f '[t]ype=renderer'); do grep Seccomp: /proc/$pid/status; done";
      expect(new Set((await shell(renderers)).trim().split("\n"))).toEqual(
        new Set(["Seccomp:\t2"]),
      );
      expect(await shell("cat /home/alice/.config/Tenantry/vault.json")).not.toContain(
        simulator.clientSecret,
      );
    });
    await test.step("the terminal gets the token once the user allows it", async () => {
      const asked = desktop.tenantry("token", tenant.name);
      await desktop.screen("press", "Allow once");
      const { code, stdout } = await asked;
      expect([code, simulator.issuedFor(stdout.trim())]).toEqual([0, tenant.workspaceId]);
    });
    await test.step("xdg-open hands a team file to it", async () => {
      const team = {
        tenantry: "team",
        version: 1,
        tenants: [{ id: tenant.workspaceId, name: "A new name" }],
      };
      await writeFile(join(root.folder, "home", "alice", "north.tenantry"), JSON.stringify(team));
      await desktop.run("xdg-open", "/home/alice/north.tenantry");
      await desktop.screen("wait", "north.tenantry");
    });
    await test.step("removed and purged, it leaves nothing but the user’s own data", async () => {
      await desktop.stop();
      expect((await root.asRoot("apt-get", "remove", "-y", "tenantry")).code).toBe(0);
      // apt no longer knows the package, which came from no archive.
      expect((await root.asRoot("dpkg", "--purge", "tenantry")).code).toBe(0);
      expect(await shell(traces)).toBe(`/opt/${basename(deb)}\n`);
      expect(await shell("ls /home/alice/.config/Tenantry")).toContain("vault.json");
    });
  } finally {
    await simulator.stop();
    await root.remove();
  }
});
