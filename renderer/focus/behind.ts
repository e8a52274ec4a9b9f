// A control takes no click and no Enter that was meant for another one: neither the rest of a double click or of a burst of
// Enters, nor a key that is held down, nor one that was pressed before a person can have seen what it would mean by then.

/** After a change of what Enter means that is not the operator’s own, it is not taken for the new meaning for this long, ms. */
export const settlingMs = 150;

const controls = "button, a, label, input, select, textarea, summary, li";

const controlOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? (target.closest(controls) ?? target) : null;

let firstClicked: Element | null = null;

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** A press by a screen reader comes from no device: it names its control, wherever the pointer is. */
const isByDevice = (event: MouseEvent): boolean =>
  !("sourceCapabilities" in event && event.sourceCapabilities === null);

/** How far apart two clicks of a double click may be, ms. */
const burstMs = 500;
let lastPress = { detail: 0, x: NaN, y: NaN, atMs: -Infinity };
let isRest = false;

/** Whether a press goes on with a burst: `detail` counts up to three clicks at one place on X11, and then begins again with one. */
function goesOn({ detail, clientX: x, clientY: y, timeStamp }: MouseEvent): boolean {
  const { detail: before, atMs } = lastPress;
  const isThere = x === lastPress.x && y === lastPress.y && timeStamp < atMs + burstMs;
  const count = detail <= 1 && before >= 3 && isThere ? before : detail;
  lastPress = { detail: count, x, y, atMs: timeStamp };
  return count > 1;
}

function onMouseDown(event: MouseEvent): void {
  const control = controlOf(event.target);
  entered = nothing;
  heldFromMs = -Infinity;
  isRest = isByDevice(event) && goesOn(event);
  if (!isRest) firstClicked = control;
  else if (control !== firstClicked) swallow(event);
}

function onClick(event: MouseEvent): void {
  if (!isByDevice(event)) return;
  const { detail, target } = event;
  if (detail > 0 && (isRest || detail > 1) && controlOf(target) !== firstClicked) swallow(event);
}

let heldFromMs = -Infinity;

/** From now on, Enter is not taken until a person can have seen what is on the screen: a dialog has gone, or a screen has come. */
export function holdEnter(): void {
  heldFromMs = performance.now();
}

interface Entered {
  /** The control that took the last Enter. */
  readonly control: Element | null;
  /** When Enter was last pressed. */
  readonly atMs: number;
}

const nothing: Entered = { control: null, atMs: -Infinity };
/** Any other key, or a press of the mouse, is a new beginning. */
let entered = nothing;

/** A control that has gone, or one of a dialog, whose work may be done although the dialog is still drawn. */
const isSpent = (control: Element | null): boolean =>
  control !== null &&
  (!control.isConnected ||
    (control.closest("dialog") !== null && !(control instanceof HTMLTextAreaElement)));

function onKeyDown(event: KeyboardEvent): void {
  const { key, repeat, target, timeStamp } = event;
  if (key !== "Enter") {
    entered = nothing;
    return;
  }
  const isHeldDown = repeat && !(target instanceof HTMLTextAreaElement);
  const isAfterwards = isSpent(entered.control) && timeStamp < entered.atMs + settlingMs;
  const isTaken = !isHeldDown && !isAfterwards && timeStamp >= heldFromMs + settlingMs;
  entered = { control: isTaken ? controlOf(target) : entered.control, atMs: timeStamp };
  if (!isTaken) swallow(event);
}

/** After a scroll or a key, rows move by the operator’s own doing for this long, ms. */
const ownMs = 500;

const rowOf = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest("li") : null;

let pointer = { x: NaN, y: NaN };
let ownAtMs = -Infinity;
let under: Element | null = null;
/** The row that last came under a pointer that stood still, because the list changed by itself. */
let came: { row: Element | null; atMs: number } = { row: null, atMs: -Infinity };
let isPressSwallowed = false;

const noteOwn = ({ timeStamp }: Event): void => {
  ownAtMs = timeStamp;
};

const notePointer = ({ clientX, clientY }: MouseEvent): void => {
  pointer = { x: clientX, y: clientY };
};

/** A script’s events say nothing of where the pointer is. */
function onMouseOver(event: MouseEvent): void {
  if (!event.isTrusted || !isByDevice(event)) return;
  const { clientX, clientY, target, timeStamp } = event;
  const isStill = clientX === pointer.x && clientY === pointer.y;
  const row = rowOf(target);
  if (row !== under && isStill && timeStamp > ownAtMs + ownMs) came = { row, atMs: timeStamp };
  under = row;
  notePointer(event);
}

/** A row that has only just come under the pointer is not the one that was aimed at: it takes neither the press nor the click. */
function swallowUnaimed(event: MouseEvent): void {
  if (!isByDevice(event)) return;
  if (event.type === "mousedown") {
    const row = rowOf(event.target);
    isPressSwallowed = row !== null && row === came.row && event.timeStamp < came.atMs + settlingMs;
  }
  if (isPressSwallowed && event.detail > 0) swallow(event);
}

document.addEventListener("mouseover", onMouseOver, true);
document.addEventListener("mousemove", notePointer, true);
for (const type of ["wheel", "keydown", "input"])
  document.addEventListener(type, noteOwn, { capture: true, passive: true });
for (const type of ["mousedown", "click", "dblclick"] as const)
  document.addEventListener(type, swallowUnaimed, true);
document.addEventListener("keydown", onKeyDown, true);
document.addEventListener("mousedown", onMouseDown, true);
document.addEventListener("click", onClick, true);
document.addEventListener("dblclick", onClick, true);
