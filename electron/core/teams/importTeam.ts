// Imports a team file: reads it, shows what it would change, and merges it as the operator chose.
import type {
  CommandInput,
  Failure,
  ImportedTeam,
  Result,
  TeamChoices,
} from "../../contract/contract.ts";
import { clip } from "../base/redact.ts";
import { fail, ok } from "../base/result.ts";
import { emptyMsp, mspName, type StoredMsp } from "../msps/stored.ts";
import { teamOf, withTeam } from "./convert.ts";
import { compareTeam, type MergeChoices, mergeTeam, type TeamComparison } from "./merge.ts";
import type { ComparedTeam, TeamMsp, TeamMsps, TeamPorts } from "./ports.ts";
import { listsOf, previewTeam, unknownCentralUrls } from "./preview.ts";
import type { RefuseTeam } from "./refusal.ts";
import { readTeamFile, type TeamFile } from "./teamFile.ts";

/** A file that waits for the operator’s choices, and the team that it was compared with. */
const isBlank = ({ store }: TeamMsp): boolean => {
  const { profile, tenants } = store.read();
  return profile === null && tenants.length === 0;
};

const issuersOf = (msps: TeamMsps) =>
  msps.all().flatMap((msp) => {
    const { profile, formerly } = msp.store.read();
    const issuer = profile ?? formerly;
    return issuer === null ? [] : [{ msp, issuer }];
  });

/**
 * The MSP that the file belongs to: the one with its workspace and address, or the active one if that is blank or the file
 * names no workspace. Null if the import has to add an MSP.
 */
function mspOf(msps: TeamMsps, { workspaceId, baseUrl }: TeamFile): TeamMsp | null {
  const active = msps.active();
  if (workspaceId === null) return active;
  const known = issuersOf(msps).find(
    ({ issuer }) => issuer.workspaceId === workspaceId && issuer.baseUrl === baseUrl,
  );
  return known?.msp ?? (isBlank(active) ? active : null);
}

/** The other address at which an MSP with the file’s workspace is known; null if there is none. */
function otherAddressOf(msps: TeamMsps, { workspaceId, baseUrl }: TeamFile): string | null {
  const known = issuersOf(msps).filter(({ issuer }) => issuer.workspaceId === workspaceId);
  const addresses = known.map(({ issuer }) => issuer.baseUrl);
  return addresses.includes(baseUrl) ? null : (addresses[0] ?? null);
}

/** Spells out the choice for every added and removed tenant, because `otherwise` applies to changed ones only. */
function mergeChoices(
  { added, removed }: TeamComparison,
  { tenants, ...sides }: TeamChoices,
): MergeChoices {
  return {
    otherwise: sides.changed,
    tenants: {
      ...Object.fromEntries(added.map(({ id }) => [id, sides.added])),
      ...Object.fromEntries(removed.map(({ id }) => [id, sides.removed])),
      ...tenants,
    },
  };
}

const everything: TeamChoices = {
  added: "theirs",
  changed: "theirs",
  removed: "mine",
  tenants: {},
};

function merged(before: StoredMsp, team: TeamFile, chosen: TeamChoices, newId: () => string) {
  const mine = teamOf(before);
  const comparison = compareTeam(mine, team);
  const merge = mergeTeam(mine, team, mergeChoices(comparison, chosen));
  return { mine, comparison, merge, after: withTeam(before, merge, newId) };
}

/** Compares a file with the MSP as it is now, and shows what the import would change. */
function createShowing({ newId, msps, opened }: TeamPorts) {
  return (team: TeamFile, fileName: string, isRenewed: boolean): void => {
    const msp = mspOf(msps, team);
    const before = msp?.store.read() ?? emptyMsp("");
    const { mine, comparison, merge, after } = merged(before, team, everything, newId);
    const lists = listsOf(comparison);
    const state = previewTeam(comparison, lists, {
      id: newId(),
      fileName,
      isRenewed,
      aliasesLeftOut: merge.aliasesLeftOut,
      unknownCentralUrls: unknownCentralUrls(mine, team),
      msp: {
        name: mspName(after),
        isNew: msp === null || isBlank(msp),
        workspaceId: after.profile?.workspaceId ?? null,
        baseUrl: after.profile?.baseUrl ?? team.baseUrl,
        otherAddress: otherAddressOf(msps, team),
        centralUrl: { mine: mine.centralUrl, theirs: team.centralUrl },
      },
    });
    opened.set({ state, team, lists, mspId: msp?.id ?? null, mine });
  };
}

/** The reading function answers why it refused a file; null if the preview is shown. */
export function createReading(ports: TeamPorts, refuse: RefuseTeam) {
  const show = createShowing(ports);
  return (name: string, text: Result<string>): Failure | null => {
    const fileName = clip(name, 100);
    if (!text.ok) return refuse("import", text.error, fileName);
    const read = readTeamFile(text.value);
    if (!read.ok) return refuse("import", { kind: "teamFile", problem: read.error }, fileName);
    show(read.value, fileName, false);
    return null;
  };
}

const isSame = (one: TeamFile, other: TeamFile): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The MSP that the file was compared with; null if it has changed since. */
function findCompared(msps: TeamMsps, { team, mspId, mine }: ComparedTeam): TeamMsp | null {
  if (mspId === null) return mspOf(msps, team) === null ? msps.createUnseen() : null;
  const msp = msps.find(mspId);
  return msp !== null && isSame(teamOf(msp.store.read()), mine) ? msp : null;
}

export function createApplying(
  ports: TeamPorts,
): (input: CommandInput<"applyTeam">) => Promise<Result<ImportedTeam | null>> {
  const { msps, opened } = ports;
  const show = createShowing(ports);
  return async ({ id, ...choices }) => {
    const compared = opened.read();
    if (compared?.state.id !== id || !("team" in compared)) return fail({ kind: "cancelled" });
    const { team, state } = compared;
    const msp = findCompared(msps, compared);
    if (msp === null) {
      show(team, state.fileName, true);
      return ok(null);
    }
    const before = msp.store.read();
    const { after } = merged(before, team, choices, ports.newId);
    const written = msp.store.write(after);
    if (!written.ok) return written;
    opened.set(null);
    if (before.profile === null) msp.connection.profileGiven();
    const kept = new Set(after.tenants.map(({ workspaceId }) => workspaceId));
    for (const { workspaceId } of before.tenants)
      if (!kept.has(workspaceId)) msp.copying.forgetToken({ workspaceId });
    ports.imported();
    const isUndoable =
      before.profile !== null &&
      before.name === after.name &&
      before.centralUrl === after.centralUrl;
    const undoId = isUndoable ? msp.undo.remember(before, after) : null;
    const shown = msps.active() === msp ? written : msps.select(msp.id);
    return shown.ok ? ok({ mspId: msp.id, undoId }) : shown;
  };
}
