// Finds the copy format that a command line names.
import type { CopyFormat, Result } from "../../contract/contract.ts";
import { exitCodes, outcome, type Outcome } from "../base/exitCodes.ts";
import { fail, ok } from "../base/result.ts";

const same = (left: string, right: string): boolean =>
  left.localeCompare(right, "en", { sensitivity: "base" }) === 0;

/** The format with this ID or name, in any case. */
export const findFormat =
  (formats: () => readonly CopyFormat[]) =>
  (name: string): Result<CopyFormat, Outcome> => {
    const found = formats().find((format) => same(format.id, name) || same(format.name, name));
    if (found !== undefined) return ok(found);
    const known = formats()
      .map((format) => format.id)
      .filter((id) => !id.startsWith("template:"));
    return fail(
      outcome(
        exitCodes.usage,
        `There is no format “${name}”. The formats are ${known.join(", ")}.`,
      ),
    );
  };
