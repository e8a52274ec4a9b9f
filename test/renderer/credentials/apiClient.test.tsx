import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { NewSecret } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { acme, connected, failure, firstRun } from "../fakeBridge.ts";
import { brokenRules, button, show } from "../show.tsx";

const inDialog = (name: string | RegExp) =>
  within(screen.getByRole("dialog")).getByRole("button", { name });
const dialogTitle = () => screen.queryByRole("dialog")?.getAttribute("aria-labelledby");

async function settingsWith(label: string) {
  const shown = await show(connected);
  await shown.user.click(button("Menu"));
  await shown.user.click(screen.getByRole("menuitem", { name: "Settings" }));
  await shown.user.click(button(label));
  return shown;
}

describe("replacing the secret", () => {
  const start = () => settingsWith("Replace the secret");
  const field = () => screen.getByLabelText("New client secret");

  it("asks for the secret alone and sends it with what is known", async () => {
    const { user, bridge } = await start();
    expect(screen.getByRole("dialog")).toHaveTextContent(/client-1.*f{32}/);
    await user.type(field(), "5eCr3t-2");
    await user.click(inDialog("Test and save"));
    expect(bridge.connect.mock.calls).toEqual([
      [
        {
          mspId: "msp-1",
          workspace: "f".repeat(32),
          clientId: "client-1",
          clientSecret: "5eCr3t-2",
          baseUrl: "https://greenlake.example",
          scope: "",
          contact: connected.settings.contact,
        },
      ],
    ]);
    expect(dialogTitle()).toBeUndefined();
  });

  it("says beside it that it was refused, keeps it, and says any other failure below", async () => {
    const { user, bridge, container } = await start();
    bridge.connect.mockResolvedValueOnce(fail(failure("Not accepted.", { kind: "invalidClient" })));
    await user.type(field(), "5eCr3t-2");
    await user.click(inDialog("Test and save"));
    expect(field()).toHaveAccessibleDescription(/Not accepted\. Do this next\./);
    expect(field()).toHaveValue("5eCr3t-2");
    bridge.connect.mockResolvedValueOnce(fail(failure("No network.", { kind: "offline" })));
    await user.click(inDialog("Test and save"));
    expect(screen.getByRole("alert")).toHaveTextContent("No network.");
    expect(await brokenRules(container)).toEqual([]);
  });
});

describe("a test of credentials that is left", () => {
  it("is ended with its form, and one that has succeeded is not", async () => {
    const { user, bridge } = await settingsWith("Replace the secret");
    let answer = () => {};
    bridge.connect.mockReturnValueOnce(
      new Promise((resolve) => (answer = () => resolve(ok(null)))),
    );
    await user.type(screen.getByLabelText("New client secret"), "5eCr3t-2");
    await user.click(inDialog("Test and save"));
    expect(bridge.cancelConnect).not.toHaveBeenCalled();
    await user.click(inDialog("Cancel"));
    expect(bridge.cancelConnect).toHaveBeenCalledOnce();
    answer();
    await user.click(button("Replace credentials"));
    await user.type(screen.getByLabelText("Client secret"), "5eCr3t-2");
    bridge.connect.mockReturnValueOnce(new Promise(() => {}));
    await user.click(button("Test and save"));
    await user.click(button("Back"));
    expect(bridge.cancelConnect).toHaveBeenCalledTimes(2);
    await user.click(button("Replace the secret"));
    await user.type(screen.getByLabelText("New client secret"), "5eCr3t-2");
    await user.click(inDialog("Test and save"));
    expect(bridge.cancelConnect).toHaveBeenCalledTimes(2);
  });
});

describe("rotating the secret", () => {
  const start = () => settingsWith("Rotate secret…");

  it("says what it does, and does nothing before it is confirmed", async () => {
    const { user, bridge, container } = await start();
    expect(screen.getByRole("dialog")).toHaveTextContent(
      /old one stops working immediately, including in scripts/,
    );
    expect(await brokenRules(container)).toEqual([]);
    await user.click(inDialog("Cancel"));
    expect(bridge.rotateSecret).not.toHaveBeenCalled();
  });

  it("of the MSP that is shown is told once it is done", async () => {
    const { user, bridge } = await start();
    await user.click(inDialog("Rotate secret"));
    expect(bridge.rotateSecret.mock.calls).toEqual([[{ mspId: "msp-1" }]]);
    expect(screen.getByRole("dialog")).toHaveAccessibleName("The secret was rotated");
    await user.click(inDialog("Done"));
    expect(dialogTitle()).toBeUndefined();
  });

  it("stays in sight until it has ended", async () => {
    const { user, bridge } = await start();
    let end = () => {};
    bridge.rotateSecret.mockImplementationOnce(async () => {
      await new Promise<void>((resolve) => (end = resolve));
      return ok("inForce");
    });
    await user.click(inDialog("Rotate secret"));
    await user.click(inDialog("Cancel"));
    await user.click(inDialog("Rotating…"));
    expect(screen.getByRole("dialog")).toHaveAccessibleName("Rotate secret");
    expect(bridge.rotateSecret).toHaveBeenCalledOnce();
    end();
    expect(await screen.findByText("The secret was rotated")).toBeDefined();
  });

  it("leads to the other way where it is not allowed", async () => {
    const { user, bridge } = await start();
    const said = { kind: "rotationForbidden", action: "editCredentials" } as const;
    bridge.rotateSecret.mockResolvedValueOnce(fail(failure("Not allowed.", said)));
    await user.click(inDialog("Rotate secret"));
    expect(screen.getByRole("dialog")).toHaveTextContent(
      /Not allowed.*The current secret still works/,
    );
    await user.click(inDialog("Replace the secret"));
    expect(screen.getByRole("dialog")).toHaveAccessibleName("Replace the secret");
  });

  it("does not say that the old secret is good where nobody knows", async () => {
    const { user, bridge } = await start();
    bridge.rotateSecret.mockResolvedValueOnce(fail(failure("Lost.", { kind: "secretLost" })));
    await user.click(inDialog("Rotate secret"));
    expect(screen.getByRole("dialog")).toHaveTextContent("Lost.");
    expect(screen.getByRole("dialog")).not.toHaveTextContent("still works");
  });

  it("closes where the new secret has a dialog of its own", async () => {
    const { user, bridge } = await start();
    bridge.rotateSecret.mockResolvedValueOnce(ok("unsure"));
    await user.click(inDialog("Rotate secret"));
    expect(dialogTitle()).toBeUndefined();
  });
});

