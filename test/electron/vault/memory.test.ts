// The vault that forgets: the same promises as the others, for one run.
import { expect, it } from "vitest";
import { createMemoryVault } from "../../../electron/adapters/vault/memory.ts";
import { vaultContract } from "./keytarContract.ts";

for (const { promise, check } of vaultContract)
  it(promise, async () => {
    await check(createMemoryVault());
  });

it("shares nothing with another vault", async () => {
  await createMemoryVault().setPassword("Tenantry", "acme", "secret");
  await expect(createMemoryVault().getPassword("Tenantry", "acme")).resolves.toBeNull();
});
