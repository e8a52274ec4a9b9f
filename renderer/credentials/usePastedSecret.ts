// Takes the client secret out of a paste or a dropped file, unless the text belongs to another API client.
import { type Dispatch, type SetStateAction, useState } from "react";
import type { Profile, Recognition } from "../../electron/contract/contract.ts";
import { useReading } from "./recognition.tsx";

type Told = Pick<Recognition, "recognised" | "problems">;

/** A secret has neither spaces nor lines, and is no JSON. */
const couldBeSecret = (text: string): boolean => !/\s|^\{/.test(text);

const lookedFor =
  "Tenantry looks for a client secret under its name, as in a .env file, YAML, JSON or the console’s text.";

const isOther = (named: string | undefined, ours: string): boolean =>
  named !== undefined && named.toLowerCase() !== ours.toLowerCase();

/** Why nothing is taken from a recognised text; null if its secret can be. */
function refusal(
  { values, clients = [] }: Recognition,
  profile: Profile,
  source: string,
): string | null {
  const { clientId, workspace, clientSecret } = values;
  const nothing = `Nothing was filled in: ${source}`;
  if (clients.length > 0)
    return `${nothing} has ${clients.length} API clients, none of which is ${profile.clientId}.`;
  if (clientId !== undefined && isOther(clientId, profile.clientId))
    return `${nothing} is for the client ID ${clientId}, not ${profile.clientId}.`;
  if (workspace !== undefined && isOther(workspace, profile.workspaceId))
    return `${nothing} is for the MSP workspace ${workspace}, not ${profile.workspaceId}.`;
  return clientSecret === undefined ? `${nothing} has no client secret that can be used.` : null;
}

/** `told` says what was taken or why nothing was; null before the first paste. */
export function usePastedSecret(
  profile: Profile,
  secret: string,
  setSecret: Dispatch<SetStateAction<string>>,
) {
  const [told, setTold] = useState<Told | null>(null);
  const refuse = (...problems: readonly string[]) => setTold({ recognised: [], problems });
  const reading = useReading({
    value: secret,
    fits: couldBeSecret,
    client: profile.clientId,
    onFound(found, { before, source }) {
      const problem = refusal(found, profile, source);
      setSecret(problem === null ? (found.values.clientSecret ?? before) : before);
      if (problem !== null) refuse(problem, ...found.problems);
      else setTold({ recognised: [`Client secret taken from ${source}`], problems: [] });
    },
    onNothing: (problem) => refuse(`${problem} ${lookedFor}`),
  });
  return { told, refuse, ...reading };
}
