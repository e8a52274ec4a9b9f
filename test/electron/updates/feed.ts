// A feed of updates on loopback as the release workflow makes one, and Electron’s part of the updater on Node’s own HTTP.
import { createHash, generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { EventEmitter, once } from "node:events";
import { createServer, request } from "node:http";
import Module, { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(import.meta.url);

export interface Installation {
  readonly version: string;
  /** Holds the profile and the cache. */
  readonly folder: string;
}

/** Stands in for Electron, which the updater loads by itself. `quit` ends the application as the operator does. */
export function becomeElectron({ version, folder }: Installation) {
  const app = Object.assign(new EventEmitter(), {
    isPackaged: true,
    whenReady: async () => undefined,
    getVersion: () => version,
    getName: () => "tenantry",
    getPath: () => folder,
  });
  const path = require.resolve("electron");
  const electron = new Module(path);
  electron.exports = { app, net: { request }, session: { fromPartition: () => ({}) } };
  electron.loaded = true;
  require.cache[path] = electron;
  Object.assign(process, { resourcesPath: folder });
  process.env["XDG_CACHE_HOME"] = join(folder, "cache");
  return { quit: () => app.emit("quit", {}, 0) };
}

export interface Feed {
  readonly url: string;
  readonly key: string;
  /** What is served, by its name. */
  readonly files: Map<string, Buffer>;
  /** The names that were asked for, and the headers that came with the first. */
  readonly asked: { readonly name: string; readonly headers: Record<string, unknown> }[];
  /** Closes the connection after this many bytes of a file. */
  cutAfter: number;
  readonly publish: (version: string, program: string, signer?: KeyObject) => void;
  stop(): Promise<void>;
}

export async function startFeed(): Promise<Feed> {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const files = new Map<string, Buffer>();
  const asked: Feed["asked"] = [];
  const server = createServer((incoming, answer) => {
    const name = new URL(incoming.url ?? "", "http://feed").pathname.slice(1);
    asked.push({ name, headers: incoming.headers });
    const content = files.get(name);
    answer.statusCode = content === undefined ? 404 : 200;
    answer.setHeader("content-length", content?.length ?? 0);
    if (content === undefined || content.length <= feed.cutAfter) return answer.end(content);
    return answer.write(content.subarray(0, feed.cutAfter), () => incoming.socket.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address === null || typeof address === "string" ? 0 : address.port;
  const feed: Feed = {
    url: `http://127.0.0.1:${port}/`,
    key: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
    files,
    asked,
    cutAfter: Number.POSITIVE_INFINITY,
    publish(version, program, signer = privateKey) {
      const name = `tenantry-${version}-x86_64.AppImage`;
      const digest = createHash("sha512").update(program).digest("base64");
      const list = `version: ${version}
files:
  - url: ${name}
    sha512: ${digest}
    size: ${Buffer.byteLength(program)}
path: ${name}
sha512: ${digest}
releaseDate: '2026-11-27T00:00:00.000Z'
`;
      files.set(name, Buffer.from(program));
      files.set("latest-linux.yml", Buffer.from(list));
      const signature = sign(null, Buffer.from(list), signer).toString("base64");
      files.set("latest-linux.yml.sig", Buffer.from(signature));
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return feed;
}
