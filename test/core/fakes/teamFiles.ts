// Team files in memory, and the operator’s choice in the next file dialog.
import type { TeamFiles } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";

export interface FakeTeamFiles extends TeamFiles {
  /** Texts by path. */
  readonly files: Map<string, string>;
  /** What the operator chooses in the next dialog; null cancels it. */
  chosenPath: string | null;
  /** The name that the last dialog for an export suggested. */
  offeredName: string;
  /** The paths that were shown in their folder. */
  readonly shown: string[];
}

export function createFakeTeamFiles(): FakeTeamFiles {
  const teamFiles: FakeTeamFiles = {
    files: new Map(),
    chosenPath: null,
    offeredName: "",
    shown: [],
    show: (path) => void teamFiles.shown.push(path),
    choose: async () => teamFiles.chosenPath,
    async chooseTarget(name) {
      teamFiles.offeredName = name;
      return teamFiles.chosenPath;
    },
    async read(path) {
      const text = teamFiles.files.get(path);
      if (text === undefined) return fail({ kind: "fileFailed", reason: "It does not exist." });
      return ok(text);
    },
    async write(path, text) {
      teamFiles.files.set(path, text);
      return ok(null);
    },
    nameOf: (path) => path.split("/").at(-1) ?? path,
  };
  return teamFiles;
}
