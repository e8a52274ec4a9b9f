import { expect, it } from "vitest";
import { deleteVariables } from "../../../electron/adapters/terminal/switches.ts";

it("deletes the variables of Electron, Node and Chromium, and no other", () => {
  const ours = {
    PATH: "/bin",
    CLIENT_SECRET: "s",
    https_proxy: "http://proxy",
    CHROME_DESKTOP: "tenantry.desktop",
    ELECTRON_OZONE_PLATFORM_HINT: "auto",
  };
  const environment: NodeJS.ProcessEnv = {
    ...ours,
    SSLKEYLOGFILE: "/tmp/keys",
    sslkeylogfile: "/tmp/keys",
    NSS_DEBUG_LOG: "x",
    ELECTRON_ENABLE_LOGGING: "1",
    ELECTRON_LOG_FILE: "/tmp/log",
    NODE_TLS_REJECT_UNAUTHORIZED: "0",
    NODE_DEBUG: "tls",
    CHROME_LOG_FILE: "/tmp/log",
    GOOGLE_API_KEY: "x",
    BREAKPAD_DUMP_LOCATION: "/tmp",
  };
  deleteVariables(environment);
  expect(environment).toEqual(ours);
});
