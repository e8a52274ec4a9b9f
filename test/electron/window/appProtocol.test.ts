import { describe, expect, it, vi } from "vitest";
import { contentSecurityPolicy, fileFor } from "../../../electron/adapters/window/appProtocol.ts";

vi.mock("electron", () => ({ protocol: {} }));

describe("the pages’ own scheme", () => {
  it.each([
    ["app://tenantry/index.html", "/ui/index.html"],
    ["app://tenantry/assets/index-a1.js?x#y", "/ui/assets/index-a1.js"],
    ["app://tenantry/../index.html", "/ui/index.html"],
  ])("serves %s from %s", (url, path) => {
    expect(fileFor("/ui", url)).toBe(path);
  });

  it.each([
    "app://tenantry/%2e%2e%2fmain/main.js",
    "app://tenantry/..%2fmain/main.js",
    "app://tenantry/..%5cmain%5cmain.js",
    "app://tenantry/..\\main\\main.js",
    "app://tenantry/index.html%00.js",
    "app://tenantry/",
    "app://tenantry/package.json",
    "app://elsewhere/index.html",
    "https://tenantry/index.html",
    "file:///etc/passwd",
    "not a url",
  ])("serves nothing for %s", (url) => {
    expect(fileFor("/ui", url)).toBeNull();
  });

  it("lets a page load only its own files, and run no inline code", () => {
    expect(contentSecurityPolicy).toContain("default-src 'none'");
    expect(contentSecurityPolicy).toContain("script-src 'self'");
    expect(contentSecurityPolicy).not.toMatch(/unsafe|https?:|data:|\*/);
  });
});
