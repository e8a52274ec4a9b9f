// Shows in the main window why a team file could not be read or written, even if the command line asked for it.
import type { AppError, Failure } from "../../contract/contract.ts";
import { describeFailure } from "../base/failureWords.ts";
import type { TeamPorts } from "./ports.ts";

export type RefuseTeam = (
  direction: "import" | "export",
  error: AppError,
  fileName?: string,
) => Failure;

export const createRefuseTeam =
  ({ newId, opened }: Pick<TeamPorts, "newId" | "opened">): RefuseTeam =>
  (direction, error, fileName = "") => {
    const described = describeFailure(error);
    const details = fileName === "" ? described.details : [`File: ${fileName}`];
    const failure = { ...described, details };
    opened.set({ state: { status: "refused", id: newId(), direction, failure } });
    return failure;
  };
