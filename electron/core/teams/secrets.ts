// Finds what must never be in a team file: keys that name secrets, and text that looks like one.
import { toWorkspaceId } from "../base/issuer.ts";
import { clip, redact } from "../base/redact.ts";
import type { Work } from "../base/timing.ts";

/** The path of a member, such as `tenants[3].note`, in parts. */
export type FieldPath = readonly (string | number)[];

export type Finding =
  | { readonly kind: "secret"; readonly path: FieldPath }
  | { readonly kind: "tooDeep"; readonly path: FieldPath };

const secretKey = /secret|passw(?:or)?d|token|assertion|credential|apikey|privatekey/i;
// A GreenLake client secret has 32 hexadecimal digits, as a workspace ID has, so only the file’s own IDs pass.
const hexadecimal = /[0-9a-f]{24,}/gi;
/** Characters. `redact` finds nothing shorter, and nobody uses a shorter secret. */
const shortestSecret = 8;
const deepest = 16;
/** Texts. Each is searched with a dozen patterns. */
const restAfter = 200;
/** “password is …”, “Secret: …”: what people write into a note. */
const spelledOut =
  /\b(?:pass(?:word|wort|wd|phrase|code)|secret|pwd|kennwort)\b\s*(?:is|ist|[:=])\s*\S/i;

export interface Known {
  /** The IDs of the file’s MSP and tenants, in lower case; its texts may contain them. */
  readonly ids: ReadonlySet<string>;
  /** The operator’s own secrets, which count whatever they look like. */
  readonly secrets: readonly string[];
}

function looksSecret(text: string, { ids, secrets }: Known): boolean {
  if (text.length < shortestSecret) return false;
  if (secrets.some((secret) => secret.length >= shortestSecret && text.includes(secret)))
    return true;
  const visible = clip(text, Number.POSITIVE_INFINITY);
  if (redact(visible) !== visible || spelledOut.test(visible)) return true;
  return [...visible.matchAll(hexadecimal)].some(([run]) => !ids.has(run.toLowerCase()));
}

interface Visit {
  readonly value: object | string;
  readonly key: string | number;
  readonly parent: Visit | null;
  readonly depth: number;
}

/** Shortens keys and hides those that look like a secret: a key can be as hostile as a value. */
function pathOf(visit: Visit, known: Known): FieldPath {
  const path: (string | number)[] = [];
  for (let at: Visit | null = visit; at?.parent != null; at = at.parent)
    path.unshift(
      typeof at.key === "string" && looksSecret(at.key, known) ? "[redacted]" : shownKey(at.key),
    );
  return path;
}

const shownKey = (key: string | number): string | number =>
  typeof key === "string" ? clip(key, 40) : key;

const isContainer = (value: unknown): value is object =>
  typeof value === "object" && value !== null;

function children(value: object): readonly (readonly [string | number, unknown])[] {
  return Array.isArray(value) ? [...value.entries()] : Object.entries(value);
}

/** Keeps the workspace IDs among these unchecked values. */
export function ownIds(ids: readonly unknown[]): ReadonlySet<string> {
  return new Set(ids.flatMap((id) => (typeof id === "string" ? (toWorkspaceId(id) ?? []) : [])));
}

/** The first secret anywhere in a parsed file, in known and unknown members; null if there is none. Not recursive. */
export function* findSecret(root: unknown, known: Known): Work<Finding | null> {
  if (!isContainer(root)) return null;
  const queue: Visit[] = [{ value: root, key: "", parent: null, depth: 0 }];
  for (const [at, visit] of queue.entries()) {
    if (at % restAfter === restAfter - 1) yield;
    if (typeof visit.value === "string") {
      if (looksSecret(visit.value, known)) return { kind: "secret", path: pathOf(visit, known) };
      continue;
    }
    if (visit.depth > deepest) return { kind: "tooDeep", path: pathOf(visit, known) };
    for (const [key, value] of children(visit.value)) {
      const isText = typeof value === "string";
      const next: Visit = {
        value: isContainer(value) || isText ? value : "",
        key,
        parent: visit,
        depth: visit.depth + 1,
      };
      if (
        typeof key === "string" &&
        (secretKey.test(key.replaceAll(/[_\s-]/g, "")) || looksSecret(key, known))
      )
        return { kind: "secret", path: pathOf(next, known) };
      if (isContainer(value) || (isText && value.length >= shortestSecret)) queue.push(next);
    }
  }
  return null;
}
