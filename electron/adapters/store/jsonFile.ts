// Looks at a JSON file before it is trusted: absent, good, broken (set aside) or not to be touched.
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  type Stats,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import type { z } from "zod";
import { parseJson } from "../../core/base/json.ts";

export type LoadedFile<T> =
  | { readonly kind: "absent" }
  | { readonly kind: "good"; readonly value: T }
  /** It lies beside its old place now; `notice` begins the sentence that says so. */
  | { readonly kind: "setAside"; readonly notice: string }
  /** It is still in its place and must not be written over. */
  | { readonly kind: "untouchable"; readonly reason: string };

/** Also makes the folder, takes other users' access away, and removes what an interrupted write left behind. */
export function loadJsonFile<T extends { readonly version: number }>(
  path: string,
  schema: z.ZodType<T>,
  knownVersion: number,
): LoadedFile<T> {
  const name = basename(path);
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    removeInterruptedWrites(path);
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat === undefined) return { kind: "absent" };
    const obstacle = obstacleOf(name, stat);
    if (obstacle !== null) return { kind: "untouchable", reason: obstacle };
    if (process.platform !== "win32" && (stat.mode & 0o077) !== 0) chmodSync(path, 0o600);
    return judge(path, readFileSync(path, "utf8"), schema, knownVersion);
  } catch (cause) {
    const reason = `${name} could not be read (${codeOf(cause)}), so it is left as it is and nothing is saved.`;
    return { kind: "untouchable", reason };
  }
}

/** Why something at `path` must not be written over, in words; `null` where a file may be written. */
export function obstacleAt(path: string): string | null {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat === undefined ? null : obstacleOf(basename(path), stat);
}

/** The system's own code of an error, such as `ENOSPC`. */
export const codeOf = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string"
    ? cause.code
    : "no code";

function obstacleOf(name: string, stat: Stats): string | null {
  if (stat.isFile()) return null;
  const what = stat.isSymbolicLink() ? "a symbolic link, which is not followed" : "not a file";
  return `${name} is ${what}, so it is not read and nothing is saved. Move it away and start Tenantry again.`;
}

function judge<T>(
  path: string,
  text: string,
  schema: z.ZodType<T>,
  knownVersion: number,
): LoadedFile<T> {
  const name = basename(path);
  const content = parseJson(text);
  if (versionOf(content) > knownVersion) {
    const reason = `${name} is from a newer Tenantry, so it is left as it is and nothing is saved. Update Tenantry to use it.`;
    return { kind: "untouchable", reason };
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return { kind: "good", value: parsed.data };
  const aside = name.replace(
    /(\.json)?$/,
    `.${new Date().toISOString().replaceAll(":", "")}.broken.json`,
  );
  renameSync(path, join(dirname(path), aside));
  const notice = `${name} was damaged. It was set aside as ${aside}`;
  return { kind: "setAside", notice };
}

const versionOf = (content: unknown): number =>
  typeof content === "object" &&
  content !== null &&
  "version" in content &&
  typeof content.version === "number"
    ? content.version
    : 0;

/** What jsonStore.ts writes beside the file, and what `atomically`, inside electron-store, writes beside that. */
function removeInterruptedWrites(path: string): void {
  const unsaved = basename(path).replace(/\.json$/, ".unsaved.json");
  for (const name of readdirSync(dirname(path)))
    if (name.startsWith(unsaved) && /^(\.tmp-\d{10}[0-9a-f]{6})?$/.test(name.slice(unsaved.length)))
      rmSync(join(dirname(path), name), { force: true });
}
