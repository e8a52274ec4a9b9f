import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { failure } from "../fakeBridge.ts";
import { button, openSettings, toast } from "../show.tsx";

const section = () => screen.getByRole("region", { name: "About" });

it("says the versions, and what is kept where", async () => {
  await openSettings();
  for (const text of ["Tenantry1.2.3", "Electron45.4.1", "Chromium146.0", "Node.js24.14.0"])
    expect(section()).toHaveTextContent(text);
  expect(section()).toHaveTextContent("Log/home/alice/.config/Tenantry/logs");
});

it("copies diagnostics, and opens the log’s folder and the licences", async () => {
  const { user, bridge } = await openSettings();
  await user.click(button("Copy diagnostics"));
  expect(bridge.copyDiagnostics).toHaveBeenCalledWith(null);
  expect(toast()).toHaveTextContent("Diagnostics copied.");
  await user.click(button("Open log folder"));
  expect(bridge.openLogFolder).toHaveBeenCalledWith(null);
  await user.click(button("Show licences"));
  expect(bridge.openLicences).toHaveBeenCalledWith(null);
  bridge.openLogFolder.mockResolvedValueOnce(
    fail(failure("This computer has no program that opens it.", { advice: "You find it at /x." })),
  );
  await user.click(button("Open log folder"));
  expect(toast()).toHaveTextContent(
    "This computer has no program that opens it. You find it at /x.",
  );
});
