// The question whether a program may read tokens.
import type { ConsentPurpose, ConsentView } from "../../../electron/contract/contract.ts";
import { press, steps } from "../hand.ts";
import { type Act, forEach, type State, type States } from "../state.ts";
import * as world from "./world.ts";

const { shown, failureOf, many } = world;

const asked: ConsentView = {
  id: "question-1",
  subjects: ["Alpine Dairy"],
  count: 1,
  purpose: "print",
  command: null,
  caller: "terraform",
  endsAtMs: Date.now() + 58_000,
  waiting: 0,
};

const purposes: Readonly<Record<ConsentPurpose, ConsentView>> = {
  print: asked,
  run: { ...asked, purpose: "run", command: "ansible-playbook" },
};

const others: Readonly<Record<string, ConsentView>> = {
  "by an unknown program": { ...asked, caller: null },
  "for a command without a name": { ...asked, purpose: "run", caller: null },
  "for many": { ...asked, subjects: many(40).map(({ name }) => name), count: 40, waiting: 2 },
  "with little time left": { ...asked, endsAtMs: Date.now() + 9_000, waiting: 1 },
  "for a long name": { ...asked, subjects: world.nameKinds.long.map(({ name }) => name), count: 4 },
};

const armed: Act = (page) =>
  page.getByRole("button", { name: "Allow once" }).click({ trial: true });

const questions: States = {
  ...forEach("to", purposes, (consent) => ({ snapshot: shown([], { consent }), act: armed })),
  ...forEach("question", others, (consent) => ({ snapshot: shown([], { consent }), act: armed })),
  "all names": {
    snapshot: shown([], { consent: others["for many"] ?? asked }),
    act: steps(armed, (page) => page.getByText("and 37 more").click()),
  },
  "not armed yet": { snapshot: shown([], { consent: asked }) },
  "answer failed": {
    snapshot: shown([], { consent: asked }),
    answers: { answerConsent: async () => ({ ok: false, error: failureOf("unexpected") }) },
    act: steps(armed, press("Deny")),
  },
};

export const consent: Readonly<Record<string, State>> = Object.fromEntries(
  Object.entries(questions).map(([name, state]) => [
    name,
    { ...state, window: "consent" as const },
  ]),
);
