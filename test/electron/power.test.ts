import { EventEmitter } from "node:events";
import { expect, it, vi } from "vitest";
import { onPowerEvents } from "../../electron/adapters/power.ts";

vi.mock("electron", () => ({ powerMonitor: {} }));

function setUp(state: "active" | "locked" = "active") {
  const heard: string[] = [];
  const monitor = Object.assign(new EventEmitter(), { getSystemIdleState: () => state });
  onPowerEvents(monitor, {
    lock: () => heard.push("lock"),
    unlock: () => heard.push("unlock"),
    wake: () => heard.push("wake"),
  });
  return { heard, monitor };
}

it("locks on sleep, and unlocks on waking", () => {
  const { heard, monitor } = setUp();
  monitor.emit("suspend");
  monitor.emit("resume");
  expect(heard).toEqual(["lock", "unlock", "wake"]);
});

it("after waking to a lock screen, unlocks only when that does", () => {
  const { heard, monitor } = setUp("locked");
  monitor.emit("suspend");
  monitor.emit("lock-screen");
  monitor.emit("resume");
  expect(heard).toEqual(["lock", "lock", "wake"]);
  monitor.emit("unlock-screen");
  expect(heard.at(-1)).toBe("unlock");
});
