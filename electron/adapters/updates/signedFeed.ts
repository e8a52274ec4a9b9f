// The list of the newest version, as electron-builder writes it, which counts only with our signature beside it.
import { createPublicKey, verify } from "node:crypto";
import {
  type AppUpdater,
  Provider,
  type ResolvedUpdateFileInfo,
  type UpdateInfo,
} from "electron-updater";
import type { ProviderRuntimeOptions } from "electron-updater/out/providers/Provider.js";
import { parse } from "yaml";
import { z } from "zod";

/** A file lies beside the list, so its name has no way out of the feed. */
const fileName = z.string().regex(/^[\w.-]+$/);
const listShape = z.object({
  version: z.string(),
  path: fileName,
  sha512: z.string().min(1),
  releaseDate: z.coerce.string(),
  files: z.array(
    z.object({ url: fileName, sha512: z.string().min(1), size: z.number().exactOptional() }),
  ),
});

export interface Feed {
  /** Ends with a slash. */
  readonly url: string;
  /** The public half of an Ed25519 key (SPKI, DER), in base64. */
  readonly key: string;
}

/** Text and key belong together; throws if the key is none. */
const isSigned = (text: string, signature: string, key: string): boolean =>
  verify(
    null,
    Buffer.from(text),
    createPublicKey({ key: Buffer.from(key, "base64"), format: "der", type: "spki" }),
    Buffer.from(signature, "base64"),
  );

/** For `setFeedURL`, which makes one with the updater’s own means of sending requests. */
export const signedFeed = ({ url, key }: Feed) =>
  class SignedFeed extends Provider<UpdateInfo> {
    constructor(_options: unknown, _updater: AppUpdater, runtime: ProviderRuntimeOptions) {
      super(runtime);
    }
    /** Sends no header of the updater’s, which would name this computer. */
    override setRequestHeaders(): void {}
    async read(name: string): Promise<string> {
      const text = await this.httpRequest(new URL(name, url));
      if (text === null) throw new Error(`${name} is empty.`);
      return text;
    }
    override async getLatestVersion(): Promise<UpdateInfo> {
      const name = `${this.getDefaultChannelName()}.yml`;
      const list = await this.read(name);
      if (!isSigned(list, await this.read(`${name}.sig`), key))
        throw new Error(`${name} is not signed with our key.`);
      return listShape.parse(parse(list));
    }
    override resolveFiles({ files }: UpdateInfo): ResolvedUpdateFileInfo[] {
      return files.map((info) => ({ url: new URL(info.url, url), info }));
    }
  };
