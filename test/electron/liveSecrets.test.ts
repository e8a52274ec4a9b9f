import { describe, expect, it } from "vitest";
import { createLiveSecrets, noting } from "../../electron/adapters/liveSecrets.ts";
import { createFakeVault } from "../core/fakes/vault.ts";
import { acme } from "./vault/setUp.ts";

/** No pattern recognises it. */
const odd = 'k#9 "x"/ü';

describe("a secret that is noted", () => {
  it.each([
    ["plain", odd],
    ["in a form", new URLSearchParams({ a: odd }).toString().slice(2)],
    ["in a URL", encodeURIComponent(odd)],
    ["in JSON", JSON.stringify(odd).slice(1, -1)],
  ])("is left out of a text in which it is %s", (_how, written) => {
    const secrets = createLiveSecrets();
    const text = `before ${written}, and again:${written}`;
    expect(secrets.redact(text)).toBe(text);
    secrets.note(odd);
    expect(secrets.redact(text)).toBe("before [redacted], and again:[redacted]");
  });

  it("is left out among many others, also where two overlap", () => {
    const secrets = createLiveSecrets();
    for (let count = 0; count < 50_000; count += 1)
      secrets.note(`tok.${count}.${"x".repeat(count % 30)}`);
    secrets.note("abcdef");
    secrets.note("defghi");
    expect(secrets.redact("-abcdefghi- tok.752.xx tok")).toBe("-[redacted]- [redacted] tok");
  });

  it("is left out however it goes through the vault", async () => {
    const secrets = createLiveSecrets();
    const vault = createFakeVault();
    const noted = noting(vault, secrets.note);
    await noted.seal(acme, "p@ss1");
    vault.secrets.set(acme.id, "p@ss2");
    await noted.open(acme);
    expect(secrets.redact("p@ss1 p@ss2 p@ss3")).toBe("[redacted] [redacted] p@ss3");
  });

  it("tears up no text if it is too short", () => {
    const secrets = createLiveSecrets();
    for (const short of ["", "a", "the"]) secrets.note(short);
    expect(secrets.redact("the start")).toBe("the start");
  });
});

it("a text that is held is left out until it is released", () => {
  const secrets = createLiveSecrets();
  const release = secrets.hold({ nested: ["twelve boxers", { deep: "p@ssw0rd9" }] });
  expect(secrets.redact("twelve boxers, p@ssw0rd9")).toBe("[redacted], [redacted]");
  release();
  expect(secrets.redact("twelve boxers, p@ssw0rd9")).toBe("twelve boxers, p@ssw0rd9");
});

it("nothing is said while a long text is held, which would take seconds to compare", () => {
  const secrets = createLiveSecrets();
  const release = secrets.hold({ text: `${"filler ".repeat(30_000)}p@ssw0rd9` });
  expect(secrets.redact("failed at p@ssw0rd9")).toBe("[redacted: a long text was being read]");
  release();
  expect(secrets.redact("failed at once")).toBe("failed at once");
});
