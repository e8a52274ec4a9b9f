// Replacing and rotating the client secret, and the dialog for a new secret that may be lost.
import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Failure, NewSecret, Result } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { gate } from "../../core/fakes/gate.ts";
import { acme, connected, copyOf, failure, firstRun } from "../fakeBridge.ts";
import {
  brokenRules,
  button,
  dialog,
  field,
  inDialog,
  openSettings,
  show,
  toast,
} from "../show.tsx";

async function settingsWith(label: string) {
  const shown = await openSettings();
  await shown.user.click(button(label));
  return shown;
}

describe("replacing the secret", () => {
  const start = () => settingsWith("Replace the secret");
  const secret = () => field("New client secret");

  it("asks for the secret alone and sends it with the known values", async () => {
    const { user, bridge } = await start();
    expect(dialog()).toHaveTextContent(/client-1.*f{32}/);
    await user.type(secret(), "5eCr3t-2");
    await user.click(inDialog("Test and save"));
    expect(bridge.connect.mock.calls).toEqual([
      [
        {
          workspace: "f".repeat(32),
          clientId: "client-1",
          clientSecret: "5eCr3t-2",
          baseUrl: "https://greenlake.example",
          scope: "",
          contact: connected.settings.contact,
        },
      ],
    ]);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(toast()).toHaveTextContent("The new secret is in use.");
  });

  it("keeps a refused secret and says so beside it; other failures stand below", async () => {
    const { user, bridge, container } = await start();
    bridge.connect.mockResolvedValueOnce(fail(failure("Not accepted.", { kind: "invalidClient" })));
    await user.type(secret(), "5eCr3t-2");
    await user.click(inDialog("Test and save"));
    expect(secret()).toHaveAccessibleDescription(/Not accepted\. Do this next\./);
    expect(secret()).toHaveValue("5eCr3t-2");
    bridge.connect.mockResolvedValueOnce(fail(failure("No network.", { kind: "offline" })));
    await user.click(inDialog("Test and save"));
    expect(screen.getByRole("alert")).toHaveTextContent("No network.");
    expect(await brokenRules(container)).toEqual([]);
  });
});

it("cancels a running test of credentials when its form is left, and no finished one", async () => {
  const { user, bridge } = await settingsWith("Replace the secret");
  const answer = gate<Result<null, Failure>>();
  bridge.connect.mockReturnValueOnce(answer.passed);
  await user.type(field("New client secret"), "5eCr3t-2");
  await user.click(inDialog("Test and save"));
  expect(bridge.cancelConnect).not.toHaveBeenCalled();
  await user.click(inDialog("Cancel"));
  expect(bridge.cancelConnect).toHaveBeenCalledOnce();
  answer.open(ok(null));
  await user.click(button("Replace credentials"));
  await user.type(field("Client secret"), "5eCr3t-2");
  bridge.connect.mockReturnValueOnce(gate<Result<null, Failure>>().passed);
  await user.click(button("Test and save"));
  await user.click(button("Back"));
  expect(bridge.cancelConnect).toHaveBeenCalledTimes(2);
  await user.click(button("Replace the secret"));
  await user.type(field("New client secret"), "5eCr3t-2");
  await user.click(inDialog("Test and save"));
  expect(bridge.cancelConnect).toHaveBeenCalledTimes(2);
});

describe("rotating the secret", () => {
  const start = () => settingsWith("Rotate secret…");

  it("explains itself, and does nothing before it is confirmed", async () => {
    const { user, bridge, container } = await start();
    expect(dialog()).toHaveTextContent(/old one stops working immediately, including in scripts/);
    expect(await brokenRules(container)).toEqual([]);
    await user.click(inDialog("Cancel"));
    expect(bridge.rotateSecret).not.toHaveBeenCalled();
  });

  it("rotates the shown MSP’s secret and says when it is done", async () => {
    const { user, bridge } = await start();
    await user.click(inDialog("Rotate secret"));
    expect(bridge.rotateSecret.mock.calls).toEqual([[null]]);
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(toast()).toHaveTextContent("The secret was rotated. The old one no longer works.");
  });

  it("cannot be closed or repeated while it runs", async () => {
    const { user, bridge } = await start();
    const rotated = gate<ReturnType<typeof ok<"inForce">>>();
    bridge.rotateSecret.mockReturnValueOnce(rotated.passed);
    await user.click(inDialog("Rotate secret"));
    await user.click(inDialog("Cancel"));
    await user.click(inDialog("Rotating…"));
    expect(dialog()).toHaveAccessibleName("Rotate secret");
    expect(bridge.rotateSecret).toHaveBeenCalledOnce();
    rotated.open(ok("inForce"));
    expect(await screen.findByText(/^The secret was rotated/)).toBeDefined();
  });

  it("leads to replacing the secret if rotating it is not allowed", async () => {
    const { user, bridge } = await start();
    const said = { kind: "rotationForbidden", action: "editCredentials" } as const;
    bridge.rotateSecret.mockResolvedValueOnce(fail(failure("Not allowed.", said)));
    await user.click(inDialog("Rotate secret"));
    expect(dialog()).toHaveTextContent(/Not allowed.*The current secret still works/);
    await user.click(inDialog("Replace the secret"));
    expect(dialog()).toHaveAccessibleName("Replace the secret");
  });

  it("does not claim that the old secret works if that is unknown", async () => {
    const { user, bridge } = await start();
    bridge.rotateSecret.mockResolvedValueOnce(fail(failure("Lost.", { kind: "secretLost" })));
    await user.click(inDialog("Rotate secret"));
    expect(dialog()).toHaveTextContent("Lost.");
    expect(dialog()).not.toHaveTextContent("still works");
  });

  it("closes if the new secret has a dialog of its own", async () => {
    const { user, bridge } = await start();
    bridge.rotateSecret.mockResolvedValueOnce(ok("unsure"));
    await user.click(inDialog("Rotate secret"));
    expect(screen.queryByRole("dialog")).toBeNull();
  });
});

