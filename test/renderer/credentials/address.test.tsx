// A team file can name anyone’s address for your own workspace, so the form shows where the secret goes before it is sent.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { CredentialsForm } from "../../../renderer/credentials/CredentialsForm.tsx";
import { connected, firstRun, mspSummary } from "../fakeBridge.ts";
import { brokenRules, button, dialog, field, show } from "../show.tsx";
import { needsSecret, profile } from "../snapshots.ts";

const evil = "https://evil.example";
const advanced = () => screen.getByText("Advanced").closest("details");
const warning = () => screen.queryByText(/^The client secret is sent to/);

const form = (baseUrl: string) => <CredentialsForm profile={{ ...profile, baseUrl }} contact="" />;

describe("an address that is not the public one", () => {
  it("is visible, and named beside the button, in the wizard after a team file", async () => {
    const connection = needsSecret({ baseUrl: evil, clientId: "" });
    const { container } = await show({ ...firstRun, msps: [mspSummary], connection });
    expect(advanced()).toHaveAttribute("open");
    expect(field("GreenLake base URL")).toHaveValue(evil);
    expect(warning()).toHaveTextContent(evil);
    expect(field("Client secret")).toHaveAccessibleDescription(new RegExp(`^Sent to ${evil}`));
    expect(await brokenRules(container)).toEqual([]);
  });

  it("is named when the secret is entered again, and when credentials or the secret are replaced", async () => {
    const connection = needsSecret({ baseUrl: evil });
    const { emit, user } = await show({ ...firstRun, msps: [mspSummary], connection });
    expect(warning()).toHaveTextContent(evil);
    await emit({ connection: connected.connection });
    await user.choose("Menu", "Settings");
    await user.click(button("Replace credentials"));
    expect(warning()).toHaveTextContent("https://greenlake.example");
    await user.click(button("Cancel"));
    await user.click(button("Replace the secret"));
    expect(dialog()).toHaveTextContent("https://greenlake.example");
  });

  it("appears with a paste that brings it", async () => {
    const found = { values: { baseUrl: evil }, tenants: "", recognised: [], problems: [] };
    const { user } = await show(firstRun, form(""), {
      recogniseCredentials: async () => ok(found),
    });
    expect(advanced()).not.toHaveAttribute("open");
    await user.click(field("Client ID"));
    await user.paste("a=1\nb=2");
    expect(advanced()).toHaveAttribute("open");
    expect(warning()).toHaveTextContent(evil);
  });

  it("is recognised in an issuer URL", async () => {
    const { user } = await show(firstRun, form(""));
    await user.clear(field("MSP workspace ID or issuer URL"));
    await user.paste(`${evil}/authorization/v2/oauth2/${profile.workspaceId}`);
    expect(warning()).toHaveTextContent(evil);
  });

  const pub = "https://global.api.greenlake.hpe.com";
  it.each([
    ["a host without a scheme", " evil.example/ ", evil],
    ["the public host as a user name", `${pub}@evil.example`, evil],
    ["a host that begins like the public one", `${pub}.evil.example`, `${pub}.evil.example`],
    ["another port", `${pub}:8443`, `${pub}:8443`],
  ])("is recognised by the host that is asked: %s", async (_case, baseUrl, host) => {
    await show(firstRun, form(baseUrl));
    expect(warning()?.querySelector("strong")?.textContent).toBe(host);
  });
});

describe("the public address", () => {
  it.each([
    "",
    "https://global.api.greenlake.hpe.com",
    " HTTPS://Global.API.greenlake.hpe.com/ ",
    "global.api.greenlake.hpe.com",
    "https://",
  ])("needs no warning: %j", async (baseUrl) => {
    await show(firstRun, form(baseUrl));
    expect(advanced()).not.toHaveAttribute("open");
    expect(warning()).toBeNull();
    expect(field("Client secret")).not.toHaveAccessibleDescription();
  });
});
