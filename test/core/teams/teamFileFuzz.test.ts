import { atOnce } from "../../../electron/core/base/timing.ts";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colours } from "../../../electron/contract/colours.ts";
import { toWorkspaceId } from "../../../electron/core/base/issuer.ts";
import { clip } from "../../../electron/core/base/redact.ts";
import {
  readTeamFile,
  type TeamFile,
  writeTeamFile,
} from "../../../electron/core/teams/teamFile.ts";
import { idOf, teamOf, tenantOf } from "./teamSample.ts";

const workspaceId = fc.bigInt({ min: 0n, max: 16n ** 32n - 1n }).map((number) => {
  return toWorkspaceId(number.toString(16).padStart(32, "0")) ?? idOf("0");
});
const line = (max: number) =>
  fc.string({ unit: "binary", maxLength: max + 10 }).map((text) => clip(text, max));

const centralUrl = fc.constantFrom(
  "",
  "https://us1.api.central.arubanetworks.com",
  "https://c.example",
);

const tenant = fc.record({
  id: workspaceId,
  name: line(200),
  alias: line(40),
  colour: fc.constantFrom(null, ...colours),
  tags: fc.uniqueArray(
    line(24).filter((tag) => tag !== "" && !tag.includes(",")),
    { selector: (tag) => tag.toLowerCase(), maxLength: 3 },
  ),
  note: line(500),
  pinned: fc.boolean(),
  format: line(20),
  centralUrl,
});

const team: fc.Arbitrary<TeamFile> = fc
  .record({
    name: line(200),
    baseUrl: fc.webAuthority().map((host) => `https://${host.replace(/^.*@/, "")}`),
    workspaceId: fc.option(workspaceId),
    scope: line(100),
    centralUrl,
    tenants: fc.uniqueArray(tenant, { selector: ({ id }) => id, maxLength: 20 }),
  })
  .filter(({ baseUrl }) => URL.canParse(baseUrl))
  .map(({ name, baseUrl, workspaceId: own, scope, centralUrl: central, tenants }) => ({
    name,
    baseUrl: new URL(baseUrl).origin,
    workspaceId: own,
    scope,
    centralUrl: central,
    tenants: tenants
      .filter(({ id }) => id !== own)
      .toSorted((left, right) => (left.id < right.id ? -1 : 1))
      // Without any tag, the file says nothing about tags.
      .map((each, _index, all) =>
        all.some(({ tags }) => tags.length > 0) ? each : Object.assign({}, each, { tags: null }),
      ),
  }));

const memberName = fc.constantFrom(
  ...Object.keys(teamOf([])),
  ...Object.keys(tenantOf("a")),
  "tenantry",
  "version",
  "token",
  "__proto__",
  "constructor",
);
const almostTeam = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom<unknown>("team", 1, 2, "red", idOf("a"), null, true, "eyJhbGciOiJub25lIn0"),
    fc.string({ unit: "binary" }),
    fc.double(),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(memberName, tie("value"), { maxKeys: 6 }),
  ),
  file: fc.dictionary(memberName, tie("value"), { maxKeys: 8 }),
}));

describe("any team file", () => {
  it("reads back as it was written", () => {
    fc.assert(
      fc.property(team, (given) => {
        const written = atOnce(writeTeamFile(given, []));
        fc.pre(written.ok || written.error.kind !== "secretInside");
        expect(written.ok).toBe(true);
        if (written.ok) expect(readTeamFile(written.value)).toEqual({ ok: true, value: given });
      }),
    );
  });

  it("is read or refused but never throws, and what was read can be written", () => {
    const withHeader = almostTeam.file.map((file) => ({ ...file, tenantry: "team", version: 1 }));
    fc.assert(
      fc.property(fc.oneof(almostTeam.value, withHeader), (value) => {
        const read = readTeamFile(JSON.stringify(value));
        if (!read.ok) return;
        const written = atOnce(writeTeamFile(read.value, []));
        expect(written.ok && readTeamFile(written.value)).toEqual(read);
      }),
      { numRuns: 1_000 },
    );
  });

  it("is refused if it is random text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(readTeamFile(text).ok).toBe(false);
      }),
    );
  });
});
