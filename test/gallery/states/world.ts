// The MSPs, tenants and failures that the states are made of.
import type {
  AppError,
  AppSnapshot,
  MspSummary,
  Tenant,
  TenantToken,
  WorkspaceId,
} from "../../../electron/contract/contract.ts";
import { describeFailure } from "../../../electron/core/base/failureWords.ts";
import { toWorkspaceId } from "../../../electron/core/base/issuer.ts";
import { connected, mspSummary, tenant as made, token } from "../../renderer/fakeBridge.ts";

/** IDs that look as if they were drawn by lot. */
function idOf(number: number): WorkspaceId {
  const part = (salt: number) => (Math.imul(number + 1, salt) >>> 0).toString(16).padStart(8, "0");
  const id = toWorkspaceId(
    part(2654435761) + part(2246822519) + part(3266489917) + part(668265263),
  );
  if (id === null) throw new Error(`There is no workspace ID number ${number}.`);
  return id;
}

export const tenant = (number: number, name: string, rest: Partial<Tenant> = {}): Tenant =>
  made("a", name, { workspaceId: idOf(number), ...rest });

const firsts = ["Alpine", "Baltic", "Cedar", "Delta", "Evergreen", "Falcon", "Granite", "Harbour"];
const seconds = [
  "Dairy",
  "Freight",
  "Hotels",
  "Foods",
  "Clinics",
  "Logistics",
  "Retail",
  "Airport",
];

/** At most 64 have names of two words; the others end in their number. */
const plainName = (index: number): string => {
  const name = `${firsts[index % 8]} ${seconds[Math.floor(index / 8) % 8]}`;
  return index < 64 ? name : `${name} ${Math.floor(index / 64) + 1}`;
};

export const many = (count: number): readonly Tenant[] =>
  Array.from({ length: count }, (_, index) => tenant(index, plainName(index))).toSorted(
    (one, other) => one.name.localeCompare(other.name, "en"),
  );

const spoken = {
  long: [
    "Northwind International Healthcare Holdings (Northern and Central Europe), Amsterdam branch",
    "Northwind International Healthcare Holdings (Northern and Central Europe), Antwerp branch",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH",
    "AnExtremelyLongNameWithoutAnyBlankThatNoLineCanBreakAnywhereUnlessItIsForced",
  ],
  Japanese: [
    "東京ネットワークサービス株式会社",
    "株式会社アルプス牧場",
    "大阪市立総合医療センター",
    "北海道物流",
  ],
  Arabic: [
    "شركة الخليج للاتصالات",
    "مستشفى الملك فيصل التخصصي",
    "فنادق الواحة",
    "مطار الشارقة الدولي",
  ],
  emoji: ["🏔️ Alpine Dairy", "Café ☕ & Söhne", "👩‍👩‍👧‍👦 Family Clinics", "🇯🇵 Japan Rail"],
} as const;

export type NameKind = keyof typeof spoken;

const withMarks: Partial<Tenant> = { alias: "north-1", pinned: true, ownership: "customer" };

export const named = (kind: NameKind): readonly Tenant[] =>
  spoken[kind].map((name, index) => tenant(index, name, index === 0 ? withMarks : {}));

export const nameKinds: Readonly<Record<NameKind, readonly Tenant[]>> = {
  long: named("long"),
  Japanese: named("Japanese"),
  Arabic: named("Arabic"),
  emoji: named("emoji"),
};

export const counts = { "0": 0, "3": 3, "40": 40, "5,000": 5000 } as const;

export const north: MspSummary = { ...mspSummary, name: "Northwind MSP", colour: "teal" };
export const south: MspSummary = {
  ...north,
  id: "msp-2",
  name: "Southern Cross",
  colour: "orange",
};
export const lacking: MspSummary = {
  ...north,
  id: "msp-3",
  name: "Westhaven",
  colour: null,
  status: "needsSecret",
};

export const dairy = tenant(9001, "Alpine Dairy");
export const freight = tenant(9002, "Baltic Freight", {
  alias: "bf",
  pinned: true,
  colour: "blue",
});
export const hotels = tenant(9003, "Cedar Hotels", { ownership: "customer" });
export const clinics = tenant(9004, "Evergreen Clinics", {
  note: "Call before 9: the night shift answers.",
});
export const few = [dairy, freight, hotels, clinics];

/** The everyday list of one MSP. */
export const shown = (
  tenants: readonly Tenant[] = few,
  rest: Partial<AppSnapshot> = {},
): AppSnapshot => ({ ...connected, msps: [north], tenants, ...rest });

