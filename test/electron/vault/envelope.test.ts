// The sealed envelope gives its secret back only if it is intact and was made for the same profile.
import { expect, it } from "vitest";
import { unwrapSecret, wrapSecret } from "../../../electron/adapters/vault/envelope.ts";

it.each(["0123456789abcdef0123456789abcdef", `"\\{}&=% 密🔑`, " ", "\u0000\n"])(
  "gives back the secret %j",
  (secret) => {
    expect(unwrapSecret("acme", wrapSecret("acme", secret))).toBe(secret);
  },
);

it("refuses an envelope that was made for another profile", () => {
  expect(unwrapSecret("acme", wrapSecret("beta", "secret"))).toBeNull();
});

it.each([
  ["nothing", ""],
  ["a bare secret", "0123456789abcdef"],
  ["bytes that are not text", "\u0000\uFFFD\uFFFD{"],
  ["a truncated envelope", wrapSecret("acme", "secret").slice(0, -1)],
  ["null", "null"],
  ["a list", "[]"],
  ["another version", JSON.stringify({ version: 2, profile: "acme", secret: "secret" })],
  ["no version", JSON.stringify({ profile: "acme", secret: "secret" })],
  ["no secret", JSON.stringify({ version: 1, profile: "acme" })],
  ["an empty secret", JSON.stringify({ version: 1, profile: "acme", secret: "" })],
  ["a secret that is not text", JSON.stringify({ version: 1, profile: "acme", secret: 1 })],
  ["more than an envelope", JSON.stringify({ version: 1, profile: "acme", secret: "s", more: 1 })],
])("refuses %s", (_what, text) => {
  expect(unwrapSecret("acme", text)).toBeNull();
});
