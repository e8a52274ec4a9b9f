// Tags: short words by which an operator groups tenants.
import type { Result } from "../../contract/contract.ts";
import { clip } from "../base/redact.ts";
import { invalidInput, ok } from "../base/result.ts";

const mostTags = 8;
/** Characters. */
const longestTag = 24;

/**
 * Without control characters and direction overrides, and without what is empty or was said before in any case. A comma ends a tag,
 * so that a list of them can be typed and read.
 */
function cleaned(tags: readonly string[], longest: number): readonly string[] {
  const bySpelling = new Map<string, string>();
  for (const tag of tags.flatMap((each) => each.split(",")).map((each) => clip(each, longest))) {
    const spelling = tag.toLowerCase();
    if (tag !== "" && !bySpelling.has(spelling)) bySpelling.set(spelling, tag);
  }
  return [...bySpelling.values()];
}

/** A file’s tags: those that are too long are cut, and those that are too many are left out. */
export const fittingTags = (tags: readonly string[]): readonly string[] =>
  cleaned(tags, longestTag).slice(0, mostTags);

/** The tags as an operator typed them. Error: `invalidInput` on tags that are too long or too many. */
export function parseTags(tags: readonly string[]): Result<readonly string[]> {
  const typed = cleaned(tags, longestTag + 1);
  if (typed.some((tag) => Array.from(tag).length > longestTag))
    return invalidInput("tags", `Use at most ${longestTag} characters for a tag.`);
  return typed.length > mostTags
    ? invalidInput("tags", `Use at most ${mostTags} tags.`)
    : ok(typed);
}
