// The sealed envelope gives its secret back only if it is intact and was made for the same profile, address, workspace and client.
import { expect, it } from "vitest";
import { unwrapSecret, wrapSecret } from "../../../electron/adapters/vault/envelope.ts";
import { acme, beta } from "./setUp.ts";

it.each(["0123456789abcdef0123456789abcdef", `"\\{}&=% 密🔑`, " ", "\u0000\n"])(
  "gives back the secret %j",
  (secret) => {
    expect(unwrapSecret(acme, wrapSecret(acme, secret))).toMatchObject({ secret, isOld: false });
  },
);

it.each([
  ["profile", beta],
  ["address", { ...acme, baseUrl: "https://elsewhere.example" }],
  ["workspace", { ...acme, workspaceId: "f".repeat(32) }],
  ["API client", { ...acme, clientId: "other" }],
])("refuses an envelope that was made for another %s", (_what, owner) => {
  expect(unwrapSecret(acme, wrapSecret(owner, "secret"))).toBeNull();
});

it("opens an envelope of the first version, which names only the profile, and says that it is old", () => {
  const older = JSON.stringify({ version: 1, profile: "acme", secret: "secret" });
  expect(unwrapSecret(acme, older)).toEqual({ secret: "secret", isOld: true });
  expect(unwrapSecret(beta, older)).toBeNull();
});

const fields = { version: 2, profile: "acme", ...acme, id: undefined };

it.each([
  ["nothing", ""],
  ["a bare secret", "0123456789abcdef"],
  ["bytes that are not text", "\u0000\uFFFD\uFFFD{"],
  ["a truncated envelope", wrapSecret(acme, "secret").slice(0, -1)],
  ["null", "null"],
  ["a list", "[]"],
  ["another version", JSON.stringify({ ...fields, version: 3, secret: "secret" })],
  ["no version", JSON.stringify({ ...fields, version: undefined, secret: "secret" })],
  ["no secret", JSON.stringify(fields)],
  ["an empty secret", JSON.stringify({ ...fields, secret: "" })],
  ["a secret that is not text", JSON.stringify({ ...fields, secret: 1 })],
  ["more than an envelope", JSON.stringify({ ...fields, secret: "s", more: 1 })],
  ["an old one without a secret", JSON.stringify({ version: 1, profile: "acme" })],
])("refuses %s", (_what, text) => {
  expect(unwrapSecret(acme, text)).toBeNull();
});
