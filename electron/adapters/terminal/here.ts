// `--from-env`: the whole exchange in the process that the terminal started, without Chromium, keyring and window.
import type { Outcome } from "../../core/base/exitCodes.ts";
import { printFromEnvironment } from "../../core/fromEnvironment.ts";
import type { TokenRequest } from "../../core/terminal/terminal.ts";
import { systemClock } from "../clock.ts";
import { createNodeFetch } from "./nodeFetch.ts";
import type { Answers } from "./ask.ts";

export const answerHere = (request: TokenRequest, answers: Answers): Promise<Outcome> =>
  printFromEnvironment(
    {
      variables: process.env,
      fetch: createNodeFetch(process.env),
      clock: systemClock,
      random: Math.random,
      version: APP_VERSION,
    },
    request,
    // Interrupted, the whole process ends.
    { ...answers, signal: new AbortController().signal, caller: null },
  );
