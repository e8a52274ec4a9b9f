import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { AppSnapshot } from "../../../electron/contract/contract.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { connected, failure, firstRun } from "../fakeBridge.ts";
import { brokenRules, button, search, show } from "../show.tsx";
import { CredentialsForm } from "../../../renderer/credentials/CredentialsForm.tsx";

/** With nothing known beforehand. */
const form = <CredentialsForm profile={null} contact="" />;

const field = (label: string) => screen.getByLabelText(label);

async function fillIn(user: Awaited<ReturnType<typeof show>>["user"]) {
  await user.type(field("MSP workspace ID or issuer URL"), "f".repeat(32));
  await user.type(field("Client ID"), "client-1");
  await user.type(field("Client secret"), "5eCr3t");
}

describe("the first run", () => {
  it("sends what was entered, once", async () => {
    const { user, bridge } = await show(firstRun, form);
    await fillIn(user);
    await user.click(screen.getByText("Advanced"));
    await user.type(field("Contact"), "ops@msp.example");
    await user.click(button("Test and save"));
    expect(bridge.connect.mock.calls).toEqual([
      [
        {
          mspId: firstRun.mspId,
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

  it("masks the secret until it is asked to show it", async () => {
    const { user } = await show(firstRun, form);
    expect(field("Client secret")).toHaveAttribute("type", "password");
    await user.click(button("Show what is typed"));
    expect(field("Client secret")).toHaveAttribute("type", "text");
  });

  it.each([
    ["clientId", "Client ID"],
    ["baseUrl", "GreenLake base URL"],
  ] as const)("says beside %s what is wrong, goes there and loses nothing", async (name, label) => {
    const { user, bridge } = await show(firstRun, form);
    await fillIn(user);
    const said = failure("This is wrong.", { kind: "invalidInput", field: name });
    bridge.connect.mockResolvedValueOnce(fail(said));
    await user.click(button("Test and save"));
    expect(field(label)).toHaveAccessibleDescription(/This is wrong\. Do this next\./);
    expect(field(label)).toBeInvalid();
    await waitFor(() => expect(field(label)).toHaveFocus());
    expect(field("Client secret")).toHaveValue("5eCr3t");
  });

  it("says a refused client beside its secret, and any other failure above the button", async () => {
    const { user, bridge } = await show(firstRun, form);
    bridge.connect.mockResolvedValueOnce(fail(failure("Not accepted.", { kind: "invalidClient" })));
    await user.click(button("Test and save"));
    expect(field("Client secret")).toHaveAccessibleDescription(/Not accepted\./);
    bridge.connect.mockResolvedValueOnce(fail(failure("No network.", { kind: "offline" })));
    await user.click(button("Test and save"));
    expect(screen.getByRole("alert")).toHaveTextContent("No network.Do this next.Debug ID: 12ab");
  });

  it("becomes the list as soon as main says that it is connected", async () => {
    const { emit } = await show(firstRun);
    await emit({ connection: connected.connection });
    expect(search()).toHaveFocus();
  });

  it("asks for the secret alone where the rest is known, and says why", async () => {
    const { connection } = connected;
    if (connection.status !== "ready") throw new Error("not ready");
    const { profile } = connection;
    const reason = "It was kept for one run only.";
    await show({ ...firstRun, connection: { status: "needsSecret", profile, reason } });
    expect(screen.getByText(reason)).toBeDefined();
    expect(field("Client ID")).toHaveValue("client-1");
    expect(field("Client secret")).toHaveValue("");
  });

  it("has nothing that axe finds", async () => {
    const { container } = await show(firstRun);
    expect(await brokenRules(container)).toEqual([]);
  });
});

describe("settings", () => {
  async function open(snapshot: AppSnapshot = connected) {
    const shown = await show(snapshot);
    await shown.user.click(button("Menu"));
    await shown.user.click(screen.getByRole("menuitem", { name: "Settings" }));
    return shown;
  }

  it("are saved as soon as they are chosen", async () => {
    const { user, bridge } = await open();
    await user.click(screen.getByRole("radio", { name: "Dark" }));
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ theme: "dark" });
    const minutes = field("Minimum life of a copied token, in minutes");
    await user.clear(minutes);
    await user.type(minutes, "5");
    await user.tab();
    expect(bridge.updateSettings).toHaveBeenLastCalledWith({ minimumLifeS: 300 });
  });

  it("say beside the field what is wrong with it", async () => {
    const { user, bridge } = await open();
    const said = failure("Use plain letters.", { kind: "invalidInput", field: "contact" });
    bridge.updateSettings.mockResolvedValueOnce(fail(said));
    await user.type(field("Contact"), "(x)");
    await user.tab();
    expect(field("Contact")).toHaveAccessibleDescription(/Use plain letters\./);
    expect(field("Contact")).toHaveValue("(x)");
  });

  it("tell where the secret is kept, and never the secret", async () => {
    await open();
    expect(screen.getByText("Encrypted with a key held by the operating system")).toBeDefined();
  });

  it("replace the credentials, which stay in force until then", async () => {
    const { user, bridge } = await open();
    await user.click(button("Replace credentials"));
    expect(field("Client ID")).toHaveValue("client-1");
    expect(field("Client secret")).toHaveValue("");
    await user.type(field("Client secret"), "n3w");
    await user.click(button("Test and save"));
    expect(bridge.connect.mock.calls[0]?.[0]).toMatchObject({ clientSecret: "n3w" });
    expect(screen.getByRole("heading", { name: "Settings" })).toBeDefined();
  });

  it("remove the credentials only after asking", async () => {
    const { user, bridge } = await open();
    await user.click(button("Remove credentials"));
    expect(bridge.removeCredentials).not.toHaveBeenCalled();
    await user.click(button("Remove"));
    expect(bridge.removeCredentials).toHaveBeenCalledOnce();
  });

  it("have nothing that axe finds", async () => {
    const { container } = await open();
    expect(await brokenRules(container)).toEqual([]);
  });
});

describe("what has to be said once", () => {
  it("is shown and can be dismissed", async () => {
    const notices = [{ id: "1", text: "settings.json was set aside." }];
    const { user, bridge } = await show({ ...connected, notices });
    expect(screen.getByText("settings.json was set aside.")).toBeDefined();
    await user.click(button("Dismiss"));
    expect(bridge.dismissNotice).toHaveBeenCalledWith({ id: "1" });
  });

  it("is in the footer where the secret is kept for this run only", async () => {
    const { connection } = connected;
    if (connection.status !== "ready") throw new Error("not ready");
    const memory = { ...connection, backend: "memory", backendReason: "No keyring." } as const;
    await show({ ...connected, connection: memory });
    expect(screen.getByText("Secret kept for this run only: No keyring.")).toBeDefined();
  });
});
