// Signals, pipes and a missing home folder, for commands that need no running application.
import type { Session } from "../desktop/session.ts";
import type { Simulator } from "../simulator/simulator.ts";
import { expect, test } from "./fixtures.ts";

/** Runs a shell script that finds the command up to `tenantry` in its arguments, and a folder in `$folder`. */
async function inShell(
  desktop: Session,
  executable: string,
  { baseUrl, mspWorkspaceId, clientId, clientSecret, tenants }: Simulator,
  script: string,
) {
  const ids = tenants.map(({ workspaceId }) => workspaceId).join(" ");
  return desktop.run("env", [
    `folder=${await desktop.newFolder("exec")}`,
    `GREENLAKE_BASE_URL=${baseUrl}`,
    `MSP_WORKSPACE_ID=${mspWorkspaceId}`,
    `CLIENT_ID=${clientId}`,
    `CLIENT_SECRET=${clientSecret}`,
    `TENANT_WORKSPACE_IDS=${ids}`,
    "timeout",
    "20",
    "bash",
    "-c",
    script,
    "bash",
    executable,
    ...desktop.operator.switches,
  ]);
}

/** Counts a signal, and ends with 3 half a second after the first one. */
const counting = (signal: string): string =>
  `sh -c 'trap "echo caught >> $folder/said" ${signal}; echo ready >> $folder/said; until grep -q caught $folder/said; do sleep 0.05; done; for turn in 1 2 3 4 5; do sleep 0.1; done; exit 3'`;
const exec = "exec ${TENANT_WORKSPACE_IDS%% *} --from-env --";
const untilReady = "until grep -qs ready $folder/said; do sleep 0.05; done";

test("a program gets Ctrl+C once, and tenantry ends as it does", async ({
  desktop,
  executable,
  simulate,
}) => {
  const simulator = await simulate({ tenants: 1 });
  const run = (script: string) => inShell(desktop, executable, simulator, script);

  const line = `${exec} ${counting("INT")}`.replaceAll(`"`, `\\"`);
  const onTerminal = await run(
    `{ ${untilReady}; printf '\\003'; sleep 2; } | script -qfec "exec $* ${line}" /dev/null > /dev/null; echo "ended \${PIPESTATUS[1]}"; cat $folder/said`,
  );
  expect(onTerminal.stdout).toBe("ended 3\nready\ncaught\n");
});

test("a hang-up reaches the program once, and its end is tenantry’s", async ({
  desktop,
  executable,
  simulate,
}) => {
  const simulator = await simulate({ tenants: 1 });
  const run = (script: string) => inShell(desktop, executable, simulator, script);
  const hungUp = await run(
    `"$@" ${exec} ${counting("HUP")} & ${untilReady}; kill -HUP $!; wait $!; echo "ended $?"; cat $folder/said`,
  );
  expect(hungUp.stdout).toBe("ended 3\nready\ncaught\n");

  const killed = await run(`"$@" ${exec} sh -c 'kill -USR1 $$'; echo "ended $?"`);
  expect(killed.stdout).toBe("ended 138\n");
  const empty = await run(`"$@" ${exec} cat < /dev/null; echo "ended $?"`);
  expect(empty.stdout).toBe("ended 0\n");
});

test("a reader that has had enough ends the command without a word", async ({
  desktop,
  executable,
  simulate,
}) => {
  const simulator = await simulate({ tenants: 200 });
  const { stdout, stderr } = await inShell(
    desktop,
    executable,
    simulator,
    `"$@" token --all --from-env | head -n 1; echo "ended \${PIPESTATUS[0]}"`,
  );
  const [first = "", ended] = stdout.split("\n");
  const { accessToken, workspaceId } = JSON.parse(first);
  expect([simulator.issuedFor(accessToken), ended]).toEqual([workspaceId, "ended 141"]);
  expect(stderr).not.toMatch(/tenantry|Exception|\n\s+at /i);
});

test("says that its answer does not fit on the disk, and fails", async ({
  desktop,
  executable,
  simulate,
}) => {
  const { stdout, stderr } = await inShell(
    desktop,
    executable,
    await simulate(),
    '"$@" --help > /dev/full; echo "help $?"; "$@" token --all --from-env > /dev/full; echo "token $?"; "$@" --help 2> /dev/full > /dev/full; echo "silent $?"',
  );
  expect(stdout).toBe("help 1\ntoken 1\nsilent 1\n");
  expect(stderr.match(/The answer could not be written: the disk is full\./g)).toHaveLength(2);
});

test("says that the folder for its settings cannot be created", async ({ desktop, executable }) => {
  const { code, stdout, stderr } = await desktop.run("env", [
    "-u",
    "XDG_CONFIG_HOME",
    "HOME=/proc",
    executable,
    ...desktop.operator.switches,
    "status",
  ]);
  expect([code, stdout, stderr.includes("check HOME")]).toEqual([6, "", true]);
});
