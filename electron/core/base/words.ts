// What every table of failures is made of: the words for one kind of error.
import type { AppError, FailureAction } from "../../contract/contract.ts";

export interface Words {
  readonly title: string;
  readonly advice: string;
  readonly action: FailureAction;
}

/** The words for some kinds of error. `subject` names whom it happened to, such as a tenant, and is used inside sentences. */
export type Table<Kinds extends AppError["kind"]> = {
  readonly [Kind in Kinds]: (
    error: Extract<AppError, { readonly kind: Kind }>,
    subject: string,
  ) => Words;
};

export const say = (title: string, advice: string, action: FailureAction = "retry"): Words => ({
  title,
  advice,
  action,
});

/** For what trying again does not help. */
export const refuse = (title: string, advice: string): Words => say(title, advice, "none");
