// Consent on fakes of its ports, and programs that ask for it.
import type { CommandLineTokens, ConsentAnswer } from "../../../electron/contract/contract.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { createConsent } from "../../../electron/core/terminal/terminal.ts";
import { createFakeClock, settled } from "../fakes/fakeClock.ts";

export const minuteMs = 60_000;

export function setUp(commandLineTokens: CommandLineTokens = "ask") {
  const clock = createFakeClock();
  const world = { commandLineTokens, isLocked: false, isFull: false, isOpen: false, openings: 0 };
  let ids = 0;
  const consent = createConsent({
    clock,
    settings: () => world,
    saveAlways() {
      if (world.isFull) return fail({ kind: "storeFailed", reason: "no space left" });
      world.commandLineTokens = "always";
      return ok(null);
    },
    newId: () => String((ids += 1)),
    changed: () => undefined,
    open() {
      world.isOpen = true;
      world.openings += 1;
    },
    close: () => void (world.isOpen = false),
    isLocked: () => world.isLocked,
  });
  /** Asks for one tenant’s token; `end` ends the program, `how` says how it went so far. */
  const ask = (tenant = "Acme", caller: string | null = "bash", ended?: AbortSignal) => {
    const program = new AbortController();
    const asked = { how: "waits" };
    const request = { subjects: [tenant], count: 1, purpose: "print", command: null } as const;
    void consent
      .ask({ ...request, caller }, ended ?? program.signal)
      .then((answer) => (asked.how = answer));
    return {
      end: () => program.abort(),
      async how() {
        await settled();
        return asked.how;
      },
    };
  };
  const answer = (how: ConsentAnswer, id = consent.view()?.id ?? "") =>
    consent.commands.answerConsent({ id, answer: how });
  const shown = () => consent.view()?.subjects[0] ?? null;
  return { ...consent, clock, world, ask, answer, shown };
}
