import { describe, expect, it } from "vitest";
import { createTemplatesSchema } from "../../../electron/core/copying/storedTemplates.ts";

const own = { id: "template:1", name: "Mine" };

function read(...stored: readonly unknown[]) {
  const differing: string[] = [];
  const parsed = createTemplatesSchema((id) => differing.push(id)).safeParse(stored);
  return { templates: parsed.data ?? null, differing };
}

describe("the schema of stored templates", () => {
  it.each(["text", "command"])("keeps a template of the kind %s as it is", (kind) => {
    const template = { ...own, kind, text: "{token} {tenantName}" };
    expect(read(template)).toEqual({ templates: [template], differing: [] });
  });

  it.each([
    ["plain", "text"],
    ["yaml", "text"],
    ["posix", "command"],
    ["powershell", "command"],
  ])("turns the shell %s of older versions into the kind %s", (shell, kind) => {
    const text = "'{token}'";
    expect(read({ ...own, shell, text }).templates).toEqual([{ ...own, kind, text }]);
  });

  it.each([
    ["plain", "{token} {tenantName}", false],
    ["posix", "curl -H 'Authorization: Bearer {token}' {baseUrl}", false],
    ["posix", "export TENANT='{tenantName}' TOKEN={token}", true],
    ["powershell", "x -Headers @{ A = 'Bearer {token}' }", false],
    ["powershell", "$env:TOKEN = {token}", true],
    ["powershell", "x '{token}' '{tenantName}'", true],
    ["yaml", 'a: "{token}"', false],
    ["yaml", "a: {token}", true],
    ["yaml", 'a: "{token}"\nb: "{tenantName}"', true],
  ])(
    "expects that the shell %s with %s may now give something else: %s",
    (shell, text, differs) => {
      expect(read({ ...own, shell, text }).differing).toEqual(differs ? ["template:1"] : []);
    },
  );

  it("keeps words in braces that a new template must not have", () => {
    const text = "{token} {print}";
    expect(read({ ...own, shell: "posix", text }).templates).toMatchObject([{ text }]);
  });

  it.each([
    { ...own, text: "{token}" },
    { ...own, text: "{token}", kind: "cmd" },
    { ...own, text: "{token}", shell: "cmd" },
    { ...own, text: "{token}", kind: "text", id: "raw" },
  ])("refuses %j", (stored) => {
    expect(read(stored).templates).toBeNull();
  });
});
