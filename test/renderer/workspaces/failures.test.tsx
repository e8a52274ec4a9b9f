import { screen, within } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fail } from "../../../electron/core/base/result.ts";
import { acme, beta, connected, failure, firstRun, mspSummary, token } from "../fakeBridge.ts";
import { button, show } from "../show.tsx";
import { CredentialsForm } from "../../../renderer/credentials/CredentialsForm.tsx";

/** With nothing known beforehand. */
const form = <CredentialsForm profile={null} contact="" />;

const failing = (rest: Parameters<typeof failure>[1]) => ({
  [acme.workspaceId]: token(0, { times: null, failure: failure("It failed.", rest) }),
});

describe("a row that failed", () => {
  it("is tried again by its own button", async () => {
    const { user, bridge } = await show({ ...connected, tokens: failing({ action: "retry" }) });
    await user.click(button("Retry for Acme"));
    expect(bridge.copyToken.mock.calls).toEqual([[{ workspaceId: acme.workspaceId }]]);
  });

  it("offers no button where trying again would not help", async () => {
    await show({ ...connected, tokens: failing({ action: "none" }) });
    expect(screen.getByText("It failed.")).toBeDefined();
    expect(screen.queryByRole("button", { name: /Retry|Edit/ })).toBeNull();
  });
});

it("what the server said of a refused client stands beside the field too", async () => {
  const { user, bridge } = await show(firstRun, form);
  bridge.connect.mockResolvedValueOnce(fail(failure("Not accepted.", { kind: "invalidClient" })));
  await user.click(button("Test and save"));
  expect(screen.getByLabelText("Client secret")).toHaveAccessibleDescription(/Debug ID: 12ab/);
});

it("the first run says which API client to make", async () => {
  const { user } = await show(firstRun);
  await user.click(screen.getByRole("button", { name: /Type or paste the details/ }));
  const said = screen.getByText(/create a personal API client/);
  expect(said).toHaveTextContent("for the service HPE GreenLake Cloud Platform");
});

describe("the status line", () => {
  const lastCopy = {
    mspId: "msp-1",
    colour: null,
    workspaceId: beta.workspaceId,
    tenantName: beta.name,
    copiedAtMs: Date.now(),
    expiresAtMs: Date.now() + 892_000,
  };

  it("says what is on the clipboard and when it goes, and clears it now", async () => {
    const clipboard = { clearsAtMs: Date.now() + 44_500 };
    const { user, bridge } = await show({ ...connected, lastCopy, clipboard });
    expect(screen.getByRole("contentinfo")).toHaveTextContent(
      "Token for Beta & Söhne copied· clears in 0:45Clear now",
    );
    await user.click(screen.getByRole("button", { name: "Clear now" }));
    expect(bridge.clearClipboard).toHaveBeenCalledOnce();
  });

  it("names the MSP where the token is of another one than is shown", async () => {
    const east = { ...mspSummary, id: "msp-2", name: "East" };
    const ofEast = {
      ...connected,
      msps: [mspSummary, east],
      lastCopy: { ...lastCopy, mspId: "msp-2" },
    };
    const { emit } = await show({ ...ofEast, clipboard: { clearsAtMs: null } });
    const footer = screen.getByRole("contentinfo");
    expect(footer).toHaveTextContent("Token for Beta & Söhne (East) copied");
    await emit({ clipboard: null });
    expect(footer).toHaveTextContent("No longer on the clipboard: Beta & Söhne (East)");
    await emit({ lastCopy });
    expect(footer).not.toHaveTextContent("(");
  });

  it("counts nothing down where the clipboard is not cleared by time", async () => {
    await show({ ...connected, lastCopy, clipboard: { clearsAtMs: null } });
    expect(screen.getByRole("contentinfo")).toHaveTextContent(
      "Token for Beta & Söhne copiedClear now",
    );
  });

  it("says of a token that has left the clipboard how long it still lives", async () => {
    await show({ ...connected, lastCopy: { ...lastCopy, expiresAtMs: Date.now() + 891_500 } });
    expect(screen.getByRole("contentinfo")).toHaveTextContent(
      "No longer on the clipboard: Beta & Söhne· 14:52 left",
    );
  });

  it("says when there is no network, but not of a simulator on this machine", async () => {
    vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    const footer = within((await show(connected)).container);
    expect(footer.getByText(/^No network connection/)).toBeDefined();
    vi.restoreAllMocks();
  });
});
