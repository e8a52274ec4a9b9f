// The fixtures of every end-to-end test: per worker a desktop session and an inspectable artefact, per test the applications.
import type { ElectronApplication, Page } from "playwright";
import { test as base } from "playwright/test";
import { drive } from "../desktop/drivenApp.ts";
import { copyForInspection } from "../desktop/package.ts";
import { type Session, startSession } from "../desktop/session.ts";
import { type Simulator, startSimulator } from "../simulator/simulator.ts";

export interface LaunchOptions {
  /** The profile folder of an earlier launch, to continue with its data. */
  readonly configDir?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
}

export interface Launched {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Everything the application has printed so far. */
  readonly logs: () => string;
  /** The profile folder. */
  readonly configDir: string;
}

interface PerWorker {
  readonly desktop: Session;
  readonly executable: string;
}

interface PerTest {
  readonly launchApp: (options?: LaunchOptions) => Promise<Launched>;
  readonly simulate: (...options: Parameters<typeof startSimulator>) => Promise<Simulator>;
  /** Runs the executable on the profile of a running application, as from the command line. */
  readonly tenantry: (configDir: string, ...args: readonly string[]) => ReturnType<Session["run"]>;
}

async function launch(
  { desktop, executable }: PerWorker,
  { configDir, env = {}, args = [] }: LaunchOptions,
): Promise<Launched> {
  const profile = configDir ?? (await desktop.newFolder("profile"));
  const app = await drive(desktop, executable, {
    env,
    args: [`--user-data-dir=${profile}`, ...args],
  });
  let printed = "";
  const { stdout, stderr } = app.process();
  for (const stream of [stdout, stderr])
    stream?.on("data", (chunk: Buffer) => (printed += chunk.toString()));
  const page = await app.firstWindow();
  return { app, page, logs: () => printed, configDir: profile };
}

export const test = base.extend<PerTest, PerWorker>({
  desktop: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's pattern
    async ({}, use) => {
      const session = await startSession();
      await use(session);
      await session.stop();
    },
    { scope: "worker", timeout: 60_000 },
  ],
  executable: [
    async ({ desktop }, use) => {
      await use(await copyForInspection(desktop));
    },
    { scope: "worker", timeout: 60_000 },
  ],
  launchApp: async ({ desktop, executable }, use, info) => {
    const launched: Launched[] = [];
    await use(async (options = {}) => {
      const started = await launch({ desktop, executable }, options);
      launched.push(started);
      return started;
    });
    if (info.status !== info.expectedStatus)
      await desktop.screenshot(info.outputPath("desktop.png"));
    for (const { app } of launched) await app.close().catch(() => undefined);
  },
  tenantry: async ({ desktop, executable }, use) => {
    await use((configDir, ...args) => {
      const profile = `--user-data-dir=${configDir}`;
      return desktop.run(executable, [...desktop.operator.switches, profile, ...args]);
    });
  },
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter's pattern
  simulate: async ({}, use) => {
    const running: Simulator[] = [];
    await use(async (...options) => {
      const simulator = await startSimulator(...options);
      running.push(simulator);
      return simulator;
    });
    for (const simulator of running) await simulator.stop();
  },
});

/** Takes a light and a dark screenshot for review, without animations, which would blend the two. */
export async function takePictures(page: Page, name: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await page.screenshot({ path: test.info().outputPath(`${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}

export { expect } from "playwright/test";
