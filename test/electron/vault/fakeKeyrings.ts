// Keyrings on a real D-Bus that lock, ask and fall silent when a test says so.
import { Message, sessionBus, Variant } from "@jellybrick/dbus-next";
import { onError } from "../../../electron/adapters/power/bus.ts";

export interface FakeKeyrings {
  /** What the operator does with the question; null leaves it open. */
  answer: "yes" | "no" | null;
  /** The Secret Service’s collections and items, or the wallet, that are locked. */
  locked: readonly string[];
  /** The alias of the default keyring; “/” if there is none. */
  keyring: string;
  /** Asked methods get no answer. */
  silent: boolean;
  /** The members that were called, in order. */
  readonly calls: string[];
  readonly stop: () => void;
}

const prompt = "/org/freedesktop/secrets/prompt/p1";

type Reply = readonly [signature: string, ...body: readonly unknown[]];

/** Owns `name` on the bus and answers as a Secret Service and as a wallet. */
export async function startFakeKeyring(address: string, name: string): Promise<FakeKeyrings> {
  const bus = sessionBus({ busAddress: address });
  onError(bus, () => undefined);
  await new Promise<void>((resolve) => bus.once("connect", resolve));
  await bus.requestName(name);
  const state: FakeKeyrings = {
    answer: "yes",
    locked: [],
    keyring: "/org/freedesktop/secrets/collection/login",
    silent: false,
    calls: [],
    stop: () => bus.disconnect(),
  };
  const signal = (call: Message, of: string, member: string, [signature, ...body]: Reply): void => {
    bus.send(Message.newSignal(call.path ?? "", of, member, signature, [...body]));
  };
  const answered = (call: Message): void => {
    if (state.answer === null) return;
    if (state.answer === "yes") state.locked = [];
    const result = new Variant("ao", []);
    const completed: Reply = ["bv", state.answer === "no", result];
    signal(call, "org.freedesktop.Secret.Prompt", "Completed", completed);
  };
  const opened = (call: Message): void => {
    if (state.answer === null && state.locked.length > 0) return;
    const isOpen = state.answer === "yes" || state.locked.length === 0;
    // Another program’s answer comes first.
    for (const [number, handle] of [
      [8, 1],
      [7, isOpen ? 5 : -1],
    ] as const)
      signal(call, "org.kde.KWallet", "walletAsyncOpened", ["ii", number, handle]);
  };
  const replies: Readonly<Record<string, (call: Message) => Reply>> = {
    ReadAlias: () => ["o", state.keyring],
    Get: (call) => ["v", new Variant("b", state.locked.includes(call.path ?? ""))],
    SearchItems: () => ["aoao", [], state.locked.filter((path) => path.endsWith("/1"))],
    Unlock: () => ["aoo", [], prompt],
    CreateCollection: () => ["oo", "/", prompt],
    Prompt: () => [""],
    Dismiss: () => [""],
    isEnabled: () => ["b", true],
    networkWallet: () => ["s", "kdewallet"],
    openAsync: () => ["i", 7],
  };
  bus.addMethodHandler((call) => {
    const reply = replies[call.member ?? ""];
    if (reply === undefined) return false;
    state.calls.push(call.member ?? "");
    if (state.silent) return true;
    // KWallet may tell the result before it has said its number.
    if (call.member === "openAsync") opened(call);
    const [signature, ...body] = reply(call);
    bus.send(Message.newMethodReturn(call, signature, [...body]));
    if (call.member === "Prompt") answered(call);
    return true;
  });
  return state;
}
