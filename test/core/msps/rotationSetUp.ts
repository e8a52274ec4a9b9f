// A connected application with a GreenLake that rotates secrets.
import type { Fetch, HttpRequest } from "../../../electron/core/base/ports.ts";
import { fail, ok } from "../../../electron/core/base/result.ts";
import { addEast, connectedSetUp } from "../applicationSetUp.ts";

export const fresh = "n3w-S3cr3t-canary";
export const refused = async () => ok(Response.json({ error: "invalid_client" }, { status: 401 }));
export const offline = async () => fail({ kind: "offline" } as const);
const isReset = ({ url }: HttpRequest) => url.endsWith("/reset");
const isGrant = ({ url, body = "" }: HttpRequest) =>
  url.endsWith("/token") && body.includes("client_credentials");

/** GreenLake lists the API client `client-1` and resets its secret; `use` changes its answers. */
export async function rotating() {
  const core = await connectedSetUp();
  const { world, requests, commands } = core;
  const grant = world.respond;
  const answers: Record<"list" | "reset" | "check", Fetch> = {
    list: async () => ok(Response.json({ items: [{ id: "c1", clientId: "client-1" }] })),
    reset: async () => ok(Response.json({ clientSecret: fresh })),
    check: grant,
  };
  const use = (change: Partial<typeof answers>) => Object.assign(answers, change);
  const asked = requests.length;
  world.respond = (request) => {
    if (isReset(request)) return answers.reset(request);
    if (request.url.endsWith("/credentials")) return answers.list(request);
    const isChecked = isGrant(request) && requests.slice(asked).some(isReset);
    return isChecked ? answers.check(request) : grant(request);
  };
  const state = async () => (await core.snapshot()).newSecret;
  const resets = () => requests.filter(isReset).length;
  return { ...core, use, state, resets, grant, rotate: () => commands.rotateSecret(null) };
}

/** West, whose client is `client-1`, and East. */
export const rotatingTwo = async () => addEast(await rotating());
