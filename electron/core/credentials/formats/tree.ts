// Turns a nested document into entries, by the conventions of the files in which people keep variables.
import { deepest } from "../../base/nesting.ts";
import { decodeBase64 } from "./base64.ts";
import type { Emit } from "./entry.ts";
import { isEncrypted, refersElsewhere } from "./placeholders.ts";

export interface Value {
  readonly kind: "value";
  readonly text: string;
  readonly line: number | null;
  readonly problem: string | null;
}

export type Tree =
  | Value
  | { readonly kind: "map"; readonly members: readonly (readonly [string, Tree])[] }
  | { readonly kind: "list"; readonly items: readonly Tree[] };

export const valueOf = (
  text: string,
  line: number | null,
  problem: string | null = null,
): Value => ({ kind: "value", text, line, problem });

type Path = readonly string[];

const member = (tree: Tree, ...names: readonly string[]): Tree | undefined =>
  tree.kind === "map" ? tree.members.find(([name]) => names.includes(name))?.[1] : undefined;

const textOf = (tree: Tree | undefined): string | null =>
  tree?.kind === "value" ? tree.text : null;

/** The name of a pair such as `name: CLIENT_ID` and `value: …` in Kubernetes, or `key` and `value` in Postman. */
const nameOfPair = (item: Tree): string | null => textOf(member(item, "key", "name", "variable"));

const isSwitchedOff = (item: Tree): boolean =>
  textOf(member(item, "enabled")) === "false" || textOf(member(item, "disabled")) === "true";

const isSecret = (tree: Tree): boolean => textOf(member(tree, "kind")) === "Secret";

/** A Secret’s `data` is base64. A value that is not stays as it is: somebody pasted a manifest before filling it in. */
function decoded(tree: Tree): Tree {
  if (tree.kind !== "map") return tree;
  const members = tree.members.map(([name, value]) => {
    const plain = value.kind === "value" ? decodeBase64(value.text) : null;
    return [
      name,
      value.kind === "value" && plain !== null ? { ...value, text: plain } : value,
    ] as const;
  });
  return { kind: "map", members };
}

const emitText = ({ text, line, problem }: Value, path: Path, emit: Emit): void =>
  emit({ path, value: text, line, problem });

const assignment = /^([A-Za-z_][\w.-]{0,63})=([^]*)$/;

function emitItem(item: Tree, path: Path, index: number, emit: Emit): void {
  const own = [...path, `#${index + 1}`];
  if (item.kind !== "value")
    return isSwitchedOff(item) ? undefined : emitPair(item, path, own, emit);
  const [, name, value] = assignment.exec(item.text) ?? [];
  if (name === undefined || value === undefined) return emitText(item, own, emit);
  return emit({ path: [...path, name], value, line: item.line, problem: item.problem });
}

function emitPair(item: Tree, path: Path, own: Path, emit: Emit): void {
  const name = nameOfPair(item);
  const value = member(item, "value", "currentValue", "default");
  if (name !== null && value?.kind === "value") emitText(value, [...path, name], emit);
  else if (name !== null && member(item, "valueFrom", "secretKeyRef") !== undefined)
    emit({ path: [...path, name], value: "", line: null, problem: refersElsewhere });
  else flatten(item, own, emit);
}

/** Hands over every value of the tree under its path. A pair of a name and a value becomes an entry of that name. */
export function flatten(tree: Tree, path: Path, emit: Emit): void {
  if (path.length > deepest) return;
  if (tree.kind === "value") return emitText(tree, path, emit);
  if (tree.kind === "list") {
    for (const [index, item] of tree.items.entries()) emitItem(item, path, index, emit);
    return;
  }
  const isBase64 = isSecret(tree);
  for (const [name, each] of tree.members) {
    const isSealed = name === "encryptedData";
    const sealed: Emit = (entry) => emit({ ...entry, problem: isEncrypted });
    flatten(
      isBase64 && name === "data" ? decoded(each) : each,
      [...path, name],
      isSealed ? sealed : emit,
    );
  }
}
