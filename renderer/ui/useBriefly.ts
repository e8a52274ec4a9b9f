// Shows something for a moment, such as “Copied”.
import { useCallback, useEffect, useState } from "react";

const shownMs = 1_500;

/** A value that becomes null a moment after it was set; setting it again restarts the time. */
export function useBriefly<T>(): readonly [T | null, (value: T) => void] {
  const [shown, setShown] = useState<{ readonly value: T } | null>(null);
  useEffect(() => {
    if (shown === null) return undefined;
    const timer = setTimeout(() => setShown(null), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);
  const show = useCallback((value: T) => setShown({ value }), []);
  return [shown?.value ?? null, show];
}
