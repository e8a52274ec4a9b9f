// What “Replace the secret” takes from a paste of more than a secret, and from a dropped file.
import { fireEvent, screen, waitFor } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { ok } from "../../../electron/core/base/result.ts";
import { recogniseCredentials } from "../../../electron/core/credentials/pasted.ts";
import { brokenRules, button, dialog, field, openSettings } from "../show.tsx";

const secret = () => field("New client secret");

async function replaceSecret() {
  const shown = await openSettings();
  shown.bridge.recogniseCredentials.mockImplementation(async ({ text, client }) =>
    ok(recogniseCredentials(text, client)),
  );
  await shown.user.click(button("Replace the secret"));
  await shown.user.type(secret(), "typed");
  return shown;
}

const shell = (clientId: string, workspace = "f".repeat(32)) =>
  `MSP_WORKSPACE_ID=${workspace}\nMSP_CLIENT_ID=${clientId}\nMSP_CLIENT_SECRET=s3cret\n`;

describe("a block pasted into the field of a new secret", () => {
  it.each([
    ["a shell block of this client", shell("client-1")],
    ["a shell block without a client ID", "CLIENT_SECRET=s3cret\nOTHER=1"],
    ["JSON", '{ "client_id": "CLIENT-1", "client_secret": "s3cret" }'],
    ["YAML", "unified:\n  client_id: client-1\n  client_secret: s3cret\n"],
    ["a single line", "CLIENT_SECRET=s3cret"],
    [
      "a file with several clients",
      JSON.stringify(
        ["client-2", "client-1"].map((client_id) => ({
          client_id,
          client_secret: client_id === "client-1" ? "s3cret" : "other",
        })),
      ),
    ],
  ])("gives its secret alone: %s", async (_kind, text) => {
    const { user, container } = await replaceSecret();
    await user.paste(text);
    expect(secret()).toHaveValue("s3cret");
    expect(dialog()).toHaveTextContent("Client secret taken from the pasted text");
    expect(await brokenRules(container)).toEqual([]);
  });

  it.each([
    ["another client", shell("client-2"), "is for the client ID client-2, not client-1."],
    [
      "another client in one line",
      '{"client_id":"client-2","client_secret":"s3cret"}',
      "is for the client ID client-2, not client-1.",
    ],
    [
      "another MSP",
      shell("client-1", "e".repeat(32)),
      `is for the MSP workspace ${"e".repeat(32)}, not ${"f".repeat(32)}.`,
    ],
    [
      "several other clients",
      "ACME_CLIENT_ID=a\nBETA_CLIENT_ID=b",
      "has 2 API clients, none of which is client-1.",
    ],
    ["no secret", "MSP_CLIENT_ID=client-1\nX=1", "has no client secret that can be used."],
    ["nothing known", "Dear team,\nplease find it attached.", "seems to be plain text."],
    ["a sentence", "please find it attached", "seems to be plain text."],
    ["JSON in one line", '{"a":"b"}', "seems to be JSON."],
  ])("gives nothing and says why if it holds %s", async (_kind, text, why) => {
    const { user } = await replaceSecret();
    await user.paste(text);
    expect(secret()).toHaveValue("typed");
    expect(dialog()).toHaveTextContent(`Nothing was filled in: the pasted text ${why}`);
  });

  it("is an ordinary paste if it is a bare secret, whatever its characters", async () => {
    const { user } = await replaceSecret();
    await user.clear(secret());
    await user.paste("a+/:b==\n");
    expect(secret()).toHaveValue("a+/:b==");
  });
});

describe("a file dropped on “Replace the secret”", () => {
  const drop = (file: File) => fireEvent.drop(document.body, { dataTransfer: { files: [file] } });

  it("gives its secret, or the reason why not, inside the dialog", async () => {
    await replaceSecret();
    fireEvent.dragOver(document.body, { dataTransfer: { types: ["Files"] } });
    expect(screen.getByText("Drop the file to take the client secret from it")).toBeDefined();
    drop(new File([shell("client-1")], "msp.env"));
    await waitFor(() => expect(secret()).toHaveValue("s3cret"));
    drop(new File([shell("client-2")], "other.env"));
    await waitFor(() => expect(dialog()).toHaveTextContent("“other.env” is for the client ID"));
    const folder = new File([], "Documents");
    folder.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
    drop(folder);
    await waitFor(() => expect(dialog()).toHaveTextContent("“Documents” could not be read"));
    expect(secret()).toHaveValue("s3cret");
  });
});
