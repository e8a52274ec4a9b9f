// Reads a long text on a thread of its own, where nothing waits for it, and sends what it found in pieces.
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import type { Recognition } from "../../contract/contract.ts";
import type { Issuer } from "../../core/base/issuer.ts";
import { ok } from "../../core/base/result.ts";
import { readCredentials } from "../../core/credentials/credentials.ts";
import { readTeamFile } from "../../core/teams/teams.ts";
import { parseTenants } from "../../core/tenants/tenants.ts";
import type { Task, TeamMessage, TenantsMessage } from "./reading.ts";

/** Items; the main thread takes in so many within a millisecond or two. */
const pieceLength = 500;

function* piecesOf<T>(items: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < items.length; at += pieceLength) yield items.slice(at, at + pieceLength);
}

/** Resolves when the main thread has taken it in: it takes all that wait for it without a rest. */
async function send(message: TenantsMessage | TeamMessage | Recognition | null): Promise<void> {
  parentPort?.postMessage(message, []);
  if (parentPort !== null) await once(parentPort, "message");
}

async function readTenants(text: string, msp: Issuer | null): Promise<void> {
  const { tenants, problems, ...rest } = parseTenants(text, msp);
  for (const items of piecesOf(tenants)) await send({ tenants: items });
  for (const items of piecesOf(problems)) await send({ problems: items });
  await send({ rest });
}

async function readTeam(text: string): Promise<void> {
  const read = readTeamFile(text);
  if (!read.ok) return send({ head: read });
  const { tenants, ...head } = read.value;
  for (const items of piecesOf(tenants)) await send({ tenants: items });
  await send({ head: ok(head) });
}

const task: Task = workerData;
if (task.what === "tenants") void readTenants(task.text, task.msp);
else if (task.what === "team") void readTeam(task.text);
else void readCredentials(task.text, task.client).then(send);
