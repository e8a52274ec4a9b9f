// The release workflow signs its lists of updates so that a running Tenantry accepts them.
import { spawnSync } from "node:child_process";
import { generateKeyPairSync, verify } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";

const workflowShape = z.object({
  jobs: z.object({ draft: z.object({ steps: z.array(z.object({ run: z.string().optional() })) }) }),
});
const workflow = readFileSync(join(".github", "workflows", "release.yml"), "utf8");
const { steps } = workflowShape.parse(parse(workflow)).jobs.draft;
const script = steps.find(({ run }) => run?.includes("openssl"))?.run ?? "";
/** The workflow runs on Linux; elsewhere another program may have the name. */
const hasOpenssl =
  process.platform === "linux" &&
  spawnSync("openssl", ["version"], { stdio: "ignore" }).error === undefined;

describe.runIf(hasOpenssl)("the workflow’s signature", () => {
  const list = "version: 1.3.0\n";
  let folder = "";
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "tenantry-signing-"));
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "assets", "latest-linux.yml"), list);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const sign = (key: string) => {
    const env = { ...process.env, KEY: key };
    expect(spawnSync("sh", ["-e", "-c", script], { cwd: folder, env }).status).toBe(0);
  };

  it("is that of the key, over the whole list, and leaves no key behind", () => {
    const { publicKey, privateKey } = generateKeyPairSync("ed25519");
    sign(privateKey.export({ format: "pem", type: "pkcs8" }).toString());
    const signature = readFileSync(join(folder, "assets", "latest-linux.yml.sig"), "utf8");
    const isOurs = verify(null, Buffer.from(list), publicKey, Buffer.from(signature, "base64"));
    expect([isOurs, existsSync(join(folder, "key.pem"))]).toEqual([true, false]);
  });

  it("needs a key, without which no list is published", () => {
    sign("");
    expect(existsSync(join(folder, "assets", "latest-linux.yml"))).toBe(false);
  });
});
