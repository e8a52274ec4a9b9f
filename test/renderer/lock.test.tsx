import { screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail } from "../../electron/core/base/result.ts";
import { connected, failure } from "./fakeBridge.ts";
import { brokenRules, button, field, show } from "./show.tsx";

const locked = (waitUntilMs: number | null = null) => ({
  ...connected,
  locked: true,
  passphrase: { isSet: true, waitUntilMs },
});
const wrong = failure("This is not the passphrase.", { kind: "wrongPassphrase", advice: "" });

describe("a window that is locked with a passphrase", () => {
  it("is unlocked with it, from the keyboard alone", async () => {
    const { user, bridge, container } = await show(locked());
    expect(field("Passphrase")).toHaveFocus();
    expect(field("Passphrase")).toHaveAttribute("type", "password");
    expect(await brokenRules(container)).toEqual([]);
    await user.keyboard("correct horse{Enter}");
    expect(bridge.unlock).toHaveBeenCalledExactlyOnceWith({ passphrase: "correct horse" });
  });

  it("says that the passphrase is wrong, forgets it, and takes the next", async () => {
    const { user, bridge } = await show(locked());
    bridge.unlock.mockResolvedValueOnce(fail(wrong));
    await user.keyboard("wrong{Enter}");
    expect(field("Passphrase")).toHaveAccessibleDescription("This is not the passphrase.");
    expect(field("Passphrase")).toHaveValue("");
    expect(field("Passphrase")).toHaveFocus();
  });

  it("says how long the next try has to wait, and tries nothing until then", async () => {
    const { user, bridge, emit } = await show(locked(Date.now() + 20_000));
    expect(field("Passphrase")).toHaveAccessibleDescription(/possible in (19|20) seconds/);
    await user.keyboard("correct horse{Enter}");
    expect(bridge.unlock).not.toHaveBeenCalled();
    await emit({ passphrase: { isSet: true, waitUntilMs: null } });
    await user.click(button("Unlock"));
    expect(bridge.unlock).toHaveBeenCalledOnce();
  });

  it("shows no button that unlocks without it", async () => {
    const { user, bridge } = await show(locked());
    await user.click(button("Unlock"));
    expect(bridge.unlock).not.toHaveBeenCalled();
    expect(screen.queryByText("Acme")).toBeNull();
  });
});
