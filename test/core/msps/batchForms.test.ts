// The forms of a copy of several tokens, as the programs that read them would.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { BatchForm } from "../../../electron/contract/contract.ts";
import {
  type NamedToken,
  suffixesOf,
  writeBatch as writeNamed,
} from "../../../electron/core/msps/batchForms.ts";
import { workspaceNumber } from "../tokens/fakeEndpoint.ts";

const nowMs = Date.UTC(2026, 0, 1);

const named = (tenant: string, number: number, value = `ey${number}.x.y`): NamedToken => ({
  tenant,
  msp: "North, Ltd",
  token: {
    value,
    workspaceId: workspaceNumber(number),
    issuedAt: { wallMs: nowMs, monotonicMs: 0 },
    lifetimeMs: 900_000,
    assumed: false,
  },
  issuedAtMs: nowMs,
  expiresAtMs: nowMs + 900_000,
  baseUrl: "https://global.api.greenlake.hpe.com",
});

const writeBatch = (form: BatchForm, tokens: readonly NamedToken[], atMs: number) =>
  writeNamed(form, tokens, atMs, "GREENLAKE_TOKEN");

const both = [named("Acme", 1), named("Müller & Söhne", 2)];

/** RFC 4180, for a text whose every cell is in quotes. */
const cellsOf = (text: string): readonly (readonly string[])[] =>
  text
    .trimEnd()
    .split("\r\n")
    .map((line) =>
      Array.from(line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g), ([, cell]) =>
        (cell ?? "").replaceAll('""', '"'),
      ),
    );

const names = fc.oneof(
  fc.string({ maxLength: 20, unit: "binary" }),
  fc.constantFrom(
    "=1+1",
    "+cmd|' /C calc'!A0",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "＝1",
    'a"b',
    "a,b",
    "a\r\nb",
    "Acme",
    "ACME",
    "",
  ),
);

describe("JSON", () => {
  it("has the same shape for each token as the command line", () => {
    expect(JSON.parse(writeBatch("json", both, nowMs + 9_500))).toEqual([
      {
        tenant: "Acme",
        workspaceId: workspaceNumber(1),
        msp: "North, Ltd",
        accessToken: "ey1.x.y",
        tokenType: "Bearer",
        issuedAt: "2026-01-01T00:00:00.000Z",
        expiresAt: "2026-01-01T00:15:00.000Z",
        expiresIn: 890,
      },
      expect.objectContaining({ tenant: "Müller & Söhne", accessToken: "ey2.x.y" }),
    ]);
  });
});

describe("CSV", () => {
  it("has a header and a line for each token", () => {
    expect(cellsOf(writeBatch("csv", both, nowMs))).toEqual([
      ["tenant", "workspaceId", "msp", "accessToken", "expiresAt"],
      ["Acme", workspaceNumber(1), "North, Ltd", "ey1.x.y", "2026-01-01T00:15:00.000Z"],
      ["Müller & Söhne", workspaceNumber(2), "North, Ltd", "ey2.x.y", "2026-01-01T00:15:00.000Z"],
    ]);
  });

  it("keeps every name in its own cell, and none as a formula", () => {
    fc.assert(
      fc.property(fc.array(names, { maxLength: 8 }), (all) => {
        const text = writeBatch(
          "csv",
          all.map((name, at) => named(name, at + 1)),
          nowMs,
        );
        const [, ...lines] = cellsOf(text);
        expect(lines).toHaveLength(all.length);
        for (const [at, line] of lines.entries()) {
          expect(line).toHaveLength(5);
          expect(line[3]).toBe(`ey${at + 1}.x.y`);
          for (const cell of line) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/u);
        }
      }),
    );
  });

  it("leaves a token as it is, whatever it begins with", () => {
    expect(cellsOf(writeBatch("csv", [named("Acme", 1, "-+~token")], nowMs))[1]?.[3]).toBe(
      "-+~token",
    );
  });
});

describe(".env lines", () => {
  it("name each variable after its tenant", () => {
    expect(writeBatch("env", both, nowMs)).toBe(
      "GREENLAKE_TOKEN_ACME='ey1.x.y'\nGREENLAKE_TOKEN_MULLER_SOHNE='ey2.x.y'\n",
    );
  });

  it("begin with the name of the variable that the operator chose", () => {
    expect(writeNamed("env", both, nowMs, "HPE_TOKEN")).toBe(
      "HPE_TOKEN_ACME='ey1.x.y'\nHPE_TOKEN_MULLER_SOHNE='ey2.x.y'\n",
    );
  });

  it("tell tenants apart whose names look alike, by their IDs", () => {
    expect(
      suffixesOf([named("Acme", 1), named("ACME!", 2), named("", 3), named("日本", 4)]),
    ).toEqual([
      `ACME_${workspaceNumber(1).toUpperCase()}`,
      `ACME_${workspaceNumber(2).toUpperCase()}`,
      workspaceNumber(3).toUpperCase(),
      workspaceNumber(4).toUpperCase(),
    ]);
  });

  it("are valid and unique for any names, also of one workspace under two MSPs", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(names, fc.integer({ min: 1, max: 4 })), { maxLength: 12 }),
        (all) => {
          const suffixes = suffixesOf(all.map(([name, number]) => named(name, number)));
          expect(new Set(suffixes).size).toBe(all.length);
          for (const suffix of suffixes) expect(suffix).toMatch(/^[A-Z0-9_]+$/);
        },
      ),
    );
  });
});

describe("a Postman environment", () => {
  it("holds a masked token and a workspace ID for each tenant", () => {
    const environment = z
      .object({
        name: z.string(),
        values: z.array(
          z.object({
            key: z.string(),
            value: z.string(),
            type: z.string(),
            enabled: z.literal(true),
          }),
        ),
        _postman_variable_scope: z.literal("environment"),
      })
      .parse(JSON.parse(writeBatch("postman", both, nowMs)));
    expect(environment.values.map(({ key, value, type }) => [key, value, type])).toEqual([
      ["GREENLAKE_BASE_URL", "https://global.api.greenlake.hpe.com", "default"],
      ["GREENLAKE_TOKEN_ACME", "ey1.x.y", "secret"],
      ["GREENLAKE_WORKSPACE_ID_ACME", workspaceNumber(1), "default"],
      ["GREENLAKE_TOKEN_MULLER_SOHNE", "ey2.x.y", "secret"],
      ["GREENLAKE_WORKSPACE_ID_MULLER_SOHNE", workspaceNumber(2), "default"],
    ]);
  });
});