/** The everyday list where there are several MSPs, of which the first is shown. */
export const several = (rest: Partial<AppSnapshot> = {}): AppSnapshot =>
  shown(few, {
    msps: [north, south, lacking],
    otherTenants: { [south.id]: [tenant(21, "Adelaide Ports"), tenant(22, "Alpine Dairy")] },
    otherTokens: { [south.id]: {} },
    otherUsage: { [south.id]: {} },
    ...rest,
  });

export const tokensFor = (
  tenants: readonly Tenant[],
  ...tokens: readonly TenantToken[]
): AppSnapshot["tokens"] =>
  Object.fromEntries(
    tokens.flatMap((each, index) => {
      const { workspaceId } = tenants[index] ?? {};
      return workspaceId === undefined ? [] : [[workspaceId, each]];
    }),
  );

export const lives = { fresh: token(892), soon: token(214), gone: token(-5) };
export const none: TenantToken = {
  times: null,
  exchanging: false,
  waitingUntilMs: null,
  failure: null,
};

const server = {
  status: 403,
  error: "access_denied",
  errorDescription: "The subject may not act for this workspace.",
  debugId: "7c4f2b1e90d8",
};
const { workspaceId } = dairy;
const reason = "The keyring is locked.";

/** An example of everything that can go wrong. */
export const errors: { readonly [Kind in AppError["kind"]]: AppError & { readonly kind: Kind } } = {
  invalidInput: {
    kind: "invalidInput",
    field: "name",
    problem: "A name has at most 200 characters.",
  },
  invalidClient: {
    kind: "invalidClient",
    server: { ...server, status: 401, error: "invalid_client" },
  },
  forbidden: { kind: "forbidden", server },
  unknownWorkspace: { kind: "unknownWorkspace", server: { ...server, status: 404 } },
  subjectTokenRefused: { kind: "subjectTokenRefused", server: { ...server, status: 400 } },
  rejected: { kind: "rejected", server: { ...server, status: 400 } },
  rotationForbidden: { kind: "rotationForbidden", server },
  serverError: { kind: "serverError", server: { ...server, status: 503 } },
  rateLimited: { kind: "rateLimited", retryAfterS: 24, server: { ...server, status: 429 } },
  badResponse: { kind: "badResponse", problem: "It was not JSON." },
  wrongWorkspace: { kind: "wrongWorkspace", claim: "workspace_id" },
  timeout: { kind: "timeout" },
  offline: { kind: "offline", code: "ERR_INTERNET_DISCONNECTED" },
  dns: { kind: "dns", code: "ERR_NAME_NOT_RESOLVED" },
  tls: { kind: "tls", code: "ERR_CERT_AUTHORITY_INVALID" },
  proxy: { kind: "proxy", code: "ERR_PROXY_CONNECTION_FAILED" },
  refused: { kind: "refused", code: "ERR_CONNECTION_REFUSED" },
  connectionLost: { kind: "connectionLost", code: "ERR_CONNECTION_RESET" },
  cancelled: { kind: "cancelled" },
  locked: { kind: "locked" },
  wrongPassphrase: { kind: "wrongPassphrase", waitS: 0 },
  noCredentials: { kind: "noCredentials" },
  vaultUnavailable: { kind: "vaultUnavailable", reason },
  storeFailed: { kind: "storeFailed", reason: "The disk is full." },
  clipboardFailed: { kind: "clipboardFailed", needsFocus: true },
  superseded: { kind: "superseded" },
  unknownTenant: { kind: "unknownTenant" },
  changedSince: { kind: "changedSince" },
  unknownMsp: { kind: "unknownMsp" },
  noToken: { kind: "noToken" },
  noCentralUrl: { kind: "noCentralUrl" },
  noOwnClient: { kind: "noOwnClient" },
  secretLost: { kind: "secretLost" },
  rotationUnknown: { kind: "rotationUnknown" },
  rotationBusy: { kind: "rotationBusy" },
  keptForThisRun: { kind: "keptForThisRun", reason },
  secretGone: { kind: "secretGone" },
  teamFile: { kind: "teamFile", problem: { kind: "tooLarge" } },
  teamSecret: { kind: "teamSecret", place: "The note", tenant: dairy.name },
  teamUnchecked: { kind: "teamUnchecked", reason },
  fileFailed: { kind: "fileFailed", reason: "There is no such folder." },
  notOpened: { kind: "notOpened", path: "/home/alice/.config/Tenantry/logs" },
  unexpected: { kind: "unexpected" },
};

export const failureOf = (kind: AppError["kind"], subject?: string) =>
  describeFailure(errors[kind], subject);

export { workspaceId as dairyId };
export const never = () => new Promise<never>(() => undefined);
