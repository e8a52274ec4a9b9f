import { describe, expect, it } from "vitest";
import { mayHoldSecret } from "../../../renderer/forms/mayHoldSecret.ts";

const id = "0123456789abcdef0123456789abcdef";
const uuid = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

describe("a text", () => {
  it.each([
    `key=${id}`,
    "secret: x",
    '{"pw": "Passw0rd-and-more-1234"}',
    "Authorization: Basic eDp5",
    "Bearer eyJhbGciOi.eyJzdWIi.c2ln",
    "eyJhbGciOi.eyJzdWIi.c2ln",
    "0123456789abcdefghijklmnopqrstuvwxyzABCD",
    `https://greenlake.example/?code=${id}`,
    `https://user:${id}@greenlake.example`,
  ])("may hold a secret: %s", (text) => {
    expect(mayHoldSecret(text)).toBe(true);
  });

  it.each([
    "",
    id,
    uuid,
    `id: ${uuid}`,
    `https://greenlake.example/authorization/v2/oauth2/${id}/token`,
    "Jo Doe: ops@msp.example",
    "hpe:tenant other",
    "a=b",
    "Dear team",
  ])("holds none: %s", (text) => {
    expect(mayHoldSecret(text)).toBe(false);
  });

  it("is judged quickly, however long it is", () => {
    const begunMs = performance.now();
    for (const part of ["a", "-", " ", "=", "eyJ.", "0a", "Bearer ", "0-", `${uuid} `])
      mayHoldSecret(part.repeat(200_000));
    expect(performance.now() - begunMs).toBeLessThan(1_000);
  });
});
