// The man page, written from the same texts as `tenantry help`.
import { commandInfos } from "../../electron/adapters/terminal/commands.ts";
import { exitCodesText } from "../../electron/adapters/terminal/help.ts";
import packageJson from "../../package.json" with { type: "json" };

/** In roff a backslash escapes, a full stop or an apostrophe begins a command, and a bare hyphen is no minus. */
const escaped = (text: string): string =>
  text
    .replaceAll("\\", "\\e")
    .replaceAll("-", "\\-")
    .replaceAll(/^(?=[.'])/gm, "\\&");

/** An option or a shell, blanks, and what there is to say of it. */
const entry = /^ {2}(\S.*?) {2,}(\S.*)$/;

/** Lines without an indent are prose; an indented line begins an entry of a list, and one far to the right continues it. */
function body(text: string): string {
  const lines = text.split("\n").map((line) => {
    const [, term, meaning] = entry.exec(line) ?? [];
    if (term !== undefined && meaning !== undefined)
      return `.TP\n.B ${escaped(term)}\n${escaped(meaning)}`;
    return line === "" ? ".PP" : escaped(line.trim());
  });
  // A list needs no paragraph before it.
  return lines.filter((line, at) => line !== ".PP" || !lines[at + 1]?.startsWith(".TP")).join("\n");
}

const commands = Object.entries(commandInfos).map(([word, { usage, about }]) => {
  const usages = usage.split("\n").map((line) => escaped(line.trim()));
  return `.SS ${word}\n.nf\n.B ${usages.join("\n.B ")}\n.fi\n.PP\n${body(about)}`;
});

const codes = Array.from(
  exitCodesText.matchAll(/(\d+) ([^,.]+)/g),
  ([, code, meaning]) => `.TP\n.B ${code}\n${meaning?.replaceAll("\n", " ")}`,
);

/** The page for section 1, in roff. */
export const manPage =
  (): string => `.TH TENANTRY 1 "" "Tenantry ${packageJson.version}" "User Commands"
.SH NAME
tenantry \\- ${escaped(packageJson.description)}
.SH SYNOPSIS
.B tenantry
.RI [ FILE ]
.br
.B tenantry
.I COMMAND
\\&…
.SH DESCRIPTION
Without arguments, opens the window. With a
.IR FILE ,
opens this team file (*.tenantry or *.tenantry.json) and shows what it changes.
.PP
A command asks the running Tenantry, and starts it hidden if it is not running. Answers go to standard output, everything
else to standard error.
.SH COMMANDS
${commands.join("\n")}
.SH EXIT STATUS
${codes.join("\n")}
.SH FILES
.TP
.I ~/.config/Tenantry
Settings, tenants, the encrypted client secrets and the history of copies.
`;
