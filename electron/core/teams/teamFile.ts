// Reads and writes `*.tenantry` files (or `*.tenantry.json`), in which a team shares its list of tenants, but never a secret.
import { largestTeamFile, publicBaseUrl } from "../../contract/constants.ts";
import { z } from "zod";
import { type Colour, colours } from "../../contract/colours.ts";
import type { Result, WorkspaceId } from "../../contract/contract.ts";
import { parseJson } from "../base/json.ts";
import { parseBaseUrl, parseCentralUrl, toWorkspaceId } from "../base/issuer.ts";
import type { TeamFileError } from "../../contract/contract.ts";
import { isDeepJson } from "../base/nesting.ts";
import { jsonMistake } from "./jsonMistake.ts";
import { clip } from "../base/redact.ts";
import { fail, ok } from "../base/result.ts";
import { atOnce, inPieces, mapped, sorted, type Work } from "../base/timing.ts";
import { tagsSchema, withTags } from "./fileTags.ts";
import { type FieldPath, findSecret, ownIds } from "./secrets.ts";

export interface TeamTenant {
  readonly id: WorkspaceId;
  readonly name: string;
  readonly alias: string;
  readonly colour: Colour | null;
  /** Null if the file says nothing about tags. */
  readonly tags: readonly string[] | null;
  readonly note: string;
  readonly pinned: boolean;
  /** The copy format’s ID; empty for the default. */
  readonly format: string;
  /** Empty for the MSP’s. */
  readonly centralUrl: string;
}

/** What a team shares about an MSP. Empty texts are left out of the file. */
export interface TeamFile {
  /** The MSP’s name. */
  readonly name: string;
  /** An origin, without a trailing slash. */
  readonly baseUrl: string;
  /** The MSP’s own workspace, which is never among the tenants. */
  readonly workspaceId: WorkspaceId | null;
  readonly scope: string;
  /** Central’s address; empty for none. */
  readonly centralUrl: string;
  /** Unique by ID and sorted by it. */
  readonly tenants: readonly TeamTenant[];
}

const mostTenants = 100_000;
const longest = { name: 200, alias: 40, note: 500, scope: 512, format: 40 } as const;

