// Decides whether a program in a terminal may read tokens, and asks the operator if that is not settled.
import type {
  ConsentAnswer,
  ConsentRequest,
  ConsentView,
  Result,
  Settings,
} from "../../contract/contract.ts";
import type { Handlers } from "../base/handlers.ts";
import { cleanName } from "../base/names.ts";
import type { Clock } from "../base/ports.ts";
import { ok } from "../base/result.ts";
import { elapsedMs, type Instant, instantOf } from "../base/token.ts";
import { type Consented, createQuestions } from "./questions.ts";

/** How long “Allow for 15 minutes” holds, ms. */
const quarterMs = 15 * 60_000;

interface ConsentPorts {
  readonly settings: () => Pick<Settings, "commandLineTokens">;
  /** Sets `commandLineTokens` to `always`. */
  readonly saveAlways: () => Result<null>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly changed: () => void;
  /** Opens the window that shows the question. */
  readonly open: () => void;
  readonly close: () => void;
  readonly isLocked: () => boolean;
}

export interface Consent {
  /**
   * Asks for one use of the tokens. `unanswered` if nobody answers within a minute, or if `signal` aborts because the program has
   * ended. While locked, everything is denied without a question.
   */
  readonly ask: (request: ConsentRequest, signal: AbortSignal) => Promise<Consented>;
  /** The question to show; null if there is none. */
  readonly view: () => ConsentView | null;
  readonly commands: Handlers<"answerConsent">;
  /** Denies every question, as when the operator closes the window. */
  readonly dismiss: () => void;
  /** Ends the 15 minutes, and gives waiting questions the answer of a setting that no longer asks. */
  readonly settingChanged: () => void;
  /** Ends the 15 minutes and denies every question, as the lock does. */
  readonly forget: () => void;
}

interface Question extends ConsentRequest {
  readonly id: string;
}

/** A program chooses these words, so they are reduced to one line without control characters; null if nothing is left. */
const cleaned = (words: string | null): string | null => cleanName(words ?? "") || null;

/** The 15 minutes in which every read is allowed. They are kept in memory only. */
function createQuarter(clock: Clock) {
  let since: Instant | null = null;
  return {
    isRunning: () => since !== null && elapsedMs(since, instantOf(clock)) < quarterMs,
    begin: () => void (since = instantOf(clock)),
    end: () => void (since = null),
  };
}

export function createConsent(ports: ConsentPorts): Consent {
  const { clock } = ports;
  const questions = createQuestions<Question>(ports);
  const quarter = createQuarter(clock);

  /** The answer that needs no question; null if the operator must be asked. */
  const settledAnswer = (): Consented | null => {
    const { commandLineTokens } = ports.settings();
    if (ports.isLocked() || commandLineTokens === "never") return "denied";
    return commandLineTokens === "always" || quarter.isRunning() ? "allowed" : null;
  };
  const dismiss = () => questions.answer("all", "denied");
  const take = (answer: ConsentAnswer): Result<null> => {
    if (answer === "always") {
      const saved = ports.saveAlways();
      if (!saved.ok) return saved;
    }
    if (answer === "quarter") quarter.begin();
    const which = answer === "quarter" || answer === "always" ? "all" : "shown";
    questions.answer(which, answer === "deny" ? "denied" : "allowed");
    return ok(null);
  };

  return {
    async ask(request, signal) {
      const settled = settledAnswer();
      if (settled !== null) return settled;
      if (signal.aborted) return "unanswered";
      const caller = cleaned(request.caller);
      const command = cleaned(request.command);
      return questions.ask({ ...request, caller, command, id: ports.newId() }, signal);
    },
    view() {
      const shown = questions.shown();
      if (shown === null) return null;
      const endsAtMs = clock.nowMs() + shown.leftMs;
      return { ...shown.asked, endsAtMs, waiting: questions.count() - 1 };
    },
    commands: {
      // An answer that comes late must not be taken for the next question’s.
      answerConsent: async ({ id, answer }) =>
        questions.shown()?.asked.id === id ? take(answer) : ok(null),
    },
    dismiss,
    settingChanged() {
      quarter.end();
      const settled = settledAnswer();
      if (settled !== null) questions.answer("all", settled);
    },
    forget() {
      quarter.end();
      dismiss();
    },
  };
}
