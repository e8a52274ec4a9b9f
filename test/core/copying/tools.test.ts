// The tools that operators paste into: each reads what was copied for it, against a server on this computer.
import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseEnv, promisify } from "node:util";
import { VariableScope } from "postman-collection";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chooseFormat } from "../../../electron/core/copying/formats.ts";
import { exists, values } from "../shellOn.ts";

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), "tenantry-tools-"));
const env = { ...process.env, HOME: folder, ANSIBLE_HOME: folder, LANG: "C.UTF-8" };

const asked: Pick<IncomingMessage, "method" | "url" | "headers">[] = [];
const server = createServer(({ method, url, headers }, response) => {
  asked.push({ method, url, headers });
  response.setHeader("content-type", "application/json");
  response.end("{}");
});
let address = "";
beforeAll(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("no port");
  address = `http://127.0.0.1:${bound.port}`;
});
afterAll(() => {
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Every character that RFC 6750 allows in a token. */
const token = "eyJhbGciOi.Ab-_~+/0123.sig==";

function copied(id: string, change: Partial<typeof values> = {}): string {
  const written = chooseFormat([], id).write({ ...values, token, ...change });
  if (!written.ok) throw new Error(`${id} was refused.`);
  return written.value;
}

const details = `/workspaces/v1/workspaces/${values.workspaceId}`;
const devices = "/network-monitoring/v1/devices";

const commands = [
  ["curl", "curl", details],
  ["curl", "central-curl", devices],
  ["http", "httpie", details],
] as const;

describe.each(commands.filter(([tool]) => exists(tool)))("%s", (_tool, id, path) => {
  it(`sends the request of the ${id} format with the whole token`, async () => {
    asked.length = 0;
    const line = copied(id, { baseUrl: address, centralUrl: address });
    await run("sh", ["-c", `${line} < /dev/null`], { env });
    expect(asked).toMatchObject([
      { method: "GET", url: path, headers: { authorization: `Bearer ${token}` } },
    ]);
  });
});

describe("Node’s reader of .env files", () => {
  it("gives back the whole token", () => {
    const line = copied("env");
    expect(parseEnv(`A=1\n${line}\nB=2\n`)).toEqual({ A: "1", GREENLAKE_TOKEN: token, B: "2" });
  });
});

describe("Postman’s library", () => {
  it.each([
    ["postman", "Acme (GreenLake)", values.baseUrl],
    ["central-postman", "Acme (Central)", values.centralUrl],
  ])("reads the %s environment whole", (id, name, url) => {
    const environment = new VariableScope(JSON.parse(copied(id)));
    expect(environment.name).toBe(name);
    expect(environment.toObject(true, true)).toEqual({
      baseUrl: url,
      bearerToken: token,
      workspaceId: values.workspaceId,
    });
  });

  it("hides the token as a secret", () => {
    expect(JSON.parse(copied("postman"))).toMatchObject({
      values: expect.arrayContaining([
        { key: "bearerToken", value: token, type: "secret", enabled: true },
      ]),
      _postman_variable_scope: "environment",
    });
  });
});

if (exists("ansible"))
  describe("Ansible", () => {
    it("reads both variables whole", async () => {
      const file = join(folder, "central.yml");
      writeFileSync(file, copied("ansible"));
      const show = "msg={{ access_token }}|{{ base_url }}";
      const args = ["localhost", "-i", "localhost,", "-c", "local", "-m", "debug", "-a", show];
      const { stdout } = await run("ansible", [...args, "-e", `@${file}`], { env, cwd: folder });
      expect(stdout).toContain(`"msg": "${token}|${values.centralUrl}"`);
    }, 30_000);
  });
