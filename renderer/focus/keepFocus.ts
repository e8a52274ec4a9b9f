// Keeps the focus from falling to the page: not at a press on something that cannot take it, nor when its element goes away.
import { useEffect } from "react";

const fields = ":is(input, select, textarea):not([disabled])";
const focusable = `button:not([disabled]), ${fields}, summary, a[href], [tabindex]`;
const regions = "ul, section, form, footer, header, dialog";

/** Where the focus was, with what stood around it then. */
interface Trail {
  readonly element: Element;
  readonly around: readonly HTMLElement[];
  /** The row of a list that the element was in. */
  readonly row: Element | null;
}

const within = (region: ParentNode): HTMLElement[] => [
  ...region.querySelectorAll<HTMLElement>(focusable),
];

/** The open dialog in front, or else the whole page. */
const layer = (): Element => [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;

const canTake = (element: HTMLElement): boolean =>
  element.isConnected && !element.matches(":disabled") && layer().contains(element);

const isGone = (element: Element | null): boolean =>
  element === null || !element.isConnected || element.matches(":disabled");

/**
 * The first candidate of the same row, or else the next one that is still shown, or else the previous one; if none is left, a
 * field or a button of the same layer.
 */
function neighbour({ element, around, row }: Trail): HTMLElement | undefined {
  const at = around.findIndex((one) => one === element);
  const front = layer();
  return (
    around.find((one) => row?.contains(one) === true && canTake(one)) ??
    around.slice(at + 1).find(canTake) ??
    around.slice(0, at).findLast(canTake) ??
    front.querySelector<HTMLElement>(fields) ??
    within(front)[0]
  );
}

function keepFocus(): () => void {
  const trails = new WeakMap<Element, Trail>();
  const remember = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target === document.body) return;
    const region = target.closest(regions) ?? target.parentElement ?? document.body;
    trails.set(layer(), {
      element: target,
      around: within(region),
      row: target.closest("li"),
    });
  };
  const restore = () => {
    const { activeElement } = document;
    if (activeElement !== document.body && !isGone(activeElement)) return;
    const trail = trails.get(layer());
    if (trail !== undefined && isGone(trail.element))
      neighbour(trail)?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(restore);
  document.addEventListener("focusin", remember);
  observer.observe(document.body, {
    subtree: true,
    childList: true,
    attributeFilter: ["disabled", "open"],
  });
  return () => {
    document.removeEventListener("focusin", remember);
    observer.disconnect();
  };
}

/** A press on a text that can be selected moves the focus as usual, so that the text can be copied. */
function onMouseDown(event: MouseEvent): void {
  const { target } = event;
  if (!(target instanceof Element)) return;
  if (target.closest(`${focusable}, label`) !== null) return;
  if (getComputedStyle(target).userSelect === "none") event.preventDefault();
}

export function useKeptFocus(): void {
  useEffect(() => {
    document.addEventListener("mousedown", onMouseDown);
    const stop = keepFocus();
    return () => {
      document.removeEventListener("mousedown", onMouseDown);
      stop();
    };
  }, []);
}
