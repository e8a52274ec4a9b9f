// What a window can ask of the connection check.
import type { AppCommands } from "../application.ts";
import type { ClipboardKeeper } from "../copying/clipboard.ts";
import type { CheckKeeper } from "./check.ts";
import { fail, ok } from "../base/result.ts";

export function createCheckCommands({
  check,
  clipboard,
}: {
  readonly check: CheckKeeper;
  readonly clipboard: ClipboardKeeper;
}): Pick<AppCommands, "checkConnection" | "cancelCheck" | "copyCheckReport"> {
  return {
    checkConnection: check.run,
    async cancelCheck() {
      check.cancel();
      return ok(null);
    },
    async copyCheckReport() {
      const report = check.report();
      // A window offers it only where there is one.
      if (report === null) return fail({ kind: "unexpected" });
      const isThere = await clipboard.putPlain(report);
      await clipboard.check();
      return isThere ? ok(null) : fail({ kind: "clipboardFailed" });
    },
  };
}
