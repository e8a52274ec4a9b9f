// Words for team files that cannot be read or written.
import type { TeamFileError } from "../../contract/contract.ts";
import { assertNever } from "./result.ts";
import { refuse, say, type Table, type Words } from "./words.ts";

function problemWords(problem: TeamFileError): Words {
  switch (problem.kind) {
    case "tooLarge":
      return refuse("This file is larger than 5 MiB.", "Choose a *.tenantry file.");
    case "notJson":
      return refuse(
        `This file is not valid JSON: see line ${problem.line}, column ${problem.column}.`,
        "Fix it there, or get a new copy from your team.",
      );
    case "newerVersion":
      return refuse(
        `This file has version ${problem.version}, which this Tenantry is too old to read.`,
        "Update Tenantry and open it again.",
      );
    case "wrongShape":
      return refuse(
        problem.path === ""
          ? `This is not a team file. ${problem.problem}`
          : `This file has a mistake at ${problem.path}. ${problem.problem}`,
        "Nothing was imported. Fix it there, or get a new copy from your team.",
      );
    case "secretInside":
      return refuse(
        `${problem.path} in this file looks like a secret. Nothing was imported.`,
        "Remove it from the file. If it is a real secret, replace it: everyone who has the file has it.",
      );
    default:
      return assertNever(problem);
  }
}

export const teamFileWords: Table<"teamFile" | "teamSecret" | "teamUnchecked" | "fileFailed"> = {
  teamFile: ({ problem }) => problemWords(problem),
  teamSecret: ({ place, tenant }) =>
    say(
      `${place} ${tenant === null ? "of this MSP" : `of ${tenant}`} looks like a secret, so nothing was exported.`,
      "Everyone in the team gets this file. Remove the secret and export again.",
      "none",
    ),
  teamUnchecked: ({ reason }) =>
    say(
      "Nothing was exported, because Tenantry could not compare the file with your stored client secrets.",
      `${reason} Unlock the keyring and export again.`,
    ),
  fileFailed: ({ reason }) => say(reason, "Choose another file or try again.", "none"),
};
