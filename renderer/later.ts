// Code that is loaded after the first paint.
import { use } from "react";

interface Later<Code> {
  readonly load: () => Promise<Code>;
  /** Suspends the component until the code has been loaded, and not for a moment once it has. */
  readonly useLoaded: () => Code;
}

export function later<Code>(begin: () => Promise<Code>): Later<Code> {
  let loaded: Code | null = null;
  let loading: Promise<Code> | null = null;
  const load = (): Promise<Code> => {
    loading ??= begin().then((code) => (loaded = code));
    return loading;
  };
  return { load, useLoaded: () => loaded ?? use(load()) };
}