const shownPath = (path: readonly PropertyKey[]): string =>
  path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`))
    .join("")
    .replace(/^\./, "");

const wrongShape = (path: string, problem: string) =>
  fail({ kind: "wrongShape" as const, path, problem });

const must = (what: string) => ({
  error: ({ input }: { readonly input: unknown }) =>
    input === undefined ? "This is missing." : `This must be ${what}.`,
});

const refuse = (context: z.RefinementCtx, message: string) => {
  context.addIssue({ code: "custom", message });
  return z.NEVER;
};

const noAddress = "This must be an https address without a path.";
const noCentralAddress = "This must be Central’s https address, without a path.";

const text = z.string(must("text"));
const line = (max: number) => text.transform((value) => clip(value, max)).default("");

const workspaceId = text.transform((value, context): WorkspaceId => {
  return toWorkspaceId(value) ?? refuse(context, "This must be a workspace ID.");
});

const centralUrl = text.default("").transform((value, context): string => {
  const parsed = parseCentralUrl(value, null);
  return parsed.ok ? parsed.value : refuse(context, noCentralAddress);
});

const tenantSchema = z.object(
  {
    id: workspaceId,
    name: line(longest.name),
    alias: line(longest.alias),
    colour: z
      .enum(colours, must(`one of ${colours.join(", ")}`))
      .nullable()
      .default(null),
    tags: tagsSchema,
    note: line(longest.note),
    pinned: z.boolean(must("true or false")).default(false),
    format: line(Number.POSITIVE_INFINITY).refine((value) => value.length <= longest.format, {
      error: `This must have at most ${longest.format} characters.`,
    }),
    centralUrl,
  },
  must("an object"),
);

const headerSchema = z.object(
  {
    tenantry: z.literal("team", must('"team"')),
    version: z.number(must("a number")).int(must("a whole number")).min(1, must("1 or more")),
  },
  must("an object"),
);

const teamSchema = z.object({
  name: line(longest.name),
  baseUrl: text.default("").transform((value, context): string => {
    const parsed = parseBaseUrl(value);
    if (parsed.ok) return parsed.value;
    return refuse(context, noAddress);
  }),
  workspaceId: workspaceId.nullable().default(null),
  scope: line(longest.scope),
  centralUrl,
  tenants: z
    .array(z.unknown(), must("a list"))
    .max(mostTenants, { error: `There are more than ${mostTenants} tenants.` })
    .pipe(z.array(tenantSchema))
    .default([]),
});

/** Sorts by ID, drops the MSP itself, and keeps the last tenant of each ID, with an earlier name if its own is empty. */
function* inFileOrder(
  tenants: readonly TeamTenant[],
  own: WorkspaceId | null,
): Work<readonly TeamTenant[]> {
  const byId = new Map<WorkspaceId, TeamTenant>();
  yield* inPieces(tenants, (tenant) => {
    const name = tenant.name === "" ? (byId.get(tenant.id)?.name ?? "") : tenant.name;
    if (tenant.id !== own) byId.set(tenant.id, { ...tenant, name });
  });
  return yield* sorted([...byId.values()], (left, right) => (left.id < right.id ? -1 : 1));
}

/** The member, unless it is empty. */
const member = (name: string, value: string): Readonly<Record<string, string>> =>
  value === "" ? {} : { [name]: value };

function tenantMembers(tenant: TeamTenant) {
  return {
    id: tenant.id,
    ...member("name", clip(tenant.name, longest.name)),
    ...member("alias", clip(tenant.alias, longest.alias)),
    ...member("colour", tenant.colour ?? ""),
    ...(tenant.tags?.length ? { tags: tenant.tags } : {}),
    ...member("note", clip(tenant.note, longest.note)),
    ...(tenant.pinned ? { pinned: true } : {}),
    ...member("format", clip(tenant.format, longest.format)),
    ...member("centralUrl", tenant.centralUrl),
  };
}

/** Copies member by member, so that nothing else the given objects carry gets into the file. */
function* fileMembers(team: TeamFile) {
  const tenants = yield* inFileOrder(team.tenants, team.workspaceId);
  return {
    tenantry: "team",
    version: 1,
    ...member("name", clip(team.name, longest.name)),
    ...member("baseUrl", team.baseUrl === publicBaseUrl ? "" : team.baseUrl),
    ...member("workspaceId", team.workspaceId ?? ""),
    ...member("scope", clip(team.scope, longest.scope)),
    ...member("centralUrl", team.centralUrl),
    tenants: yield* mapped(tenants, tenantMembers),
  };
}

interface WithIds {
  readonly workspaceId?: unknown;
  readonly tenants?: unknown;
}

const hasIds = (value: unknown): value is WithIds => typeof value === "object" && value !== null;
const idOf = (value: unknown): unknown =>
  typeof value === "object" && value !== null && "id" in value ? value.id : undefined;

/** Why the parsed file, of whatever shape, is refused as unsafe; null if it is not. */
function* secretIn(file: unknown, secrets: readonly string[]): Work<TeamFileError | null> {
  const { workspaceId: own, tenants }: WithIds = hasIds(file) ? file : {};
  const list: readonly unknown[] = Array.isArray(tenants) ? tenants : [];
  const finding = yield* findSecret(file, { ids: ownIds([own, ...list.map(idOf)]), secrets });
  if (finding === null) return null;
  const path = shownPath(finding.path);
  if (finding.kind === "tooDeep")
    return { kind: "wrongShape", path, problem: "This is nested too deeply." };
  return { kind: "secretInside", path, workspaceId: tenantAt(finding.path, list) };
}

function tenantAt([list, index]: FieldPath, tenants: readonly unknown[]): WorkspaceId | null {
  const id = list === "tenants" && typeof index === "number" ? idOf(tenants[index]) : null;
  return typeof id === "string" ? toWorkspaceId(id) : null;
}

/** As `JSON.stringify` lays it out with two blanks; it would do all tenants at once. */
function* jsonOf({ tenants, ...head }: { readonly tenants: readonly object[] }): Work<string> {
  if (tenants.length === 0) return `${JSON.stringify({ ...head, tenants }, null, 2)}\n`;
  const begun = JSON.stringify({ ...head, tenants: [] }, null, 2).replace(/\]\n\}$/, "");
  const texts = yield* mapped(tenants, (tenant) =>
    JSON.stringify(tenant, null, 2).replaceAll(/^/gm, "    "),
  );
  return `${begun}\n${texts.join(",\n")}\n  ]\n}\n`;
}

/**
 * JSON in a stable order, so that two versions differ only in what changed. Refuses a text that looks like a secret or
 * contains one of `secrets`, the operator’s own.
 */
export function* writeTeamFile(
  team: TeamFile,
  secrets: readonly string[],
): Work<Result<string, TeamFileError>> {
  const baseUrl = parseBaseUrl(team.baseUrl);
  if (!baseUrl.ok) return wrongShape("baseUrl", noAddress);
  const file = yield* fileMembers({ ...team, baseUrl: baseUrl.value });
  const secret = yield* secretIn(file, secrets);
  return secret === null ? ok(yield* jsonOf(file)) : fail(secret);
}

const firstIssue = ({ issues: [issue] }: z.ZodError) =>
  wrongShape(shownPath(issue?.path ?? []), issue?.message ?? "");

/**
 * Trusts nothing: checks size, nesting, JSON, version, secrets and shape, in this order. Cleans and shortens texts, and drops
 * members that this version does not know.
 */
export function readTeamFile(json: string): Result<TeamFile, TeamFileError> {
  if (json.length > largestTeamFile) return fail({ kind: "tooLarge" });
  const file = isDeepJson(json) ? undefined : parseJson(json);
  if (file === undefined) return fail(jsonMistake(json));
  const header = headerSchema.safeParse(file);
  if (!header.success) return firstIssue(header.error);
  const { version } = header.data;
  if (version > 1) return fail({ kind: "newerVersion", version });
  const secret = atOnce(secretIn(file, []));
  if (secret !== null) return fail(secret);
  const read = teamSchema.safeParse(file);
  if (!read.success) return firstIssue(read.error);
  const tenants = atOnce(inFileOrder(withTags(read.data.tenants), read.data.workspaceId));
  const team: TeamFile = { ...read.data, tenants };
  // A text can look like a secret only once it is shortened.
  const secretNow = atOnce(secretIn(atOnce(fileMembers(team)), []));
  return secretNow === null ? ok(team) : fail(secretNow);
}
