// A gate: it holds what waits at it until the test opens it.
export interface Gate<T> {
  /** Resolves with what the gate was opened with. */
  readonly passed: Promise<T>;
  /** Also lets through, at once, whatever comes later. */
  readonly open: (value: T) => void;
  /** The same function, but each call waits at the gate first. */
  readonly through: <Arguments extends readonly unknown[], Answer>(
    call: (...input: Arguments) => Promise<Answer>,
  ) => (...input: Arguments) => Promise<Answer>;
}

export function gate<T = void>(): Gate<T> {
  let open: Gate<T>["open"] = () => undefined;
  const passed = new Promise<T>((resolve) => (open = resolve));
  return {
    passed,
    open: (value) => open(value),
    through:
      (call) =>
      async (...input) => {
        await passed;
        return call(...input);
      },
  };
}
