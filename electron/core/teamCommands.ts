// A team's file: read and shown first, then merged as chosen; and written.
import type { AppError, Failure, Result, TeamChoices, TeamFileState } from "../contract.ts";
import type { AppCommands } from "./application.ts";
import { exitCodes, type Outcome } from "./copyByName.ts";
import { describeFailure } from "./failureWords.ts";
import { type Msp, mspName } from "./msp.ts";
import { sectionsOfMsp } from "./mspCommands.ts";
import type { AppPorts, Changed, Parts } from "./parts.ts";
import { clip } from "./redact.ts";
import { fail, ok } from "./result.ts";
import { emptyMsp, type StoredMsp } from "./storedState.ts";
import { readTeamFile, type TeamFile, writeTeamFile } from "./teamFile.ts";
import { compareTeam, type MergeChoices, mergeTeam, type TeamComparison } from "./teamMerge.ts";
import { previewTeam } from "./teamPreview.ts";
import { teamOf, withTeam } from "./teamTransfer.ts";
import { nameOf } from "./tenantNames.ts";

export type OpenedTeam =
  | {
      readonly state: Extract<TeamFileState, { status: "preview" }>;
      readonly team: TeamFile;
      /** Null for an MSP that is still to be made. */
      readonly mspId: string | null;
    }
  | { readonly state: Extract<TeamFileState, { status: "refused" }> };

type TeamCommands = Pick<
  AppCommands,
  "readTeam" | "chooseTeamFile" | "applyTeam" | "dismissTeam" | "exportTeam"
>;

const isBlank = ({ store }: Msp): boolean => {
  const { profile, tenants } = store.read();
  return profile === null && tenants.length === 0;
};

