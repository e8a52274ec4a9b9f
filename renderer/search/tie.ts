// What is said when only chance would choose between tenants.
import type { Hit } from "./allMsps.ts";

/** Asks the operator to choose. Empty for no tenants. */
export function tieWords(between: readonly Hit[], query: string): string {
  const [first] = between;
  if (first === undefined) return "";
  const { name } = first.tenant;
  const count = between.length === 2 ? "Two" : String(between.length);
  const isOneName = name !== "" && between.every(({ tenant }) => tenant.name === name);
  return isOneName
    ? `${count} tenants are called ${name}: choose one with the arrow keys or the mouse.`
    : `${count} tenants fit “${query.trim()}” equally well: choose one with the arrow keys or the mouse.`;
}
