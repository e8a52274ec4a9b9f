// A team file can name anybody's address for one's own workspace: where the client secret goes is in sight before it does.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { CredentialsForm } from "../../../renderer/credentials/CredentialsForm.tsx";
import { connected, firstRun, mspSummary, tenant } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const { workspaceId } = tenant("f", "");
const profileAt = (baseUrl: string) => ({ workspaceId, clientId: "client-1", baseUrl, scope: "" });
const field = (label: string) => screen.getByLabelText(label);
const advanced = () => screen.getByText("Advanced").closest("details");
const warning = () => screen.queryByText(/^The client secret is sent to/);

const form = (baseUrl: string) => <CredentialsForm profile={profileAt(baseUrl)} contact="" />;

describe("an address that is not the public one", () => {
  const evil = "https://evil.example";

  it("is in sight and named beside the button, in the wizard after a team file", async () => {
    const profile = { ...profileAt(evil), clientId: "" };
    const connection = { status: "needsSecret", profile, reason: "" } as const;
    const { container } = await show({ ...firstRun, msps: [mspSummary], connection });
    expect(advanced()).toHaveAttribute("open");
    expect(field("GreenLake base URL")).toHaveValue(evil);
    expect(warning()).toHaveTextContent(evil);
    expect(field("Client secret")).toHaveAccessibleDescription(new RegExp(`^Sent to ${evil}`));
    expect(await brokenRules(container)).toEqual([]);
  });

  it("is so where the secret is asked for again, and where credentials are replaced", async () => {
    const connection = { status: "needsSecret", profile: profileAt(evil), reason: "" } as const;
    const { emit, user } = await show({ ...firstRun, msps: [mspSummary], connection });
    expect(warning()).toHaveTextContent(evil);
    await emit({ connection: connected.connection });
    await user.click(button("Menu"));
    await user.click(screen.getByRole("menuitem", { name: "Settings" }));
    await user.click(button("Replace credentials"));
    expect(warning()).toHaveTextContent("https://greenlake.example");
    await user.click(button("Cancel"));
    await user.click(button("Replace the secret"));
    expect(screen.getByRole("dialog")).toHaveTextContent("https://greenlake.example");
  });

  it("comes into sight with a paste that brings it", async () => {
    const values = { baseUrl: evil };
    const found = { values, tenants: "", recognised: [], problems: [] };
    const { user } = await show(firstRun, form(""), {
      recogniseCredentials: async () => ok(found),
    });
    expect(advanced()).not.toHaveAttribute("open");
    await user.click(field("Client ID"));
    await user.paste("a=1\nb=2");
    expect(advanced()).toHaveAttribute("open");
    expect(warning()).toHaveTextContent(evil);
  });

  it.each([
    ["a host without its scheme", " evil.example/ ", "https://evil.example"],
    [
      "a host behind the public one as its user",
      "https://global.api.greenlake.hpe.com@evil.example",
      evil,
    ],
    [
      "a host that begins like the public one",
      "https://global.api.greenlake.hpe.com.evil.example",
      "https://global.api.greenlake.hpe.com.evil.example",
    ],
    [
      "another port",
      "https://global.api.greenlake.hpe.com:8443",
      "https://global.api.greenlake.hpe.com:8443",
    ],
  ])("is told by the host that is asked: %s", async (_case, baseUrl, host) => {
    await show(firstRun, form(baseUrl));
    expect(warning()?.querySelector("strong")).toHaveTextContent(
      new RegExp(`^${host.replaceAll(".", String.raw`\.`)}$`),
    );
  });

  it("is told where the issuer URL brings it", async () => {
    const { user } = await show(firstRun, form(""));
    await user.clear(field("MSP workspace ID or issuer URL"));
    await user.paste(`${evil}/authorization/v2/oauth2/${workspaceId}`);
    expect(warning()).toHaveTextContent(evil);
  });
});

describe("the public address", () => {
  it.each([
    "",
    "https://global.api.greenlake.hpe.com",
    " HTTPS://Global.API.greenlake.hpe.com/ ",
    "global.api.greenlake.hpe.com",
    "https://",
  ])("needs no words: %j", async (baseUrl) => {
    await show(firstRun, form(baseUrl));
    expect(advanced()).not.toHaveAttribute("open");
    expect(warning()).toBeNull();
    expect(field("Client secret")).not.toHaveAccessibleDescription();
  });
});
