// F6 goes from the header to the list, on to the footer, and back to the header.
import { useEffect } from "react";

/** Where each region takes the focus, the best place first. A region without such an element is skipped. */
const entrances = [
  ["main > header :is(input, button)"],
  ["main li[aria-current] button", "main ul button"],
  ["main > footer button"],
] as const;

const regions = "main > header, main ul, main > footer";

function goOn(event: KeyboardEvent): void {
  const { key, shiftKey, ctrlKey, metaKey, altKey } = event;
  if (key !== "F6" || ctrlKey || metaKey || altKey || event.defaultPrevented) return;
  if (document.querySelector("dialog[open]") !== null) return;
  const places = entrances.flatMap((entrance) => {
    const [best] = entrance.flatMap((place) => [...document.querySelectorAll<HTMLElement>(place)]);
    return best === undefined ? [] : [best];
  });
  const here = document.activeElement?.closest(regions);
  const at = places.findIndex((place) => place.closest(regions) === here);
  const next = at === -1 ? 0 : at + (shiftKey ? -1 : 1) + places.length;
  places[next % places.length]?.focus();
  event.preventDefault();
}

export function useRegionKeys(): void {
  useEffect(() => {
    document.addEventListener("keydown", goOn);
    return () => document.removeEventListener("keydown", goOn);
  }, []);
}
