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
import { inPieces, inTurns, type Work } from "../base/timing.ts";
import { emptyMsp, mspName, type StoredMsp } from "../msps/stored.ts";
import { compared, removedBy } from "../tenants/tenants.ts";
import { teamOf, withTeam } from "./convert.ts";
import { compareTeam, mergeTeam } from "./merge.ts";
import type { ComparedTeam, TeamMsp, TeamMsps, TeamPorts } from "./ports.ts";
import { listsOf, previewTeam, unknownCentralUrls } from "./preview.ts";
import type { RefuseTeam } from "./refusal.ts";
import type { TeamFile } from "./teamFile.ts";

/** A file that waits for the operator’s choices, and the team that it was compared with. */
const isBlank = ({ store }: TeamMsp): boolean => {
  const { profile, tenants } = store.read();
  return profile === null && tenants.length === 0;
};

const issuersOf = (msps: TeamMsps) =>
  msps.all().flatMap((msp) => {
    const { profile } = msp.store.read();
    return profile === null ? [] : [{ msp, issuer: profile }];
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

const everything: TeamChoices = {
  added: "theirs",
  changed: "theirs",
  removed: "mine",
  tenants: {},
};

function* merged(before: StoredMsp, team: TeamFile, chosen: TeamChoices, newId: () => string) {
  const mine = yield* teamOf(before);
  const comparison = yield* compareTeam(mine, team);
  const merge = yield* mergeTeam(mine, team, { ...chosen, otherwise: chosen.changed });
  return { mine, comparison, merge, after: yield* withTeam(before, merge, newId) };
}

/** Compares a file with the MSP as it is now, and shows what the import would change. */
function createShowing({ newId, msps, opened, clock }: TeamPorts) {
  function* compare(team: TeamFile, fileName: string, isRenewed: boolean): Work<ComparedTeam> {
    const msp = mspOf(msps, team);
    const before = msp?.store.read() ?? emptyMsp("");
    const { mine, comparison, merge, after } = yield* merged(before, team, everything, newId);
    const lists = yield* listsOf(comparison);
    const state = yield* previewTeam(comparison, lists, {
      id: newId(),
      fileName,
      isRenewed,
      aliasesLeftOut: merge.aliasesLeftOut,
      unknownCentralUrls: yield* unknownCentralUrls(mine, team),
      msp: {
        name: mspName(after),
        isNew: msp === null || isBlank(msp),
        workspaceId: after.profile?.workspaceId ?? null,
        baseUrl: after.profile?.baseUrl ?? team.baseUrl,
        otherAddress: otherAddressOf(msps, team),
        centralUrl: { mine: mine.centralUrl, theirs: team.centralUrl },
      },
    });
    return { state, team, lists, mspId: msp?.id ?? null, mine };
  }
  return async (team: TeamFile, fileName: string, isRenewed: boolean): Promise<void> =>
    opened.set(await inTurns(compare(team, fileName, isRenewed), clock.turn));
}

/** The reading function answers why it refused a file; null if the preview is shown. */
export function createReading(ports: TeamPorts, refuse: RefuseTeam) {
  const show = createShowing(ports);
  return async (name: string, text: Result<string>): Promise<Failure | null> => {
    const fileName = clip(name, 100);
    if (!text.ok) return refuse("import", text.error, fileName);
    const read = await ports.readTeamFile(text.value);
    if (!read.ok) return refuse("import", { kind: "teamFile", problem: read.error }, fileName);
    await show(read.value, fileName, false);
    return null;
  };
}

function* isSame(one: TeamFile, other: TeamFile): Work<boolean> {
  const { tenants, ...head } = one;
  const { tenants: others, ...otherHead } = other;
  let same = JSON.stringify(head) === JSON.stringify(otherHead) && tenants.length === others.length;
  yield* inPieces(tenants.entries(), ([at, tenant]) => {
    same &&= JSON.stringify(tenant) === JSON.stringify(others[at]);
  });
  return same;
}

/** The MSP that the file was compared with; null if there is another one by now. */
function findCompared(msps: TeamMsps, { team, mspId }: ComparedTeam): TeamMsp | null {
  if (mspId !== null) return msps.find(mspId);
  return mspOf(msps, team) === null ? msps.createUnseen() : null;
}

/** Error: `changedSince` if the MSP has changed since it was compared with the file. */
const importInto = ({ team, mine }: ComparedTeam, choices: TeamChoices, newId: () => string) =>
  function* (before: StoredMsp): Work<Result<StoredMsp>> {
    if (!(yield* isSame(yield* teamOf(before), mine))) return fail({ kind: "changedSince" });
    const { after } = yield* merged(before, team, choices, newId);
    return ok({ ...after, tenants: yield* compared(after.tenants) });
  };

const isOutdated = (written: Result<unknown>): boolean =>
  !written.ok && written.error.kind === "changedSince";

export function createApplying(
  ports: TeamPorts,
): (input: CommandInput<"applyTeam">) => Promise<Result<ImportedTeam | null>> {
  const { msps, opened } = ports;
  const show = createShowing(ports);
  return async ({ id, ...choices }) => {
    const shown = opened.read();
    if (shown?.state.id !== id || !("team" in shown)) return fail({ kind: "cancelled" });
    const msp = findCompared(msps, shown);
    const written = await msp?.store.change(importInto(shown, choices, ports.newId));
    if (msp === null || written === undefined || isOutdated(written)) {
      // A second click on the same button finds what the first one has changed.
      if (opened.read() === shown) await show(shown.team, shown.state.fileName, true);
      return ok(null);
    }
    if (!written.ok) return written;
    const { before } = written.value;
    opened.set(null);
    if (before.profile === null) msp.connection.profileGiven();
    const removed = await inTurns(removedBy(written.value), ports.clock.turn);
    for (const tenant of removed) msp.copying.forgetToken(tenant);
    ports.imported();
    const undoId = before.profile === null ? null : msp.undo.remember(written.value);
    const selected = msps.active() === msp ? ok(null) : await msps.select(msp.id);
    return selected.ok ? ok({ mspId: msp.id, undoId }) : selected;
  };
}
