// What `tenantry --help` and `tenantry help COMMAND` print.
import { commandInfos } from "./commands.ts";

export const exitCodesText = `Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 no such tenant, 4 more than one tenant matches, 5 locked,
6 not running, 7 the clipboard could not be written, 8 not allowed, 9 some of many failed.`;

const indented = (text: string): string => text.replaceAll(/^(?=.)/gm, "  ");

const firstSentence = (about: string): string => /^[^.:]*/.exec(about)?.[0] ?? about;

function overview(): string {
  const commands = Object.entries(commandInfos).map(
    ([word, { about }]) => `  ${word.padEnd(12)}${firstSentence(about).replaceAll("\n", " ")}`,
  );
  return `Tenantry

  tenantry                 open the window
  tenantry FILE            open a team file (*.tenantry) and see what it changes
  tenantry COMMAND …       with one of these commands:

${commands.join("\n")}

“tenantry help COMMAND” explains one. Answers go to standard output, everything else to standard error.
${exitCodesText}`;
}

/** Null if there is no such command. */
export function helpText(word: string | null): string | null {
  if (word === null) return overview();
  const info = Object.hasOwn(commandInfos, word) ? commandInfos[word] : undefined;
  return info === undefined ? null : `${indented(info.usage)}\n\n${info.about}\n\n${exitCodesText}`;
}
