import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { root } from "../desktop/root.ts";
import { expect, test } from "./fixtures.ts";

test("npm run demo connects and copies three tokens without a display", async () => {
  // The demo builds the application and starts a desktop session of its own.
  test.setTimeout(120_000);
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env;
  const { stdout } = await promisify(execFile)("npm", ["run", "demo"], { cwd: root, env });
  expect(stdout).toMatch(
    /^Connected to MSP workspace [0-9a-f]{32} at http:\/\/127\.0\.0\.1:\d+\.$/m,
  );
  expect(stdout.match(/ on the clipboard, \d+ s left\.$/gm)).toHaveLength(3);
});
