// The history as CSV (RFC 4180), for a spreadsheet that must run nothing of it.
import type { HistoryEntry } from "../../contract/contract.ts";
import { nameCell, quotedCell } from "../base/redact.ts";

const columns = ["time", "user", "msp", "tenant", "workspaceId", "format", "way", "program"];

const lineOfCells = (cells: readonly string[]): string => `${cells.join(",")}\r\n`;

/** The mark in front tells spreadsheets that it is UTF-8. */
export const csvHead = `\uFEFF${lineOfCells(columns.map(quotedCell))}`;

export const csvLine = (entry: HistoryEntry): string =>
  lineOfCells([
    quotedCell(new Date(entry.atMs).toISOString()),
    nameCell(entry.user),
    nameCell(entry.msp),
    nameCell(entry.tenant),
    quotedCell(entry.workspaceId),
    nameCell(entry.format ?? ""),
    quotedCell(entry.way),
    nameCell(entry.program ?? ""),
  ]);
