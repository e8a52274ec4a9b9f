// A copy from the tray, where no window shows how it went.
import { type Copying, isFailure } from "../copying/copying.ts";
import { copiedBy } from "../history/stored.ts";

/** What to copy; `workspaceId` is null for the MSP’s own token. */
interface UnseenCopy {
  readonly mspId: string;
  readonly workspaceId: string | null;
}

type CopyingMsp = { readonly copying: Pick<Copying, "copyToken" | "copyMspToken"> };

/** Answers true if a window should show more. */
export const createTrayCopy =
  (find: (mspId: string) => CopyingMsp | null) =>
  async ({ mspId, workspaceId }: UnseenCopy): Promise<boolean> => {
    const copying = find(mspId)?.copying;
    const copied = await (workspaceId === null
      ? copying?.copyMspToken({}, copiedBy("tray"))
      : copying?.copyToken({ workspaceId }, copiedBy("tray")));
    return copied === undefined || isFailure(copied);
  };
