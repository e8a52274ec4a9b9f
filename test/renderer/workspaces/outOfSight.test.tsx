// A copy whose result comes when another MSP’s list, the settings or the history have taken the list’s place.
import { act, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import type { Failure, LastCopy, Result } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { gate } from "../../core/fakes/gate.ts";
import { acme, copyOf, failure } from "../fakeBridge.ts";
import { button, show, toast } from "../show.tsx";
import { twoMsps } from "../snapshots.ts";

/** Copies, and leaves before the answer comes. */
async function copyAndLeave(leave: "settings" | "otherMsp") {
  const shown = await show(twoMsps());
  const copied = gate<Result<LastCopy, Failure>>();
  shown.bridge.copyToken.mockReturnValueOnce(copied.passed);
  await shown.user.click(button("Copy token for Acme"));
  if (leave === "otherMsp") await shown.emit({ mspId: "msp-2" });
  else await shown.user.keyboard("{Control>},{/Control}");
  return {
    ...shown,
    answer: (result: Result<LastCopy, Failure>) => act(async () => copied.open(result)),
  };
}

describe.each(["settings", "otherMsp"] as const)(
  "a copy that the %s covered meanwhile",
  (leave) => {
    it("says that it failed", async () => {
      const { answer } = await copyAndLeave(leave);
      await answer(fail(failure("It failed.")));
      expect(toast()).toHaveTextContent("Not copied: Acme (West). It failed. Do this next.");
    });

    it("says that it is on the clipboard", async () => {
      const { answer } = await copyAndLeave(leave);
      await answer(ok(copyOf(acme, 900)));
      expect(toast()).toHaveTextContent("Token for Acme (West) copied, 15 minutes left.");
    });
  },
);

it("what was read aloud is not read again when the list comes back", async () => {
  const { user, bridge } = await show(twoMsps());
  bridge.copyToken.mockResolvedValueOnce(fail(failure("It failed.")));
  await user.click(button("Copy token for Acme"));
  const said = "Not copied: Acme (West). It failed. Do this next.";
  expect(screen.getByText(said)).toHaveAttribute("aria-live", "polite");
  await user.keyboard("{Control>},{/Control}");
  await user.click(button("Back"));
  expect(screen.queryByText(said)).toBeNull();
});
