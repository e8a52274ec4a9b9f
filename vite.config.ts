// One build for the three programs: the window (client), the main process and the sandboxed preload.
import react from "@vitejs/plugin-react";
import { readdirSync, readFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import packageJson from "./package.json" with { type: "json" };

const notBundled = [
  "electron",
  // Native: its binary is found relative to the package.
  "@napi-rs/keyring",
  ...builtinModules,
  ...builtinModules.map((name) => `node:${name}`),
];

/** Without them a build holds no code for updates at all. */
const { TENANTRY_UPDATE_FEED: updateFeed = "", TENANTRY_UPDATE_KEY: updateKey = "" } = process.env;
if ((updateFeed === "") !== (updateKey === ""))
  throw new Error("TENANTRY_UPDATE_FEED and TENANTRY_UPDATE_KEY belong together.");
if (
  updateFeed !== "" &&
  !/^https:.*\/$/.test(updateFeed) &&
  !updateFeed.startsWith("http://127.0.0.1:")
)
  throw new Error("TENANTRY_UPDATE_FEED begins with https: and ends with a slash.");

/**
 * electron-store can check files with a JSON schema and migrate them; here zod does that, and a third of what main loads at its
 * start would go unused.
 */
const unused = Object.fromEntries(
  // electron-updater compares versions with semver.
  ["ajv/dist/2020.js", "ajv-formats", ...(updateFeed === "" ? ["semver"] : [])].map((name) => [
    name,
    join(import.meta.dirname, "electron", "adapters", "store", "unused.ts"),
  ]),
);

const nodeProgram = (entry: string | readonly string[], outDir: string, format: "es" | "cjs") => ({
  consumer: "server" as const,
  resolve: { noExternal: true as const, external: notBundled, conditions: ["node", "import"] },
  build: {
    outDir,
    ssr: true,
    target: "node20",
    emptyOutDir: true,
    minify: false,
    rolldownOptions: {
      input: [entry].flat(),
      external: notBundled,
      // Parts that are loaded later stay beside the entry: paths are relative to it.
      output: {
        format,
        // Less to read at the start. Names stay, so that a stack in the log can be read.
        minify: { compress: true, mangle: false, codegen: true },
        entryFileNames: format === "cjs" ? "[name].cjs" : "[name].js",
        chunkFileNames: "[name].js",
      },
    },
  },
});

const namedIn = (text: string): readonly string[] =>
  [...text.matchAll(/var\((--[\w-]+)/g)].map(([, name = ""]) => name);

/** The windows use some twenty of the design’s six hundred variables, which every style would be computed with. */
const usedTokens = (): Plugin => ({
  name: "used-tokens",
  enforce: "pre",
  transform(code, id) {
    if (!/hpe-design-tokens.*\.css$/.test(id)) return null;
    const folder = join(import.meta.dirname, "renderer");
    const sheets = readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".css"))
      .map((file) => readFileSync(join(folder, file), "utf8"));
    const used = new Set<string>();
    const use = (name: string): void => {
      if (used.has(name)) return;
      used.add(name);
      for (const [, value = ""] of code.matchAll(new RegExp(`${name}:([^;]+);`, "g")))
        namedIn(value).forEach(use);
    };
    sheets.flatMap(namedIn).forEach(use);
    return code.replaceAll(/^\s*(--[\w-]+):[^;]+;\n/gm, (line, name: string) =>
      used.has(name) ? line : "",
    );
  },
});

export default defineConfig(({ mode }) => ({
  root: "renderer",
  base: "./",
  // Warnings about packages that name a source map without its sources are no use to us.
  logLevel: process.env.VITEST === undefined ? "info" : "error",
  plugins: [react(), usedTokens()],
  resolve: { alias: unused },
  define: {
    // A packaged production build holds no demo door at all: the branch is removed with the constant.
    DEVELOPMENT_BUILD: JSON.stringify(mode === "development"),
    APP_VERSION: JSON.stringify(packageJson.version),
    UPDATE_FEED: JSON.stringify(updateFeed),
    UPDATE_KEY: JSON.stringify(updateKey),
    RELEASES: JSON.stringify(`${packageJson.homepage}/releases`),
    APP_ID: JSON.stringify(packageJson.desktopName.replace(/\.desktop$/, "")),
  },
  builder: {
    sharedConfigBuild: false,
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments))
        await builder.build(environment);
    },
  },
  environments: {
    client: {
      build: {
        outDir: "../dist/renderer",
        emptyOutDir: true,
        target: "chrome130",
        modulePreload: { polyfill: false },
        rolldownOptions: {
          input: ["renderer/index.html", "renderer/quickPick.html", "renderer/consent.html"],
        },
      },
    },
    main: nodeProgram(
      ["electron/main.ts", "electron/adapters/reading/thread.ts"],
      "../dist/main",
      "es",
    ),
    preload: nodeProgram("electron/preload.ts", "../dist/preload", "cjs"),
  },
  test: {
    root: import.meta.dirname,
    // On a busy machine a property test takes longer than the five seconds that are usual.
    testTimeout: 20_000,
    maxWorkers: "100%",
    projects: [
      {
        extends: true,
        test: {
          name: "core",
          // Files share the modules they import: neither the core nor the simulator keeps state in a module.
          isolate: false,
          include: ["test/{core,simulator,faults,packaging,supply}/**/*.test.ts"],
        },
      },
      {
        extends: true,
        test: { name: "adapters", include: ["test/electron/**/*.test.ts"] },
      },
      {
        extends: true,
        test: {
          name: "window",
          environment: "happy-dom",
          isolate: false,
          include: ["test/renderer/**/*.test.{ts,tsx}"],
        },
      },
    ],
  },
}));
