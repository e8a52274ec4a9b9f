// What can lie over the list, as it is asked for.
import type { Point } from "../menus/MenuList.tsx";
import type { Hit, HitTarget } from "../search/allMsps.ts";

export interface FormatChoice {
  readonly kind: "copyAs";
  readonly target: HitTarget;
  /** What had the focus, and gets it again. */
  readonly anchor: HTMLElement;
  readonly at: Point | null;
}

export type Overlay =
  | { readonly kind: "add" | "find" | "shortcuts" }
  | { readonly kind: "removeMany"; readonly targets: readonly Hit[] }
  | { readonly kind: "edit" | "inspect" | "remove"; readonly target: HitTarget }
  | FormatChoice
  | null;

/** Asks below the tenant’s row, which is scrolled into view first. */
export function askFormat(target: HitTarget): Overlay {
  const anchor = document.activeElement;
  if (!(anchor instanceof HTMLElement)) return null;
  const row = document.querySelector("main li[aria-current]");
  row?.scrollIntoView({ block: "nearest" });
  const box = row?.getBoundingClientRect();
  const at = box === undefined ? null : { x: box.left + 16, y: box.bottom };
  return { kind: "copyAs", target, anchor, at };
}
