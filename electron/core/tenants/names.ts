// How a tenant is called where there is little room.
import type { Tenant } from "../../contract/contract.ts";

/** Inside a sentence or a menu; a workspace without a name by the ends of its ID. */
export const nameOf = ({ name, workspaceId }: Pick<Tenant, "name" | "workspaceId">): string =>
  name === "" ? `workspace ${workspaceId.slice(0, 4)}…${workspaceId.slice(-4)}` : name;

const segments = new Intl.Segmenter();

/** At most `longest` characters as people count them; what is cut away, in the middle, shows as `…`. */
export function middleCut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const characters = Array.from(segments.segment(text), ({ segment }) => segment);
  if (characters.length <= longest) return text;
  const head = Math.ceil((longest - 1) / 2);
  const tail = longest - 1 - head;
  return `${characters.slice(0, head).join("")}…${characters.slice(-tail).join("")}`;
}
