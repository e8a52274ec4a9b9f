import { fireEvent, screen } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { recogniseCredentials } from "../../../electron/core/credentials/pasted.ts";
import { CredentialsForm } from "../../../renderer/credentials/CredentialsForm.tsx";
import { Toasts } from "../../../renderer/toasts/Toasts.tsx";
import { failure, firstRun } from "../fakeBridge.ts";
import { brokenRules, button, field, show, toast } from "../show.tsx";

const env = [
  "# ours",
  `export MSP_WORKSPACE_ID=${"f".repeat(32)}`,
  "MSP_CLIENT_ID='client-1'",
  'MSP_CLIENT_SECRET="s3cret value"',
  "CLIENT_SECRET=s3cret",
  `TENANT_WORKSPACE_IDS="${"a".repeat(32)} ${"b".repeat(32)}"`,
].join("\r\n");

async function showForm() {
  const form = <CredentialsForm profile={null} contact="" />;
  const shown = await show(firstRun, <Toasts>{form}</Toasts>);
  shown.bridge.recogniseCredentials.mockImplementation(async ({ text, client }) =>
    ok(recogniseCredentials(text, client)),
  );
  return shown;
}

describe("a block of values pasted into any field", () => {
  it("fills in all fields, lists what was recognised, and adds its tenants", async () => {
    const { user, bridge } = await showForm();
    await user.type(field("Client ID"), "typed");
    await user.click(field("Client secret"));
    await user.paste(env);
    expect(field("MSP workspace ID or issuer URL")).toHaveValue("f".repeat(32));
    expect(field("Client ID")).toHaveValue("client-1");
    expect(field("Client secret")).toHaveValue("s3cret");
    const said = screen.getByRole("status", { name: "" });
    expect(said).toHaveTextContent("Client ID from MSP_CLIENT_ID");
    expect(said).toHaveTextContent(/MSP_CLIENT_SECRET, line 4: There is a space in this\./);
    await user.click(button("Test and save"));
    expect(bridge.addTenants).toHaveBeenCalledWith({
      text: `${"a".repeat(32)}\n${"b".repeat(32)}`,
    });
  });

  it("leaves the fields it does not name alone", async () => {
    const { user } = await showForm();
    await user.type(field("Client ID"), "typed");
    await user.click(field("Client secret"));
    await user.paste("CLIENT_SECRET=s3cret\nOTHER=1");
    expect(field("Client ID")).toHaveValue("typed");
    expect(field("Client secret")).toHaveValue("s3cret");
  });

  it("is an ordinary paste if it is a single value", async () => {
    const { user, bridge } = await showForm();
    await user.click(field("Client secret"));
    await user.paste("0123456789abcdef");
    expect(field("Client secret")).toHaveValue("0123456789abcdef");
    expect(bridge.recogniseCredentials).not.toHaveBeenCalled();
    const url = `https://greenlake.example/authorization/v2/oauth2/${"f".repeat(32)}`;
    await user.click(field("MSP workspace ID or issuer URL"));
    await user.paste(url);
    expect(field("MSP workspace ID or issuer URL")).toHaveValue(url);
  });
});

describe("a text with several API clients", () => {
  const clients = ["Acme MSP", "Beta MSP"].map((name, index) => ({
    name,
    workspaceId: `${index + 1}`.repeat(32),
    clientId: `client-${index + 1}`,
    clientSecret: `s3cret-${index + 1}`,
  }));

  it("fills in nothing until one is chosen, and keeps what was typed meanwhile", async () => {
    const { user, bridge, container } = await showForm();
    await user.click(field("Client ID"));
    await user.paste(JSON.stringify(clients));
    expect(field("Client ID")).toHaveValue("");
    expect(screen.getByRole("status", { name: "" })).toHaveTextContent(
      "2 API clients were found. Choose the one for this MSP.",
    );
    expect(container).not.toHaveTextContent("s3cret");
    expect(await brokenRules(container)).toEqual([]);
    await user.type(field("Client ID"), "x");
    await user.click(button("Beta MSP"));
    expect(field("MSP workspace ID or issuer URL")).toHaveValue("2".repeat(32));
    expect(field("Client ID")).toHaveValue("client-2");
    expect(field("Client secret")).toHaveValue("s3cret-2");
    expect(screen.queryByRole("button", { name: "Acme MSP" })).toBeNull();
    expect(bridge.recogniseCredentials).toHaveBeenCalledTimes(2);
  });
});

describe("a text of which a part is missing", () => {
  it("says which part", async () => {
    const { user } = await showForm();
    await user.click(field("Client ID"));
    await user.paste("MSP_CLIENT_ID=client-1\nMSP_CLIENT_SECRET=op://Private/GreenLake/secret");
    const said = screen.getByRole("status", { name: "" });
    expect(said).toHaveTextContent("This refers to a value that is kept elsewhere.");
    expect(said).toHaveTextContent("Not found: MSP workspace and Client secret.");
    expect(field("Client secret")).toHaveValue("");
  });
});

