// The commands that recognise credentials in pasted text and in the environment.
import type { Handlers } from "../base/handlers.ts";
import { ok } from "../base/result.ts";
import { describeEnvironment, type Variables } from "./environment.ts";
import { recogniseCredentials } from "./pasted.ts";

export { type ConnectRequest, parseConnectInput, parseContact } from "./connectInput.ts";
export { isClientId, withoutSecrets } from "./draft.ts";
export {
  environmentSecret,
  readEnvironmentClient,
  type Variables,
  withEnvironmentSecret,
} from "./environment.ts";

export const credentialCommands = (
  environment: Variables,
): Handlers<"recogniseCredentials" | "readEnvironment"> => ({
  recogniseCredentials: async ({ text, client }) => ok(recogniseCredentials(text, client)),
  readEnvironment: async () => ok(describeEnvironment(environment)),
});
