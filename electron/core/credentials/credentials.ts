// The commands that recognise credentials in pasted text and in the environment.
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

export const credentialCommands = (
  environment: Variables,
): Handlers<"recogniseCredentials" | "readEnvironment"> => ({
  async recogniseCredentials({ text, client }) {
    // The parsers of all formats are loaded with the first paste.
    const { recogniseCredentials } = await import("./pasted.ts");
    return ok(recogniseCredentials(text, client));
  },
  readEnvironment: async () => ok(describeEnvironment(environment)),
});
