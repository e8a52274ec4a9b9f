// What the rest of the application may expect of a credential vault: the real one on its files, the demo’s and the fake behave
// alike.
import { describe, expect, it } from "vitest";
import { createDemoVault } from "../../../electron/demo.ts";
import { ok } from "../../../electron/core/base/result.ts";
import { createFakeVault } from "../../core/fakes/vault.ts";
import { openVaultFile, temporaryFolder } from "../store/setUp.ts";
import { acme, inherited, newer, noCredentials, secret, vaultOn } from "./setUp.ts";

describe.each([
  ["the vault", () => vaultOn(openVaultFile(temporaryFolder()))],
  ["the demo’s vault", createDemoVault],
  ["the fake vault", createFakeVault],
])("%s", (_name, open) => {
  it("has no credentials for a profile that was never sealed", async () => {
    const vault = open();
    expect(await vault.open(acme)).toEqual(noCredentials);
    expect(vault.describe("acme")).toBeNull();
    expect(await vault.remove("acme")).toEqual(ok(null));
  });

  it("opens what was sealed last, and says where it is", async () => {
    const vault = open();
    await vault.seal(acme, secret);
    const sealed = await vault.seal(acme, newer);
    expect(await vault.open(acme)).toEqual(ok(newer));
    expect(sealed).toEqual(ok(vault.describe("acme")));
  });

  it("keeps profiles apart, and forgets the one that is removed", async () => {
    const vault = open();
    await vault.seal(acme, secret);
    await vault.seal(inherited, newer);
    expect(await vault.remove("acme")).toEqual(ok(null));
    expect([await vault.open(acme), vault.describe("acme")]).toEqual([noCredentials, null]);
    expect(await vault.open(inherited)).toEqual(ok(newer));
  });

  it("opens nothing for another address, workspace or API client", async () => {
    const vault = open();
    await vault.seal(acme, secret);
    for (const change of [
      { baseUrl: "https://elsewhere.example" },
      { workspaceId: "f".repeat(32) },
      { clientId: "other" },
    ])
      expect(await vault.open({ ...acme, ...change })).toMatchObject({
        error: { kind: "vaultUnavailable" },
      });
    expect(await vault.open(acme)).toEqual(ok(secret));
  });
});
