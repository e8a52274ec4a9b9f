import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { acme, connected, token } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const held = token(752);
const times = held.times ?? { issuedAtMs: 0, expiresAtMs: 0, assumed: false };
const tokens = { [acme.workspaceId]: held };

describe("inspecting a token", () => {
  it("shows its claims and what contradicts the tenant", async () => {
    const { user, bridge, container } = await show({ ...connected, tokens });
    bridge.inspectToken.mockResolvedValueOnce(
      ok({
        header: [{ name: "alg", value: "RS256" }],
        claims: [{ name: "client_id", value: "client-1" }],
        times,
        warnings: ["The claim exp names another end."],
      }),
    );
    await user.click(button("More actions for Acme"));
    await user.click(screen.getByRole("menuitem", { name: "Inspect token" }));
    expect(bridge.inspectToken).toHaveBeenCalledWith({ workspaceId: acme.workspaceId });
    expect(screen.getByRole("dialog", { name: "Token for Acme" })).toBeDefined();
    expect(screen.getByText("client-1")).toBeDefined();
    expect(screen.getByText("RS256")).toBeDefined();
    expect(screen.getByText("The claim exp names another end.")).toBeDefined();
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Close"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("says why there is none any more", async () => {
    const { user } = await show({ ...connected, tokens });
    await user.click(button("More actions for Acme"));
    await user.click(screen.getByRole("menuitem", { name: "Inspect token" }));
    expect(screen.getByRole("alert")).toHaveTextContent("There is no token.");
  });

  it("is not offered where there is no token", async () => {
    const { user } = await show(connected);
    await user.click(button("More actions for Acme"));
    expect(screen.queryByRole("menuitem", { name: "Inspect token" })).toBeNull();
  });
});
