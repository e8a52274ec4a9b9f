// Team files: what one would change, and why one is refused.
import type {
  TeamFileError,
  TeamPreview,
  TeamRefusal,
} from "../../../electron/contract/contract.ts";
import { describeFailure } from "../../../electron/core/base/failureWords.ts";
import { fail } from "../../../electron/core/base/result.ts";
import { few, previewed, update } from "../../renderer/teams/previews.ts";
import { press } from "../hand.ts";
import { forEach, type State, type States } from "../state.ts";
import * as world from "./world.ts";

const { shown, many, failureOf } = world;

const { msp } = update;
const nothing = { count: 0, first: [] };
const fieldsOf = { name: "Acme", alias: "acme", colour: "red", note: "Call first", pinned: "yes" };

const previews: Readonly<Record<string, TeamPreview>> = {
  update,
  "of a new MSP": {
    ...update,
    msp: {
      ...msp,
      isNew: true,
      centralUrl: { mine: "", theirs: "https://de1.api.central.arubanetworks.com" },
    },
    changed: nothing,
    removed: nothing,
    added: few(many(12).map(({ workspaceId, name }) => ({ id: workspaceId, name, fields: [] }))),
  },
  "that changes nothing": { ...update, added: nothing, changed: nothing, removed: nothing },
  renewed: { ...update, isRenewed: true },
  "for another address": {
    ...update,
    msp: { ...msp, otherAddress: "https://global.api.greenlake.hpe.com" },
  },
  "with unknown Central addresses": {
    ...update,
    unknownCentralUrls: { count: 4, first: ["https://central.example", "https://other.example"] },
    msp: {
      ...msp,
      centralUrl: {
        mine: "https://de1.api.central.arubanetworks.com",
        theirs: "https://central.example",
      },
    },
  },
  "with aliases left out": { ...update, aliasesLeftOut: 2 },
  "with many tenants": {
    ...update,
    added: {
      count: 400,
      first: many(50).map(({ workspaceId, name }) => ({ id: workspaceId, name, fields: [] })),
    },
  },
  "with long names": {
    ...update,
    added: few(
      world.nameKinds.long.map(({ workspaceId, name }) => ({ id: workspaceId, name, fields: [] })),
    ),
    changed: few([
      {
        ...previewed(
          "a",
          "Northwind International Healthcare Holdings (Northern and Central Europe)",
        ),
        fields: [
          {
            field: "name",
            mine: "Northwind International Healthcare Holdings",
            theirs: "Northwind International Healthcare Holdings, Amsterdam",
          },
          {
            field: "note",
            mine: fieldsOf.note,
            theirs: "Call before 9: the night shift answers, at weekends and on holidays too.",
          },
          { field: "alias", mine: "", theirs: fieldsOf.alias },
          { field: "colour", mine: fieldsOf.colour, theirs: "blue" },
          { field: "pinned", mine: "no", theirs: fieldsOf.pinned },
          { field: "format", mine: "raw", theirs: "" },
          { field: "centralUrl", mine: "", theirs: "https://de1.api.central.arubanetworks.com" },
        ],
      },
    ]),
  },
};

const problems: {
  readonly [Kind in TeamFileError["kind"]]: TeamFileError & { readonly kind: Kind };
} = {
  tooLarge: { kind: "tooLarge" },
  notJson: { kind: "notJson", line: 12, column: 4 },
  newerVersion: { kind: "newerVersion", version: 9 },
  wrongShape: { kind: "wrongShape", path: "tenants[3].name", problem: "It is not a text." },
  secretInside: { kind: "secretInside", path: "tenants[3].note", workspaceId: world.dairyId },
};

const refusal = (failure: TeamRefusal["failure"], direction: TeamRefusal["direction"]): State => ({
  snapshot: shown(world.few, { teamFile: { status: "refused", id: "file-1", direction, failure } }),
});

const directions: Readonly<Record<TeamRefusal["direction"], TeamRefusal["failure"]>> = {
  import: failureOf("fileFailed"),
  export: failureOf("teamSecret"),
};

export const teams: States = {
  ...forEach("preview", previews, (teamFile) => ({ snapshot: shown(world.few, { teamFile }) })),
  "preview, import failed": {
    snapshot: shown(world.few, { teamFile: update }),
    answers: { applyTeam: async () => fail(failureOf("storeFailed")) },
    act: press("Update"),
  },
  ...forEach("refused:", problems, (problem) =>
    refusal(describeFailure({ kind: "teamFile", problem }), "import"),
  ),
  ...forEach("refused", directions, (failure, direction) =>
    refusal(failure, direction === "export" ? "export" : "import"),
  ),
};
