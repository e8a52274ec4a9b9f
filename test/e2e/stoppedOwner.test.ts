import { copyToken } from "./driver.ts";
import { copiedFor, expect, inMainWindow, test, watchPauses } from "./everyday.ts";

/** Owns both selections and answers nobody. Prints the process IDs. */
const stoppedOwner = `
  for selection in primary clipboard; do
    echo theirs | xclip -quiet -i -selection $selection >/dev/null 2>&1 & owner=$!
    sleep 0.5; kill -STOP $owner; echo $owner
  done`;

test("looks at the clipboard and copies while the program that owns it is stopped", async ({
  beginDay,
  desktop,
}) => {
  const { app, page, simulator, tenant } = await beginDay();
  await copyToken(page, tenant(0).name);
  const { stdout } = await desktop.run("sh", ["-c", stoppedOwner]);
  const longestPauseMs = await watchPauses(app);
  try {
    await inMainWindow(app, (window) => {
      window?.blur();
      window?.emit("focus");
    });
    await copyToken(page, tenant(1).name);
    expect(await copiedFor(desktop, simulator)).toBe(tenant(1).workspaceId);
    expect(await longestPauseMs()).toBeLessThan(1_000);
  } finally {
    for (const id of stdout.trim().split("\n")) process.kill(Number(id), "SIGKILL");
  }
});
