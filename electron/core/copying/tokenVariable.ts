// The name of the environment variable that shell formats set: which names every shell accepts and none needs for itself.
import type { Result } from "../../contract/contract.ts";
import { invalidInput, ok } from "../base/result.ts";

export const usualTokenVariable = "GREENLAKE_TOKEN";

const longestName = 64;

/** In capitals, as Windows ignores case and zsh ties `path` to `PATH`. */
const needed =
  /^(?:PATH|HOME|USER|SHELL|PWD|OLDPWD|TERM|LANG|TMPDIR|IFS|E?UID|PPID|STATUS|VERSION|HISTORY|ENV|BASH_?\w+|SHELLOPTS|PROMPT_COMMAND|PS\d|(?:LD|DYLD|FISH|ZSH)_\w+|COMSPEC|PATHEXT|SYSTEMROOT|TEMP|TMP)$/;

const refuse = (problem: string) => invalidInput("tokenVariable", problem);

/** Error: `invalidInput` on `tokenVariable`. */
export function parseTokenVariable(text: string): Result<string> {
  const name = text.trim();
  if (name === "") return refuse("Enter a name.");
  if (name.length > longestName) return refuse(`Use at most ${longestName} characters.`);
  if (!/^[A-Za-z]\w*$/.test(name))
    return refuse("Use only A–Z, a–z, 0–9 and _, and begin with a letter.");
  return needed.test(name.toUpperCase())
    ? refuse(`Shells and systems use ${name} themselves. Choose another name.`)
    : ok(name);
}