describe("a new secret that may be lost", () => {
  const newSecret: NewSecret = {
    mspName: "Northwind",
    clientId: "client-1",
    isKept: true,
    wasShown: false,
    failure: failure("There is no network connection.", { kind: "offline" }),
  };

  it.each([
    ["over the list", connected],
    ["over the form", firstRun],
  ])("is asked for %s, and not under the lock", async (_where, snapshot) => {
    const { emit, container } = await show({ ...snapshot, newSecret });
    const dialog = screen.getByRole("dialog", { name: "Save the new client secret" });
    expect(dialog).toHaveTextContent(/client-1.*Northwind.*no network connection/);
    expect(await brokenRules(container)).toEqual([]);
    await emit({ locked: true });
    expect(screen.queryByRole("dialog")).toBeNull();
    await emit({ locked: false });
    expect(screen.getByRole("dialog")).toBeDefined();
  });

  it("is copied without being shown, and the clipboard's time is told", async () => {
    const { user, bridge, emit } = await show({ ...connected, newSecret });
    await user.click(inDialog("Copy the new secret"));
    await emit({ clipboard: { clearsAtMs: Date.now() + 30_500 } });
    expect(bridge.copyNewSecret).toHaveBeenCalledOnce();
    expect(screen.getByRole("dialog")).toHaveTextContent(/Copied; .* cleared in 0:3/);
    expect(screen.getByRole("dialog")).not.toHaveTextContent("5eCr3t-new");
    await emit({ clipboard: null });
    expect(screen.getByRole("dialog")).toHaveTextContent("no longer on the clipboard");
  });

  it("is not said to be on the clipboard once a token has taken its place", async () => {
    const { user, emit } = await show({ ...connected, newSecret });
    await user.click(inDialog("Copy the new secret"));
    await emit({ clipboard: { clearsAtMs: Date.now() + 30_500 } });
    await emit({
      lastCopy: {
        mspId: connected.mspId,
        workspaceId: acme.workspaceId,
        tenantName: "Acme",
        colour: null,
        copiedAtMs: Date.now(),
        expiresAtMs: Date.now() + 900_000,
      },
    });
    expect(screen.getByRole("dialog")).toHaveTextContent("no longer on the clipboard");
    expect(screen.getByRole("dialog")).not.toHaveTextContent("Copied");
  });

  it("is shown once", async () => {
    const { user, emit } = await show({ ...connected, newSecret });
    await user.click(inDialog("Show it once"));
    await emit({ newSecret: { ...newSecret, wasShown: true } });
    expect(screen.getByText("5eCr3t-new")).toBeDefined();
    expect(screen.queryByRole("button", { name: "Show it once" })).toBeNull();
  });

  it("is tried again, and gone once that succeeded", async () => {
    const { user, bridge, emit } = await show({ ...connected, newSecret });
    await user.click(inDialog("Try again"));
    expect(bridge.keepNewSecret).toHaveBeenCalledOnce();
    await emit({ newSecret: null });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is forgotten only when that is confirmed, in words that fit", async () => {
    const { user, bridge, emit } = await show({ ...connected, newSecret });
    await user.click(inDialog("Close"));
    expect(screen.getByRole("dialog")).toHaveTextContent("It stays sealed on this computer");
    await user.click(inDialog("Back"));
    expect(screen.getByRole("dialog")).toHaveAccessibleName("Save the new client secret");
    await emit({ newSecret: { ...newSecret, isKept: false } });
    await user.click(inDialog("Close"));
    expect(screen.getByRole("dialog")).toHaveTextContent(
      "you will have to reset the secret in the GreenLake console",
    );
    expect(bridge.forgetNewSecret).not.toHaveBeenCalled();
    await user.click(inDialog("Forget it"));
    expect(bridge.forgetNewSecret).toHaveBeenCalledOnce();
  });
});

it("a secret on the clipboard is told in the footer, without a tenant, and can be cleared", async () => {
  const { user, bridge } = await show({ ...connected, clipboard: { clearsAtMs: null } });
  expect(screen.getByRole("contentinfo")).toHaveTextContent(/^A secret is on the clipboard/);
  await user.click(button("Clear now"));
  expect(bridge.clearClipboard).toHaveBeenCalledOnce();
});
