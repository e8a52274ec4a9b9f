// The commands that recognise credentials in pasted text and in the environment.
import type { Recognition } from "../../contract/contract.ts";
import type { Handlers } from "../base/handlers.ts";
import { ok } from "../base/result.ts";
import { describeEnvironment, type Variables } from "./environment.ts";

export { type ConnectRequest, parseConnectInput, parseContact } from "./connectInput.ts";
export { isClientId, withoutSecrets } from "./draft.ts";
export {
  environmentSecret,
  readEnvironmentClient,
  type Variables,
  withEnvironmentSecret,
} from "./environment.ts";

export type ReadCredentials = (
  text: string,
  client?: number | string,
) => Promise<Recognition | null>;

export const readCredentials: ReadCredentials = async (text, client) => {
  // The parsers of all formats are loaded with the first paste.
  const { recogniseCredentials } = await import("./pasted.ts");
  return recogniseCredentials(text, client);
};

export const credentialCommands = (
  environment: Variables,
  read: ReadCredentials,
): Handlers<"recogniseCredentials" | "readEnvironment"> => ({
  recogniseCredentials: async ({ text, client }) => ok(await read(text, client)),
  readEnvironment: async () => ok(describeEnvironment(environment)),
});
