// What lies behind a control that has just gone takes neither the rest of a double click nor an Enter that was pressed too soon.

/** After a change of what Enter means that is not the operator’s own, it is not taken for the new meaning for this long, ms. */
export const settlingMs = 150;

const controls = "button, a, label, input, select, textarea, summary, li";

const controlOf = (target: EventTarget | null): EventTarget | null =>
  target instanceof Element ? (target.closest(controls) ?? target) : null;

let firstClicked: EventTarget | null = null;

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** `detail` counts the clicks at one place in quick succession. */
function onMouseDown({ detail, target }: MouseEvent): void {
  if (detail <= 1) firstClicked = controlOf(target);
}

function onClick(event: MouseEvent): void {
  if (event.detail > 1 && controlOf(event.target) !== firstClicked) swallow(event);
}

/** Takes no Enter so soon after the last dialog closed, by the clock of `performance.now()`. Answers what ends that. */
export function holdEnter(closedAtMs: () => number): () => void {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && event.timeStamp < closedAtMs() + settlingMs) swallow(event);
  };
  document.addEventListener("keydown", onKeyDown, true);
  return () => document.removeEventListener("keydown", onKeyDown, true);
}

document.addEventListener("mousedown", onMouseDown, true);
document.addEventListener("click", onClick, true);
document.addEventListener("dblclick", onClick, true);
