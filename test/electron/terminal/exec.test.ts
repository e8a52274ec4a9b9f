// The environment in which `exec` runs a program.
import { describe, expect, it } from "vitest";
import { environmentWith, readTokenLine } from "../../../electron/adapters/terminal/exec.ts";

const token = {
  accessToken: "ey.x.y",
  workspaceId: "a".repeat(32),
  baseUrl: "https://global.api.greenlake.hpe.com",
  expiresAt: "2026-01-01T00:15:00.000Z",
};
const central = "https://us1.api.central.arubanetworks.com";

describe("the environment of a program", () => {
  it("has the token, its workspace, both addresses and the expiry", () => {
    const line = readTokenLine(JSON.stringify({ ...token, centralUrl: central }));
    expect(line === null ? null : environmentWith(line, "GREENLAKE_TOKEN", { A: "b" })).toEqual({
      A: "b",
      GREENLAKE_TOKEN: "ey.x.y",
      GREENLAKE_WORKSPACE_ID: token.workspaceId,
      GREENLAKE_BASE_URL: token.baseUrl,
      GREENLAKE_CENTRAL_URL: central,
      GREENLAKE_TOKEN_EXPIRES_AT: token.expiresAt,
    });
  });

  it("keeps no Central address of another tenant", () => {
    const line = readTokenLine(JSON.stringify(token));
    const outer = { GREENLAKE_CENTRAL_URL: central };
    expect(line === null ? null : environmentWith(line, "OTHER", outer)).toEqual({
      OTHER: "ey.x.y",
      GREENLAKE_WORKSPACE_ID: token.workspaceId,
      GREENLAKE_BASE_URL: token.baseUrl,
      GREENLAKE_TOKEN_EXPIRES_AT: token.expiresAt,
    });
  });
});
