// Ends every program of a desktop session and removes its folder, on request or when the session’s owner ends.
import { spawn } from "node:child_process";
import { once } from "node:events";

/**
 * A program belongs to the session if its environment names the folder; its parent does not matter, because D-Bus starts
 * services too. The X server removes its lock on TERM but not on KILL.
 */
const script = `
folder=$1
members() { grep -lsF "=$folder/" /proc/[0-9]*/environ | cut -d / -f 3; }
trap '' HUP INT TERM
cat > /dev/null
kill -TERM $(members)
for try in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
  [ -z "$(members)" ] && break
  sleep 0.05
done
while [ -n "$(members)" ]; do kill -KILL $(members); sleep 0.02; done
rm -rf "$folder"
`;

/**
 * The keeper reads a pipe from this process. The pipe closes however this process ends, even by Ctrl-C, a crash or
 * kill -9, so no exit handler is needed.
 */
export function keep(folder: string): { release(): Promise<void> } {
  const { PATH } = process.env;
  const keeper = spawn("sh", ["-c", script, "session-keeper", folder], {
    // In its own process group Ctrl-C does not reach it; with its own environment it does not count as a member.
    detached: true,
    env: { PATH },
    stdio: ["pipe", "ignore", "ignore"],
  });
  const ended = once(keeper, "exit");
  keeper.unref();
  return {
    async release() {
      keeper.ref();
      keeper.stdin.end();
      await ended;
    },
  };
}
