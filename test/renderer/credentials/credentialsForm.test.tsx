import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { CredentialsForm } from "../../../renderer/credentials/CredentialsForm.tsx";
import { connected, failure, firstRun } from "../fakeBridge.ts";
import { brokenRules, button, field, search, show, type Shown } from "../show.tsx";
import { needsSecret } from "../snapshots.ts";

const form = <CredentialsForm profile={null} contact="" />;

async function fillIn({ user }: Shown) {
  await user.type(field("MSP workspace ID or issuer URL"), "f".repeat(32));
  await user.type(field("Client ID"), "client-1");
  await user.type(field("Client secret"), "5eCr3t");
}

describe("the credentials form", () => {
  it("sends what was entered, once", async () => {
    const shown = await show(firstRun, form);
    await fillIn(shown);
    await shown.user.click(screen.getByText("Advanced"));
    await shown.user.type(field("Contact"), "ops@msp.example");
    await shown.user.click(button("Test and save"));
    expect(shown.bridge.connect.mock.calls).toEqual([
      [
        {
          workspace: "f".repeat(32),
          clientId: "client-1",
          clientSecret: "5eCr3t",
          baseUrl: "",
          scope: "",
          contact: "ops@msp.example",
        },
      ],
    ]);
  });

  it("shows the secret when asked, and keeps its field masked, so that nothing can be copied out of it", async () => {
    const { user, container } = await show(firstRun, form);
    await user.type(field("Client secret"), "5eCr3t");
    expect(screen.queryByText("5eCr3t")).toBeNull();
    await user.click(button("Show what is typed"));
    expect(screen.getByText("5eCr3t")).toBeVisible();
    expect(field("Client secret")).toHaveAttribute("type", "password");
    expect(await brokenRules(container)).toEqual([]);
    await user.click(button("Hide what is typed"));
    expect(screen.queryByText("5eCr3t")).toBeNull();
  });

  it.each([
    ["clientId", "Client ID"],
    ["baseUrl", "GreenLake base URL"],
  ] as const)("shows a problem beside %s, focuses it and loses nothing", async (name, label) => {
    const shown = await show(firstRun, form);
    await fillIn(shown);
    const said = failure("This is wrong.", { kind: "invalidInput", field: name });
    shown.bridge.connect.mockResolvedValueOnce(fail(said));
    await shown.user.click(button("Test and save"));
    expect(field(label)).toHaveAccessibleDescription(/This is wrong\. Do this next\./);
    expect(field(label)).toBeInvalid();
    await waitFor(() => expect(field(label)).toHaveFocus());
    expect(field("Client secret")).toHaveValue("5eCr3t");
  });

  it("shows a refused client beside its secret, and any other failure above the button", async () => {
    const { user, bridge } = await show(firstRun, form);
    bridge.connect.mockResolvedValueOnce(fail(failure("Not accepted.", { kind: "invalidClient" })));
    await user.click(button("Test and save"));
    expect(field("Client secret")).toHaveAccessibleDescription(/Not accepted\..*Debug ID: 12ab/);
    bridge.connect.mockResolvedValueOnce(fail(failure("No network.", { kind: "offline" })));
    await user.click(button("Test and save"));
    expect(screen.getByRole("alert")).toHaveTextContent("No network.Do this next.Debug ID: 12ab");
  });
});

describe("an MSP whose secret is missing", () => {
  it("asks for the secret alone and says why", async () => {
    const reason = "It was kept for one run only.";
    await show({ ...firstRun, connection: needsSecret({}, reason) });
    expect(screen.getByText(reason)).toBeDefined();
    expect(field("Client ID")).toHaveValue("client-1");
    expect(field("Client secret")).toHaveValue("");
  });
});

it.each([
  ["form for the secret", needsSecret()],
  ["first run", firstRun.connection],
])("the %s gives way to the list as soon as main is connected", async (_screen, connection) => {
  const { emit } = await show({ ...firstRun, connection });
  await emit({ connection: connected.connection });
  expect(search()).toHaveFocus();
});
