// A computer whose programs open what they are given, and which remembers that.
import type { Machine } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";

export interface FakeMachine extends Machine {
  readonly opened: string[];
  /** False if the desktop has no program that opens anything. */
  opens: boolean;
}

export function createFakeMachine(): FakeMachine {
  const open = async (path: string) => {
    if (!machine.opens) return fail({ kind: "notOpened", path } as const);
    machine.opened.push(path);
    return ok(null);
  };
  const files = {
    profile: "/home/alice/.config/Tenantry",
    secrets: "/home/alice/.config/Tenantry/vault.json",
    history: "/home/alice/.config/Tenantry/history",
    logs: "/home/alice/.config/Tenantry/logs",
  };
  const machine: FakeMachine = {
    opened: [],
    opens: true,
    runtime: { electron: "45.4.1", chromium: "146.0.1", node: "24.1.0" },
    files,
    describe: async () => ["System: Debian GNU/Linux 12 (bookworm), Linux 6.1, x64"],
    openLogs: () => open(files.logs),
    openLicences: () => open("/opt/tenantry/licences.txt"),
    openPage: (page) => open(page),
  };
  return machine;
}
