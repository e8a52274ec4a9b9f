import { readFileSync } from "node:fs";
import { screen, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { colours, paints } from "../../electron/contract/colours.ts";
import { fail } from "../../electron/core/base/result.ts";
import { Palette } from "../../renderer/palette/Palette.tsx";
import { acme, beta, connected, copyOf, failure, token } from "./fakeBridge.ts";
import { brokenRules, button, field, show } from "./show.tsx";

const css = readFileSync("renderer/ui/Disc.module.css", "utf8");
const tokensOf = (mode: string) =>
  readFileSync(`node_modules/hpe-design-tokens/dist/css/color.${mode}.css`, "utf8");

type Rgb = readonly number[];
const rgb = (hex: string): Rgb =>
  (hex.slice(1).match(/../g) ?? []).map((part) => Number.parseInt(part, 16));
const over = (ground: Rgb, paint: number, cover: number): Rgb =>
  ground.map((part) => part * (1 - cover) + paint * cover);

/** Relative luminance, as WCAG 2.2 defines it. */
function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(left: Rgb, right: Rgb): number {
  const [dark = 0, light = 0] = [luminance(left), luminance(right)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const base = (mode: string, name: string): Rgb =>
  rgb(new RegExp(`--hpe-base-color-${name}: (#[0-9a-f]{6})`).exec(tokensOf(mode))?.[1] ?? "");
const grounds: Readonly<Record<"light" | "dark", readonly Rgb[]>> = {
  light: [
    base("light", "white-100"),
    base("light", "grey-50"),
    over(base("light", "white-100"), 0, 0.04),
  ],
  dark: [
    base("dark", "grey-1000"),
    base("dark", "grey-1300"),
    over(base("dark", "grey-1000"), 255, 0.06),
  ],
};

const painted = (colour: string) =>
  new RegExp(`--colour-${colour}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css) ?? [];

describe.each(colours)("%s", (colour) => {
  it("has a contrast of at least 3:1 on every ground, light and dark", () => {
    const [, light = "", dark = ""] = painted(colour);
    const ratios = [
      ...grounds.light.map((ground) => contrast(rgb(light), ground)),
      ...grounds.dark.map((ground) => contrast(rgb(dark), ground)),
    ];
    expect(ratios).toHaveLength(6);
    expect(Math.min(...ratios)).toBeGreaterThanOrEqual(3);
  });

  it("is the same in a notification, and has a CSS rule", () => {
    expect(painted(colour)[1]).toBe(paints[colour]);
    expect(css).toContain(`.disc[data-colour="${colour}"] {\n  --paint: var(--colour-${colour});`);
  });
});

const red = { ...acme, colour: "red", note: "Frozen until 1 December" } as const;
const snapshot = { ...connected, tenants: [red, beta] };

describe("a tenant’s colour and note", () => {
  it("are shown in its row, the colour also as a word", async () => {
    const { container } = await show(snapshot);
    const [first, second] = screen.getAllByRole("listitem");
    if (first === undefined || second === undefined) throw new Error("no rows");
    expect(first).toHaveTextContent(/^red, Acme.*Frozen until 1 December$/);
    expect(within(first).getByTitle("red")).toBeDefined();
    expect(within(first).getByTitle("Frozen until 1 December")).toBeDefined();
    expect(second.querySelector("[data-colour]")).toBeNull();
    expect(await brokenRules(container)).toEqual([]);
  });

  it("are changed in its dialog, which keeps a refused note", async () => {
    const { user, bridge, container } = await show(snapshot);
    await user.choose("More actions for Acme", "Edit");
    expect(screen.getByRole("radio", { name: "Red" })).toBeChecked();
    expect(screen.getAllByRole("radio")).toHaveLength(9);
    expect(await brokenRules(container)).toEqual([]);
    await user.click(screen.getByRole("radio", { name: "Purple" }));
    await user.clear(field("Note"));
    await user.type(field("Note"), "Ask Ann");
    bridge.updateTenant.mockResolvedValueOnce(fail(failure("Too long.", { field: "note" })));
    await user.click(button("Save"));
    expect(field("Note")).toHaveAccessibleDescription(/^Too long\./);
    expect(screen.queryByRole("alert")).toBeNull();
    await user.click(screen.getByRole("radio", { name: "No colour" }));
    await user.click(button("Save"));
    const texts = { name: "Acme", alias: "", note: "Ask Ann", centralUrl: "" };
    const change = { ...texts, tags: [], copyFormat: null };
    expect(bridge.updateTenant.mock.calls).toEqual([
      [{ workspaceId: acme.workspaceId, change: { ...change, colour: "purple" } }],
      [{ workspaceId: acme.workspaceId, change: { ...change, colour: null } }],
    ]);
    expect(screen.queryByRole("dialog")).toBeNull();
  });

  it("mark a copied token on its button and in the footer", async () => {
    const { user, emit } = await show(snapshot);
    await user.click(button("Copy token for Acme"));
    const copied = button(/^Copy token for Acme/);
    expect(copied).toHaveTextContent("Copied");
    expect(within(copied).getByTitle("red")).toBeDefined();
    await emit({
      clipboard: { clearsAtMs: null },
      tokens: { [acme.workspaceId]: token(800) },
      lastCopy: copyOf(red, 800),
    });
    const footer = screen.getByRole("contentinfo");
    expect(footer).toHaveTextContent(/^red, Token for Acme copied/);
    await emit({ clipboard: null });
    expect(footer).toHaveTextContent(/^red, No longer/);
  });

  it("are shown in the quick pick", async () => {
    const { container } = await show(snapshot, <Palette />);
    expect(screen.getByRole("option", { name: /^red, Acme/ })).toBeDefined();
    expect(await brokenRules(container)).toEqual([]);
  });
});
