// Quotes a value so that one shell, tool or file format reads it back whole and acts on no part of it.
import { stringify } from "yaml";

/** Quotes and backslashes stand outside the quotes, where bash, dash, zsh and fish all read `\` alike. */
export const posix = (text: string): string => `'${text.replaceAll(/['\\]/g, String.raw`'\$&'`)}'`;

/** PowerShell takes typographic single quotes for plain ones. */
export const powershell = (text: string): string =>
  `'${text.replaceAll(/['\u2018-\u201B]/g, "$&$&")}'`;

/** Every value is quoted, so that none is read as a number, a date or a Boolean. */
export const yaml = (document: object): string =>
  stringify(document, {
    defaultStringType: "QUOTE_DOUBLE",
    defaultKeyType: "PLAIN",
    lineWidth: 0,
  });

export const json = (document: object): string => `${JSON.stringify(document, null, 2)}\n`;
