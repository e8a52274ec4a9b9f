// Keeps the window still while a mouse button is down: what would move something waits until the click has arrived.

/** A release that never arrives, such as one outside the window, must not hold the window up for longer than this, ms. */
const longestPressMs = 1_000;

let pressed = false;
let waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

const hold = (event: Event): void => event.preventDefault();

/** While the button is down, the wheel scrolls nothing: the release would meet another row. */
function holdWheel(): void {
  document.addEventListener("wheel", hold, { capture: true, passive: false });
}

const controls = "button, a, summary, label, [role='option']";
/** A hand that only presses moves by less than this, px. */
const stillPx = 4;

/** Where the left button went down, and on what. */
interface Pressed {
  readonly control: HTMLElement;
  readonly x: number;
  readonly y: number;
}

let on: Pressed | null = null;

const controlAt = ({ target }: PointerEvent): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>(controls) : null;

/** Whether a click can still mean it: it is there, can be used, and no dialog has opened in front of it. */
function isInReach(control: HTMLElement): boolean {
  const front = [...document.querySelectorAll("dialog[open]")].at(-1);
  const isBehind = front !== undefined && !front.contains(control);
  return control.isConnected && !control.matches(":disabled") && !isBehind;
}

/**
 * The browser clicks nothing if the control has left the pointer by the release: a list that still scrolls moves on, and a toast
 * may come over it. The click is then for what was pressed, unless the hand has moved away from it.
 */
function missed(event: PointerEvent): HTMLElement | null {
  if (on === null || event.button !== 0) return null;
  const { control, x, y } = on;
  const isStill = Math.hypot(event.clientX - x, event.clientY - y) <= stillPx;
  return isStill && controlAt(event) !== control && isInReach(control) ? control : null;
}

function release(): void {
  pressed = false;
  document.removeEventListener("wheel", hold, true);
  clearTimeout(timer);
  const jobs = waiting;
  waiting = [];
  for (const job of jobs) job();
}

function begin(event: PointerEvent): void {
  const control = event.button === 0 ? controlAt(event) : null;
  on = control === null ? null : { control, x: event.clientX, y: event.clientY };
  pressed = true;
  holdWheel();
  clearTimeout(timer);
  timer = setTimeout(release, longestPressMs);
}

/** The click follows its pointerup within the same task. */
function end(event: PointerEvent): void {
  const control = missed(event);
  on = null;
  clearTimeout(timer);
  timer = setTimeout(() => {
    control?.click();
    release();
  });
}

function cancel(): void {
  on = null;
  clearTimeout(timer);
  timer = setTimeout(release);
}

document.addEventListener("pointerdown", begin, true);
document.addEventListener("pointerup", end, true);
document.addEventListener("pointercancel", cancel, true);

export const isPressed = (): boolean => pressed;

/** Runs the job at once, or after the click if a mouse button is down. Jobs keep their order. */
export function afterPress(job: () => void): void {
  if (pressed) waiting.push(job);
  else job();
}

export const afterRelease = (): Promise<void> => new Promise(afterPress);
