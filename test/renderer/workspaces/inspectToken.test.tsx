import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { acme, connected, token } from "../fakeBridge.ts";
import { brokenRules, button, dialog, show } from "../show.tsx";

const held = token(752);
const times = held.times ?? { issuedAtMs: 0, expiresAtMs: 0, assumed: false };
const snapshot = { ...connected, tokens: { [acme.workspaceId]: held } };

describe("inspecting a token", () => {
  it("shows its claims, its header and what contradicts the tenant", async () => {
    const { user, bridge, container } = await show(snapshot);
    bridge.inspectToken.mockResolvedValueOnce(
      ok({
        header: [{ name: "alg", value: "RS256" }],
        claims: [{ name: "client_id", value: "client-1" }],
        times,
        warnings: ["The claim exp names another end."],
      }),
    );
    await user.choose("More actions for Acme", "Inspect token");
    expect(bridge.inspectToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
    const shown = dialog("Token for Acme");
    for (const text of ["client-1", "RS256", "The claim exp names another end."])
      expect(shown).toHaveTextContent(text);
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Close"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says why there is no token any more", async () => {
    const { user } = await show(snapshot);
    await user.choose("More actions for Acme", "Inspect token");
    expect(screen.getByRole("alert")).toHaveTextContent("There is no token.");
  });

  it("is not offered without a token", async () => {
    const { user } = await show(connected);
    await user.choose("More actions for Acme");
    expect(screen.queryByRole("menuitem", { name: "Inspect token" })).toBeNull();
  });
});
