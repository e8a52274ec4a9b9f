import { readdir, readFile } from "node:fs/promises";
import type { Session } from "../desktop/session.ts";
import { addTenants, copyButton, copyToken } from "./driver.ts";
import { expect, test, watchPauses } from "./everyday.ts";

/** Signals the keyring of this desktop session. */
async function signalKeyring({ folder }: Session, signal: NodeJS.Signals): Promise<void> {
  for (const id of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const read = (file: string) => readFile(`/proc/${id}/${file}`, "utf8").catch(() => "");
    if (
      (await read("comm")).startsWith("gnome-keyring") &&
      (await read("environ")).includes(folder)
    )
      process.kill(Number(id), signal);
  }
}

test("says that a stopped keyring does not answer, and copies once it goes on", async ({
  connected,
  launchApp,
  desktop,
}) => {
  const { app, page, configDir, tenant } = await connected();
  await addTenants(page, [tenant(0)]);
  await app.close();
  await signalKeyring(desktop, "SIGSTOP");
  try {
    const again = await launchApp({ configDir });
    const longestPauseMs = await watchPauses(again.app);
    await copyButton(again.page, tenant(0).name).click();
    await expect(again.page.getByText(/did not answer/).first()).toBeVisible({ timeout: 15_000 });
    expect(await longestPauseMs()).toBeLessThan(1_000);
    await signalKeyring(desktop, "SIGCONT");
    await copyToken(again.page, tenant(0).name);
  } finally {
    await signalKeyring(desktop, "SIGCONT");
  }
});