describe("a paste in which nothing is recognised", () => {
  it("of several lines is said, and does not land in the field", async () => {
    const { user } = await showForm();
    await user.type(field("Client ID"), "typed");
    await user.paste("Dear team,\nplease find the secret attached.");
    expect(field("Client ID")).toHaveValue("typed");
    expect(toast()).toHaveTextContent(
      /^Nothing was filled in: the pasted text seems to be plain text\. Tenantry looks for a workspace ID/,
    );
    expect(screen.queryByRole("status", { name: "" })).toBeNull();
  });

  it("of one line is an ordinary paste", async () => {
    const { user } = await showForm();
    await user.click(field("Client secret"));
    await user.paste("a=b\n");
    expect(field("Client secret")).toHaveValue("a=b");
    expect(toast()).toBeEmptyDOMElement();
  });

  it.each([
    ["a JSON line without known names", '{"key": "q9ZxCANARY7vWk0123"}'],
    ["a password", "password: hunter2"],
    ["a token", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl"],
    ["an address with a token in it", "https://greenlake.example/?access_token=abc"],
  ])("is taken out of a visible field again if it may hold a secret: %s", async (_what, text) => {
    const { user, container } = await showForm();
    await user.type(field("Client ID"), "typed");
    await user.paste(text);
    expect(field("Client ID")).toHaveValue("typed");
    expect(toast()).toHaveTextContent(
      "It may hold a secret, so it was taken out of the field again.",
    );
    expect(container).not.toHaveTextContent(text);
    await user.click(field("Client secret"));
    await user.paste(text);
    expect(field("Client secret")).toHaveValue(text);
  });

  it.each([
    ["MSP workspace ID or issuer URL", "urn:uuid:3f2504e0-4f89-41d3-9a0c-0305e82c3301"],
    ["Contact", "Jo Doe: ops@msp.example"],
    ["Scope", "hpe:tenant"],
  ])("stays in %s if it holds no secret: %s", async (label, text) => {
    const { user } = await showForm();
    await user.click(field(label));
    await user.paste(text);
    expect(field(label)).toHaveValue(text);
    expect(toast()).toBeEmptyDOMElement();
  });

  it("is said if it is far too long, or if main does not answer", async () => {
    const { user, bridge } = await showForm();
    await user.click(field("Client secret"));
    await user.paste("x=1\n".repeat(1_400_000));
    expect(toast()).toHaveTextContent("the pasted text is too long");
    expect(field("Client secret")).toHaveValue("");
    bridge.recogniseCredentials.mockResolvedValueOnce(fail(failure("Something went wrong.")));
    await user.paste("x\ny");
    expect(toast()).toHaveTextContent("Something went wrong.");
  });
});

describe("a file dropped on the window", () => {
  const words = "Drop the file to fill in the fields it names";
  const drop = async (file: File) => {
    fireEvent.dragOver(document.body, { dataTransfer: { types: ["Files"] } });
    expect(screen.getByText(words)).toBeDefined();
    fireEvent.drop(document.body, { dataTransfer: { files: [file] } });
    await screen.findByLabelText("Client ID");
    await new Promise((resolve) => setTimeout(resolve, 50));
  };

  it("fills in the fields it names", async () => {
    const { user, container } = await showForm();
    await drop(new File([`unified:\n  client_id: from-yaml\n`], "token.yaml"));
    await user.click(field("Client ID"));
    expect(field("Client ID")).toHaveValue("from-yaml");
    expect(screen.queryByText(words)).toBeNull();
    expect(await brokenRules(container)).toEqual([]);
  });

  it.each([
    ["UTF-16 LE with a mark", [0xff, 0xfe], "utf16le"],
    ["UTF-16 LE", [], "utf16le"],
    ["UTF-8 with a mark", [0xef, 0xbb, 0xbf], "utf8"],
  ] as const)("is read in any encoding: %s", async (_name, mark, encoding) => {
    await showForm();
    const text = "MSP_CLIENT_ID=from-windows\r\n";
    await drop(
      new File([new Uint8Array(mark), Uint8Array.from(Buffer.from(text, encoding))], "a.env"),
    );
    expect(field("Client ID")).toHaveValue("from-windows");
  });

  it("is not text dragged into a field", async () => {
    await showForm();
    const text = { dataTransfer: { types: ["text/plain"], files: [] } };
    expect(fireEvent.dragOver(field("Client ID"), text)).toBe(true);
    expect(screen.queryByText(words)).toBeNull();
    expect(fireEvent.drop(field("Client ID"), text)).toBe(true);
  });

  it("is refused if it is far too long", async () => {
    const { bridge } = await showForm();
    await drop(new File(["x=1\n".repeat(1_400_000)], "huge.env"));
    expect(bridge.recogniseCredentials).not.toHaveBeenCalled();
    expect(toast()).toHaveTextContent("“huge.env” was not opened: it is too large.");
  });

  it("is named for what it seems to be if nothing in it is recognised", async () => {
    await showForm();
    await drop(new File(["<!doctype html><title>Sign in</title>"], "token.html"));
    expect(toast()).toHaveTextContent("“token.html” seems to be a web page.");
  });

  it("is refused if it is a folder", async () => {
    const { bridge } = await showForm();
    const folder = new File([], "Documents");
    folder.arrayBuffer = () => Promise.reject(new DOMException("gone", "NotFoundError"));
    await drop(folder);
    expect(toast()).toHaveTextContent("“Documents” could not be read: it is a folder");
    expect(bridge.recogniseCredentials).not.toHaveBeenCalled();
  });
});