/** Whose file it is: of the MSP with that workspace at that address, or of the one shown where the file names no workspace. */
function mspOf({ msps }: Parts, { workspaceId, baseUrl }: TeamFile): Msp | null {
  if (workspaceId === null) return msps.active();
  const isIt = ({ store }: Msp) => {
    const { profile } = store.read();
    return profile?.workspaceId === workspaceId && profile.baseUrl === baseUrl;
  };
  return msps.all().find(isIt) ?? (isBlank(msps.active()) ? msps.active() : null);
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

const fieldWords: Readonly<Record<string, string>> = {
  name: "The name",
  alias: "The alias",
  note: "The note",
  format: "The copy format",
  scope: "The scope",
};

/** A team that cannot be written is told by the tenant's name: its place in the file says nothing to anybody. */
function writtenTeam(team: TeamFile): Result<string> {
  const written = writeTeamFile(team);
  if (written.ok) return written;
  const problem = written.error;
  if (problem.kind !== "secretInside") return fail({ kind: "teamFile", problem });
  const tenant = team.tenants.find(({ id }) => id === problem.workspaceId);
  const place = fieldWords[problem.path.split(".").at(-1) ?? ""] ?? "A field";
  return fail({
    kind: "teamSecret",
    place,
    // A name that is the secret itself is not said again.
    tenant:
      tenant === undefined
        ? null
        : nameOf({ workspaceId: tenant.id, name: place === "The name" ? "" : tenant.name }),
  });
}

/** Where a refusal is shown: in the window, whoever asked. */
const createRefuse =
  ({ newId }: AppPorts, { openedTeam }: Parts) =>
  (direction: "import" | "export", error: AppError, fileName = "") => {
    const described = describeFailure(error);
    const details = fileName === "" ? described.details : [`File: ${fileName}`];
    const failure = { ...described, details };
    openedTeam.set({ state: { status: "refused", id: newId(), direction, failure } });
    return failure;
  };

const everything: TeamChoices = {
  added: "theirs",
  changed: "theirs",
  removed: "mine",
  tenants: {},
};

function merged(before: StoredMsp, team: TeamFile, chosen: TeamChoices, newId: () => string) {
  const mine = teamOf(before);
  const comparison = compareTeam(mine, team);
  const after = withTeam(before, mergeTeam(mine, team, mergeChoices(comparison, chosen)), newId);
  return { comparison, after };
}

/** Answers why a file was refused; null for one that waits for choices now. */
function createReading(ports: AppPorts, parts: Parts) {
  const refuse = createRefuse(ports, parts);
  return (name: string, text: Result<string>): Failure | null => {
    const fileName = clip(name, 100);
    if (!text.ok) return refuse("import", text.error, fileName);
    const read = readTeamFile(text.value);
    if (!read.ok) return refuse("import", { kind: "teamFile", problem: read.error }, fileName);
    const team = read.value;
    const msp = mspOf(parts, team);
    const before = msp?.store.read() ?? emptyMsp("");
    const { comparison, after } = merged(before, team, everything, ports.newId);
    const state = previewTeam(comparison, {
      id: ports.newId(),
      fileName,
      msp: {
        name: mspName(after),
        isNew: msp === null || isBlank(msp),
        workspaceId: after.profile?.workspaceId ?? null,
        baseUrl: after.profile?.baseUrl ?? team.baseUrl,
      },
    });
    parts.openedTeam.set({ state, team, mspId: msp?.id ?? null });
    return null;
  };
}

function createApplying(
  { newId }: AppPorts,
  parts: Parts,
  changed: Changed,
): AppCommands["applyTeam"] {
  const { msps, openedTeam } = parts;
  return async ({ id, ...choices }) => {
    const opened = openedTeam.read();
    if (opened?.state.id !== id || !("team" in opened)) return fail({ kind: "cancelled" });
    const { team, mspId } = opened;
    const msp = mspId === null ? (mspOf(parts, team) ?? msps.createUnseen()) : msps.find(mspId);
    if (msp === null) return fail({ kind: "unknownMsp" });
    const before = msp.store.read();
    const { after } = merged(before, team, choices, newId);
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

const fileNameOf = (name: string): string =>
  `${name.replaceAll(/[\\/:*?"<>|]+/g, "-").replace(/^\.+/, "") || "team"}.tenantry.json`;

function createExporting(ports: AppPorts, parts: Parts): AppCommands["exportTeam"] {
  const refuse = createRefuse(ports, parts);
  return async ({ mspId }) => {
    const msp = mspId === undefined ? parts.msps.active() : parts.msps.find(mspId);
    if (msp === null) return fail({ kind: "unknownMsp" });
    const stored = msp.store.read();
    const text = writtenTeam(teamOf(stored));
    if (!text.ok) {
      refuse("export", text.error);
      return ok(null);
    }
    const path = await ports.teamFiles.chooseTarget(fileNameOf(mspName(stored)));
    const written = path === null ? ok(null) : await ports.teamFiles.write(path, text.value);
    if (!written.ok) refuse("export", written.error);
    return ok(null);
  };
}

export interface TeamParts {
  readonly commands: TeamCommands;
  /** A file that the desktop or the command line names. */
  readonly open: (path: string) => Promise<Outcome>;
}

export function createTeamCommands(ports: AppPorts, parts: Parts, changed: Changed): TeamParts {
  const { teamFiles } = ports;
  const read = createReading(ports, parts);
  const open = async (path: string) => read(teamFiles.nameOf(path), await teamFiles.read(path));
  return {
    async open(path) {
      const failure = await open(path);
      return failure === null
        ? { code: exitCodes.success, text: "" }
        : { code: exitCodes.failed, text: `${failure.title} ${failure.advice}` };
    },
    commands: {
      async readTeam({ name, text }) {
        const tooLarge = { kind: "teamFile", problem: { kind: "tooLarge" } } as const;
        read(name, text === null ? fail(tooLarge) : ok(text));
        return ok(null);
      },
      async chooseTeamFile() {
        const path = await teamFiles.choose();
        if (path !== null) await open(path);
        return ok(null);
      },
      applyTeam: createApplying(ports, parts, changed),
      async dismissTeam() {
        parts.openedTeam.set(null);
        return ok(null);
      },
      exportTeam: createExporting(ports, parts),
    },
  };
}
