// Asking a GreenLake API with the MSP's token: one that is refused is replaced once, as in an exchange.
import type { Result } from "../../contract/contract.ts";
import type { TokenBroker } from "./tokens.ts";

export async function withMspToken<T>(
  broker: TokenBroker,
  ask: (token: string) => Promise<Result<T>>,
): Promise<Result<T>> {
  for (let renewed = false; ; renewed = true) {
    const token = await broker.mspToken(() => undefined);
    if (!token.ok) return token;
    const answer = await ask(token.value.value);
    const isRefused =
      !answer.ok && answer.error.kind === "rejected" && answer.error.server.status === 401;
    if (!isRefused || renewed) return answer;
    broker.dropMspToken(token.value);
  }
}
