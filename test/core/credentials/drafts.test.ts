import { describe, expect, it } from "vitest";
import { draftsSchema, noDrafts } from "../../../electron/core/credentials/stored.ts";
import { workspacesSchema } from "../../../electron/core/msps/stored.ts";
import { form, mspId as workspace, setUp } from "../applicationSetUp.ts";

const { clientSecret: _, ...entered } = form;
const draft = {
  ...entered,
  clientId: "0f8fad5b-d9cb-469f-a165-70867728950e",
  step: "client",
  tenants: "",
} as const;

async function begun() {
  const core = setUp();
  await core.connected();
  const { mspId: west } = await core.snapshot();
  await core.commands.addMsp(null);
  const { mspId: unfinished } = await core.snapshot();
  await core.commands.saveDraft({ draft }, unfinished);
  const draftOf = async () => (await core.snapshot()).draft;
  return { ...core, west, unfinished, draftOf };
}

describe("the draft of an unfinished onboarding", () => {
  it("is shown for its own MSP only", async () => {
    const { commands, west, draftOf } = await begun();
    expect(await draftOf()).toEqual(draft);
    await commands.selectMsp(null, west);
    expect(await draftOf()).toBeNull();
  });

  it("comes back with the next MSP that is added, also after a restart", async () => {
    const { commands, west, unfinished, restart, draftOf } = await begun();
    await commands.selectMsp(null, west);
    await commands.addMsp(null);
    expect(await draftOf()).toEqual(draft);
    await commands.selectMsp(null, west);
    const again = restart();
    expect(again.snapshot()).toMatchObject({ mspId: west, draft: null });
    await again.commands.addMsp(null);
    expect(again.snapshot()).toMatchObject({ mspId: unfinished, draft });
  });

  it("comes back after a restart if there is no other MSP", async () => {
    const { commands, restart, snapshot } = setUp();
    await commands.saveDraft({ draft });
    const { mspId } = await snapshot();
    expect(restart().snapshot()).toMatchObject({ mspId, draft, connection: { status: "none" } });
  });

  it("is deleted when the onboarding is cancelled, so the next MSP starts empty", async () => {
    const { commands, west, unfinished, draftOf, snapshot } = await begun();
    await commands.saveDraft({ draft: null });
    await commands.selectMsp(null, west);
    await commands.addMsp(null);
    expect(await draftOf()).toBeNull();
    expect((await snapshot()).mspId).not.toBe(unfinished);
  });

  it("stays with the MSP once that is connected, and is deleted with it", async () => {
    const { commands, unfinished, draftOf, drafts } = await begun();
    await commands.connect({ ...form, workspace: "e".repeat(32) });
    expect(await draftOf()).toEqual(draft);
    await commands.removeMsp(null, unfinished);
    expect(drafts.read()).toEqual(noDrafts);
  });

  it.each(["workspace", "clientId", "baseUrl", "scope", "contact", "tenants"] as const)(
    "drops %s if a block with a secret was pasted into it",
    async (field) => {
      const { commands, drafts, unfinished } = await begun();
      const block = "environment:   MSP_CLIENT_ID: client-1   MSP_CLIENT_SECRET: 5ecretcanary0042";
      await commands.saveDraft({ draft: { ...draft, [field]: block } });
      expect(drafts.read().drafts[unfinished]).toEqual({ ...draft, [field]: "" });
      await commands.saveDraft({ draft: { ...draft, workspace: "a note: 5ecretcanary0042" } });
      expect(JSON.stringify(drafts.read())).not.toContain("5ecretcanary0042");
    },
  );

  it.each(["5ecretcanary00425ecretcanary0042", "0123456789abcdef".repeat(2), "client-1"])(
    "drops %s from the client ID, because only a UUID cannot be a secret",
    async (clientId) => {
      const { commands, drafts, unfinished } = await begun();
      await commands.saveDraft({ draft: { ...draft, clientId } });
      expect(drafts.read().drafts[unfinished]).toEqual({ ...draft, clientId: "" });
    },
  );

  it("is dropped if an old file does not say which MSP it belongs to", () => {
    expect(draftsSchema.parse({ version: 1, draft })).toEqual(noDrafts);
  });
});

it("a workspaces file of version 1 without credentials and tenants adds no MSP", () => {
  const old = { version: 1, profile: null, tenants: [] };
  expect(workspacesSchema.parse(old).msps).toEqual([]);
  const listed = { ...old, tenants: [{ workspaceId: workspace, name: "Acme" }] };
  expect(workspacesSchema.parse(listed).msps).toHaveLength(1);
});
