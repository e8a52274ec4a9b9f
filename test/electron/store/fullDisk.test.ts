// A disk that really is full or read-only: what was stored stays, the failure is reported, and the session goes on.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./setUp.ts";

const unshare = (script: string, ...rest: string[]) =>
  spawnSync(
    "unshare",
    ["--user", "--map-root-user", "--mount", "sh", "-ec", script, "sh", ...rest],
    {
      encoding: "utf8",
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: "nowhere" },
    },
  );

const mount = "mount -t tmpfs -o size=64k tmpfs";
const mayMount = unshare(`${mount} /mnt`).status === 0;

const failed = (why: string) => ({
  ok: false,
  error: {
    kind: "storeFailed",
    reason: `notes.json could not be written: ${why}. What was saved before is still there.`,
  },
});

describe.runIf(mayMount)("a disk of 64 KiB", () => {
  it("leaves stores and journals as they were when it is full or read-only", () => {
    const run = unshare(
      `${mount} "$1"; exec "$2" --import tsx "$3" "$1"`,
      temporaryFolder(),
      process.execPath,
      fileURLToPath(new URL("fullDisk.ts", import.meta.url)),
    );
    expect(run.stderr).toBe("");
    const saved = { ok: true, value: null };
    expect(JSON.parse(run.stdout)).toEqual({
      cut: {
        answer: {
          ok: false,
          error: {
            kind: "storeFailed",
            reason: "journal could not be written: the disk is full (ENOSPC).",
          },
        },
        onDisk: "\nkept\n",
      },
      small: { answer: saved, onDisk: '{"version":1,"notes":["small"]}', inMemory: ["small"] },
      full: {
        answer: failed("the disk took only a part of it and is probably full (short write)"),
        onDisk: '{"version":1,"notes":["small"]}',
        inMemory: ["small"],
      },
      again: {
        answer: saved,
        onDisk: '{"version":1,"notes":["again"]}',
        inMemory: ["again"],
        files: ["notes.json"],
      },
      brimful: {
        answer: failed("the disk is full (ENOSPC)"),
        onDisk: '{"version":1,"notes":["again"]}',
        inMemory: ["again"],
      },
      readOnly: {
        answer: failed("the folder is read-only (EROFS)"),
        onDisk: '{"version":1,"notes":["again"]}',
        inMemory: ["again"],
      },
    });
  });
});
