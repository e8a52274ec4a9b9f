// What a terminal asks the running application, and what comes back: one JSON object a line, each way.
import { z } from "zod";
import { exitCodes } from "../base/exitCodes.ts";

const name = z.string().max(1_000);
const path = z.string().max(10_000);
const mspName = name.nullable();

const tokenSchema = z.object({
  kind: z.literal("token"),
  /** Empty for all tenants if `all` is set, and otherwise for the MSP’s own token. */
  names: z.array(name).max(10_000),
  all: z.boolean(),
  msp: mspName,
  format: name.nullable(),
  json: z.boolean(),
  /** The life that each token must have left, ms; null for the setting. */
  minimumLifeMs: z.number().nonnegative().nullable(),
  /** The program that `exec` is going to run, without its arguments; null to print. */
  program: name.nullable(),
});
export type TokenRequest = Readonly<z.infer<typeof tokenSchema>>;

const copySchema = z.object({
  kind: z.literal("copy"),
  name,
  msp: mspName,
  format: name.nullable(),
});
export type CopyRequest = Readonly<z.infer<typeof copySchema>>;

const listSchema = z.object({ kind: z.literal("list"), msp: mspName, json: z.boolean() });
export type ListRequest = Readonly<z.infer<typeof listSchema>>;

const requestSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("show") }),
  /** Starts the application without a window. A running one does nothing. */
  z.object({ kind: z.literal("hidden") }),
  z.object({ kind: z.literal("pick") }),
  z.object({ kind: z.literal("open"), path }),
  copySchema,
  tokenSchema,
  listSchema,
  z.object({ kind: z.literal("status"), json: z.boolean() }),
  z.object({ kind: z.literal("lock") }),
]);
export type TerminalRequest = Readonly<z.infer<typeof requestSchema>>;

export const askingSchema = z.object({
  /** Of this protocol: an older Tenantry may still be running after an update. */
  version: z.literal(1),
  request: requestSchema,
  /** The program that runs the command, as far as it is known. */
  caller: z.string().max(200).nullable(),
});
export type Asking = Readonly<z.infer<typeof askingSchema>>;

/** How far a batch is. */
export interface Progress {
  readonly done: number;
  readonly failed: number;
  readonly total: number;
}

export type Reply =
  /** Comes at once and then every second: Tenantry still works on it. */
  | { readonly kind: "alive" }
  /** A line for standard output; it may hold a token. */
  | { readonly kind: "line"; readonly text: string }
  /** A line for standard error; it never holds a token. */
  | { readonly kind: "note"; readonly text: string }
  | ({ readonly kind: "progress" } & Progress)
  | {
      readonly kind: "end";
      readonly code: (typeof exitCodes)[keyof typeof exitCodes];
      readonly text: string;
    };
