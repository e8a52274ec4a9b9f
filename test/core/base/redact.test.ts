// Redaction: no token or secret gets through, what support needs stays readable, and hostile text costs no time.
import { describe, expect, it } from "vitest";
import { spentMs } from "../processorTime.ts";
import { clip, redact } from "../../../electron/core/base/redact.ts";

const canary = "cAnArY7f3e9d1c5b";
const jwt = `eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIke2NhbmFyeX0ifQ.${canary}_-${canary}`;

describe("a secret", () => {
  it.each([
    ["a form body", `grant_type=client_credentials&client_secret=${canary}&scope=a`],
    ["a subject token", `subject_token=${canary}&subject_token_type=urn:x`],
    ["a URL-encoded form", `body=client_secret%3D${canary}%26a`],
    ["a query", `https://host/path?a=1&access_token=${canary}#x`],
    ["JSON", `{"access_token":"${canary}","expires_in":899}`],
    ["spaced JSON", `{ "refresh_token" : "${canary}" }`],
    ["JSON with escapes", `{"client_secret":"a\\"b\\\\${canary}"}`],
    ["truncated JSON", `{"client_secret":"abc${canary}`],
    ["JSON within JSON", JSON.stringify(JSON.stringify({ client_secret: canary }))],
    ["a printed object", `{ clientSecret: '${canary}', b: 1 }`],
    ["YAML", `client_secret: ${canary}`],
    ["an environment line", `export MSP_CLIENT_SECRET="${canary}"`],
    ["an id token", `id_token=${canary}`],
    ["a header", `Authorization: Bearer ${canary}`],
    ["a lower-case header", `authorization: bearer ${canary}`],
    ["an encoded header", `Bearer%20${canary}`],
    ["a JWT", `token ${jwt} end`],
    ["a JWT’s first two segments", `eyJhbGciOi.${canary}`],
    ["a JWT’s first segment", `eyJhbGciOi${canary}`],
    ["a detached JWT", `eyJhbGciOi..${canary}`],
    ["an encrypted JWT", `eyJhbGciOi.${canary}.${canary}.${canary}.${canary}`],
    ["a PEM block", `-----BEGIN PRIVATE KEY-----\n${canary}\n-----END PRIVATE KEY-----`],
    ["a PEM block without an end", `-----BEGIN RSA PRIVATE KEY-----\nabc\n${canary}\n`],
    ["a long run", `x ${canary}${canary}${canary} y`],
  ])("is redacted in %s", (_what, text) => {
    expect(text).toContain(canary);
    expect(redact(text)).not.toContain(canary);
    expect(redact(text)).toContain("[redacted]");
  });

  it("that is known is redacted in every spelling", () => {
    const secret = `k3y /+&=%"'\\ü!*`;
    const json = JSON.stringify(secret);
    const form = new URLSearchParams({ a: secret }).toString();
    const query = encodeURIComponent(secret);
    for (const text of [secret, json, form, query, query.toLowerCase()])
      expect(redact(`<${text}>`, ["", secret])).toMatch(/^<"?(a=)?\[redacted\]"?>$/);
  });

  it("that is known is redacted even if it looks like a workspace ID", () => {
    const secret = "0123456789abcdef0123456789abcdef";
    expect(redact(`failed for ${secret}.`, [secret])).toBe("failed for [redacted].");
  });

  it("that begins like another one is redacted as a whole", () => {
    expect(redact("abcdefgh", ["abcd", "abcdefgh"])).toBe("[redacted]");
  });

  it("with half a surrogate pair is redacted without throwing", () => {
    expect(redact("a half\uD800 b", ["half\uD800"])).toBe("a [redacted] b");
  });
});

describe("other text", () => {
  it.each([
    "workspace 0123456789abcdef0123456789abcdef refused",
    "workspace 3f2504e0-4f89-41d3-9a0c-0305e82c3301 refused",
    "debugId 5b1a3c4de7f84a0b9c2d1e3f4a5b6c7d",
    "subject_token_type=urn:ietf:params:oauth:token-type:access_token",
    "urn:ietf:params:oauth:grant-type:token-exchange",
    "invalid_client: The client is not known.",
    "the access_token is missing, expected a Bearer token",
    "https://global.api.greenlake.hpe.com/authorization/v2/oauth2/0123456789abcdef0123456789abcdef/token",
    "",
  ])("stays readable: %j", (text) => {
    expect(redact(text, ["n", "kno", "redact"])).toBe(text);
  });

  it("stays readable around a secret", () => {
    expect(redact(`POST client_id=abc&client_secret=${canary}&scope=x 401`)).toBe(
      "POST client_id=abc&client_secret=[redacted]&scope=x 401",
    );
    expect(redact(`{"access_token":"${canary}","expires_in":899}`)).toBe(
      '{"access_token":"[redacted]","expires_in":899}',
    );
  });
});

describe("redaction", () => {
  const pieces = [
    "client_secret=",
    '"access_token":"',
    '\\"access_token\\":\\"',
    "eyJhbGciOi.",
    "Bearer ",
    "[redacted]",
    "-----BEGIN KEY-----",
    "-----END KEY-----",
    canary.repeat(3),
    '"',
    "'",
    "\\",
    " ",
    "]",
    "&",
    ".",
    "\n",
  ];

  it("changes nothing the second time", () => {
    // A small generator with a fixed seed, so that a failure repeats.
    let seed = 7;
    const next = (below: number): number => {
      seed = (seed * 48271) % 2147483647;
      return seed % below;
    };
    for (let round = 0; round < 5000; round += 1) {
      const text = Array.from({ length: 1 + next(8) }, () => pieces[next(pieces.length)]).join("");
      const once = redact(text, [canary]);
      expect(redact(once, [canary]), JSON.stringify(text)).toBe(once);
    }
  });

  it.each([
    ...pieces,
    "client_secret",
    "client_secret  ",
    "client_secret\\\\\\\\",
    "eyJ",
    "eyJaaaaa.",
    "-----BEGIN ",
    "-----BEGIN A",
    "Bearer     ",
    "a_",
    "%3D",
    '\\"',
    "\uD83D\uDD11",
  ])("gets through a megabyte of %j in no time", (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const beforeMs = spentMs();
    redact(`client_secret=${text}`, [canary]);
    redact(`client_secret${text}`);
    redact(text);
    clip(text);
    expect(spentMs() - beforeMs).toBeLessThan(1500);
  });
});

describe("a clipped text", () => {
  it("is trimmed to one line without control and direction characters", () => {
    expect(clip(" a\r\n\tb\u0000\u001B[31m\u202Ec\u2066d\u200F\u0085 \u2028e \n")).toBe(
      "a b[31mcd e",
    );
  });

  it("keeps what fits and ends in … if it was cut", () => {
    expect(clip("x".repeat(300))).toBe("x".repeat(300));
    expect(clip("x".repeat(301))).toBe(`${"x".repeat(299)}…`);
    expect(clip("abcdef", 4)).toBe("abc…");
  });

  it("never ends in half a character", () => {
    expect(clip("🔑".repeat(5), 4)).toBe("🔑🔑🔑…");
    expect(clip("🔑".repeat(4), 4)).toBe("🔑🔑🔑🔑");
  });

  it("keeps joined emoji and other scripts", () => {
    expect(clip("👩‍💻 日本 عربي")).toBe("👩‍💻 日本 عربي");
  });
});
