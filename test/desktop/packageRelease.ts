// `npm run package:release`: makes a production build and this system’s packages of it, on Electron’s official release.
import { build as packageApp, Platform } from "electron-builder";
import { build } from "./build.ts";
import { command } from "./command.ts";

await command(async () => {
  await build("production");
  const feed = process.env["TENANTRY_UPDATE_FEED"] ?? "";
  const made = await packageApp({
    // Those of electron-builder.yml.
    targets: Platform.current().createTarget(),
    publish: "never",
    config: {
      extends: "electron-builder.yml",
      // Without a feed there is no list of updates either.
      publish: feed === "" ? null : { provider: "generic", url: feed },
    },
  });
  for (const path of made) console.log(path);
  return 0;
});
