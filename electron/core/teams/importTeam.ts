// A team's file taken over: read and shown first, then merged as chosen.
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

/** A file that waits for choices: what it was compared with is what it is merged into. */
interface ComparedTeam {
  readonly state: TeamPreview;
  readonly team: TeamFile;
  /** Null for an MSP that is still to be made. */
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

/** Whose file it is: of the MSP with that workspace at that address, or of the one shown where the file names no workspace. */
function mspOf(parts: Parts, { workspaceId, baseUrl }: TeamFile): Msp | null {
  const active = parts.msps.active();
  if (workspaceId === null) return active;
  const known = issuersOf(parts).find(
    ({ issuer }) => issuer.workspaceId === workspaceId && issuer.baseUrl === baseUrl,
  );
  return known?.msp ?? (isBlank(active) ? active : null);
}

/** Where else one's own secrets for that workspace are sent; null where they are sent nowhere else. */
function otherAddressOf(parts: Parts, { workspaceId, baseUrl }: TeamFile): string | null {
  const known = issuersOf(parts).filter(({ issuer }) => issuer.workspaceId === workspaceId);
  const addresses = known.map(({ issuer }) => issuer.baseUrl);
  return addresses.includes(baseUrl) ? null : (addresses[0] ?? null);
}

/** Every tenant that is in one of the two only is decided by name: a merge goes by `otherwise` for changed ones alone. */
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

/** Compares a file with what is there now, and shows what it would change. */
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

/** Answers why a file was refused; null for one that waits for choices now. */
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

/** The MSP that the file was compared with, as it was then; null where that has changed meanwhile. */
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
