// Imports a team file: reads it, shows what it would change, and merges it as the operator chose.
import type {
  Failure,
  Result,
  TeamChoices,
  TeamFileState,
  TeamPreview,
} from "../../contract/contract.ts";
import type { AppCommands } from "../application.ts";
import { type Msp, mspName } from "../msps/msp.ts";
import { sectionsOfMsp } from "../msps/commands.ts";
import type { AppPorts, Changed, Parts } from "../parts.ts";
import { clip } from "../base/redact.ts";
import { fail, ok } from "../base/result.ts";
import { emptyMsp, type StoredMsp } from "../storedState.ts";
import { readTeamFile, type TeamFile } from "./teamFile.ts";
import { compareTeam, type MergeChoices, mergeTeam, type TeamComparison } from "./merge.ts";
import { previewTeam } from "./preview.ts";
import type { RefuseTeam } from "./refusal.ts";
import { teamOf, withTeam } from "./convert.ts";

/** A file that waits for the operator’s choices, and the team that it was compared with. */
interface ComparedTeam {
  readonly state: TeamPreview;
  readonly team: TeamFile;
  /** Null if the import adds the MSP. */
  readonly mspId: string | null;
  readonly mine: TeamFile;
}

export type OpenedTeam =
  | ComparedTeam
  | { readonly state: Extract<TeamFileState, { status: "refused" }> };

const isBlank = ({ store }: Msp): boolean => {
  const { profile, tenants } = store.read();
  return profile === null && tenants.length === 0;
};

const issuersOf = ({ msps }: Parts) =>
  msps.all().flatMap((msp) => {
    const { profile, formerly } = msp.store.read();
    const issuer = profile ?? formerly;
    return issuer === null ? [] : [{ msp, issuer }];
  });

/**
 * The MSP that the file belongs to: the one with its workspace and address, or the active one if that is blank or the file
 * names no workspace. Null if the import has to add an MSP.
 */
function mspOf(parts: Parts, { workspaceId, baseUrl }: TeamFile): Msp | null {
  const active = parts.msps.active();
  if (workspaceId === null) return active;
  const known = issuersOf(parts).find(
    ({ issuer }) => issuer.workspaceId === workspaceId && issuer.baseUrl === baseUrl,
  );
  return known?.msp ?? (isBlank(active) ? active : null);
}

/** The other address at which an MSP with the file’s workspace is known; null if there is none. */
function otherAddressOf(parts: Parts, { workspaceId, baseUrl }: TeamFile): string | null {
  const known = issuersOf(parts).filter(({ issuer }) => issuer.workspaceId === workspaceId);
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
function createShowing({ newId }: AppPorts, parts: Parts) {
  return (team: TeamFile, fileName: string, isRenewed: boolean): void => {
    const msp = mspOf(parts, team);
    const before = msp?.store.read() ?? emptyMsp("");
    const { mine, comparison, merge, after } = merged(before, team, everything, newId);
    const state = previewTeam(comparison, {
      id: newId(),
      fileName,
      isRenewed,
      aliasesLeftOut: merge.aliasesLeftOut,
      msp: {
        name: mspName(after),
        isNew: msp === null || isBlank(msp),
        workspaceId: after.profile?.workspaceId ?? null,
        baseUrl: after.profile?.baseUrl ?? team.baseUrl,
        otherAddress: otherAddressOf(parts, team),
      },
    });
    parts.openedTeam.set({ state, team, mspId: msp?.id ?? null, mine });
  };
}

/** The reading function answers why it refused a file; null if the preview is shown. */
export function createReading(ports: AppPorts, parts: Parts, refuse: RefuseTeam) {
  const show = createShowing(ports, parts);
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
function findCompared(parts: Parts, { team, mspId, mine }: ComparedTeam): Msp | null {
  const { msps } = parts;
  if (mspId === null) return mspOf(parts, team) === null ? msps.createUnseen() : null;
  const msp = msps.find(mspId);
  return msp !== null && isSame(teamOf(msp.store.read()), mine) ? msp : null;
}

export function createApplying(
  ports: AppPorts,
  parts: Parts,
  changed: Changed,
): AppCommands["applyTeam"] {
  const { msps, openedTeam } = parts;
  const show = createShowing(ports, parts);
  return async ({ id, ...choices }) => {
    const opened = openedTeam.read();
    if (opened?.state.id !== id || !("team" in opened)) return fail({ kind: "cancelled" });
    const { team, state } = opened;
    const msp = findCompared(parts, opened);
    if (msp === null) {
      show(team, state.fileName, true);
      return ok(null);
    }
    const before = msp.store.read();
    const { after } = merged(before, team, choices, ports.newId);
    const written = msp.store.write(after);
    if (!written.ok) return written;
    openedTeam.set(null);
    if (before.profile === null) msp.connection.profileGiven();
    const kept = new Set(after.tenants.map(({ workspaceId }) => workspaceId));
    for (const { workspaceId } of before.tenants)
      if (!kept.has(workspaceId)) await msp.copying.forgetToken({ workspaceId });
    changed(...sectionsOfMsp);
    return msps.active() === msp ? written : msps.select(msp.id);
  };
}
