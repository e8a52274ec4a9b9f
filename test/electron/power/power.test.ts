import { EventEmitter } from "node:events";
import { expect, it, vi } from "vitest";
import { onPowerEvents } from "../../../electron/adapters/power/power.ts";

vi.mock("electron", () => ({ powerMonitor: {} }));

function setUp() {
  const heard: string[] = [];
  const monitor = new EventEmitter();
  onPowerEvents(monitor, {
    lock: () => heard.push("lock"),
    wake: () => heard.push("wake"),
  });
  return { heard, monitor };
}

it.each(["suspend", "lock-screen"])("locks on %s", (event) => {
  const { heard, monitor } = setUp();
  monitor.emit(event);
  expect(heard).toEqual(["lock"]);
});

it("unlocks neither on waking nor with the lock screen", () => {
  const { heard, monitor } = setUp();
  monitor.emit("suspend");
  monitor.emit("resume");
  monitor.emit("unlock-screen");
  expect(heard).toEqual(["lock", "wake"]);
});