describe("a new secret that may be lost", () => {
  const newSecret: NewSecret = {
    mspName: "Northwind",
    clientId: "client-1",
    isKept: false,
    failure: failure("There is no network connection.", { kind: "offline" }),
  };
  const held = { ...connected, newSecret };

  it.each([
    ["list", connected],
    ["form", firstRun],
  ])("is offered over the %s, but not while locked", async (_where, snapshot) => {
    const { emit, container } = await show({ ...snapshot, newSecret });
    expect(dialog("Save the new client secret")).toHaveTextContent(
      /client-1.*Northwind.*no network connection/,
    );
    expect(await brokenRules(container)).toEqual([]);
    await emit({ locked: true });
    expect(screen.queryByRole("dialog")).toBeNull();
    await emit({ locked: false });
    expect(dialog()).toBeDefined();
  });

  it("is copied unseen, and the dialog counts down the clipboard’s time", async () => {
    const { user, bridge, emit } = await show(held);
    await user.click(inDialog("Copy the new secret…"));
    await emit({ clipboard: { clearsAtMs: Date.now() + 30_500 } });
    expect(bridge.copyNewSecret).toHaveBeenCalledOnce();
    expect(dialog()).toHaveTextContent(/Copied; .* cleared in 0:3/);
    await emit({ clipboard: null });
    expect(dialog()).toHaveTextContent("no longer on the clipboard");
  });

  it("is not claimed to be on the clipboard once a token has replaced it", async () => {
    const { user, emit } = await show(held);
    await user.click(inDialog("Copy the new secret…"));
    await emit({ clipboard: { clearsAtMs: Date.now() + 30_500 } });
    await emit({ lastCopy: copyOf(acme, 900) });
    expect(dialog()).toHaveTextContent("no longer on the clipboard");
    expect(dialog()).not.toHaveTextContent("Copied");
  });

  it("is not claimed to be copied if the operator declines in the native dialog", async () => {
    const { user, bridge } = await show(held);
    bridge.copyNewSecret.mockResolvedValueOnce(ok(false));
    await user.click(inDialog("Copy the new secret…"));
    expect(dialog()).not.toHaveTextContent("Copied");
  });

  it("is shown by main alone, on demand", async () => {
    const { user, bridge } = await show(held);
    await user.click(inDialog("Show it…"));
    expect(bridge.showNewSecret).toHaveBeenCalledOnce();
  });

  it("is neither copied nor shown if it is sealed", async () => {
    await show({ ...held, newSecret: { ...newSecret, isKept: true } });
    expect(dialog()).toHaveTextContent("The new one is sealed on this computer");
    expect(screen.queryByRole("button", { name: /Copy the new secret|Show it/ })).toBeNull();
  });

  it("is saved again on demand, and its dialog closes when that succeeds", async () => {
    const { user, bridge, emit } = await show(held);
    await user.click(inDialog("Try again"));
    expect(bridge.keepNewSecret).toHaveBeenCalledOnce();
    await emit({ newSecret: null });
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("is forgotten only after a confirmation, which says what that means", async () => {
    const { user, bridge, emit } = await show(held);
    await user.click(inDialog("Close"));
    expect(dialog()).toHaveTextContent(
      "you will have to reset the secret in the GreenLake console",
    );
    await user.click(inDialog("Back"));
    expect(dialog()).toHaveAccessibleName("Save the new client secret");
    await emit({ newSecret: { ...newSecret, isKept: true } });
    await user.click(inDialog("Close"));
    expect(dialog()).toHaveTextContent("It stays sealed on this computer");
    expect(bridge.forgetNewSecret).not.toHaveBeenCalled();
    await user.click(inDialog("Forget it"));
    expect(bridge.forgetNewSecret).toHaveBeenCalledOnce();
  });
});
