// Where the figures are taken: a desktop session with Tenantry, the bare window, a simulator and profiles of several sizes.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cp } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ElectronApplication, Page } from "playwright";
import { drive } from "../desktop/drivenApp.ts";
import { give } from "../desktop/operator.ts";
import { copyForInspection } from "../desktop/package.ts";
import { type Session, startSession } from "../desktop/session.ts";
import { addManyTenants, connect } from "../e2e/driver.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";
import { packBareWindow } from "./bareWindow.ts";

export interface Program {
  readonly name: "own" | "bare";
  readonly executable: string;
}

export interface Desk {
  readonly session: Session;
  readonly own: Program;
  readonly bare: Program;
  /** A profile with a connected MSP of the simulator and this many tenants in its list. */
  profileOf(tenants: number): Promise<string>;
  readonly simulator: Simulator;
  stop(): Promise<void>;
}

/** A paste has at most 5 MiB. */
const mostAtOnce = 50_000;

const quit = async (app: ElectronApplication, page: Page): Promise<void> => {
  const closed = app.waitForEvent("close");
  await page.evaluate(() => void window.tenantry.quit(null));
  await closed;
};

async function makeProfile(
  { session, own, simulator }: Pick<Desk, "session" | "own" | "simulator">,
  tenants: number,
): Promise<string> {
  const profile = await session.newFolder("profile");
  const app = await drive(session, own.executable, { args: [`--user-data-dir=${profile}`] });
  const page = await app.firstWindow();
  await connect(page, simulator);
  for (let from = 0; from < tenants; from += mostAtOnce)
    await addManyTenants(page, simulator.tenants.slice(from, Math.min(from + mostAtOnce, tenants)));
  await quit(app, page);
  return profile;
}

export async function openDesk(mostTenants: number): Promise<Desk> {
  const session = await startSession();
  const own: Program = { name: "own", executable: await copyForInspection(session) };
  const place = join(session.folder, "bare");
  await cp(dirname(own.executable), place, { recursive: true });
  await packBareWindow(join(session.folder, "bareSource"), join(place, "resources", "app.asar"));
  await give(place, session.operator);
  const bare: Program = { name: "bare", executable: join(place, "tenantry") };
  const simulator = await startSimulator({ tenants: mostTenants });
  const profiles = new Map<number, Promise<string>>();
  const desk: Desk = {
    session,
    own,
    bare,
    simulator,
    profileOf(tenants) {
      const made = profiles.get(tenants) ?? makeProfile(desk, tenants);
      profiles.set(tenants, made);
      return made;
    },
    async stop() {
      await simulator.stop();
      await session.stop();
    },
  };
  return desk;
}

export interface Started {
  readonly pid: number;
  /** Epoch milliseconds. */
  readonly spawnedMs: number;
  readonly child: ChildProcess;
  /** The address for a debugger of the windows; only with `debugged`. */
  readonly debugger: Promise<string>;
  end(): Promise<void>;
}

/** Starts a program as its operator would, without a driver, which would delay its start. */
export function begin(
  { session }: Desk,
  { executable }: Program,
  args: readonly string[],
): Started {
  const { operator, env } = session;
  const line = [...operator.prefix, executable, ...operator.switches, ...args];
  const spawnedMs = Date.now();
  const child = spawn(line[0] ?? "", line.slice(1), {
    env,
    cwd: "/",
    stdio: ["ignore", "ignore", "pipe"],
  });
  const address = new Promise<string>((resolve) => {
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const [, found] = /DevTools listening on (ws:\S+)/.exec(said) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    pid: child.pid ?? 0,
    spawnedMs,
    child,
    debugger: address,
    async end() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
    },
  };
}
