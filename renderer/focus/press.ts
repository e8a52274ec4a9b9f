// Keeps the window still while a mouse button is down: what would move something waits until the click has arrived.

/** A release that never arrives, such as one outside the window, must not hold the window up for longer than this, ms. */
const longestPressMs = 1_000;

let pressed = false;
let waiting: (() => void)[] = [];
let timer: ReturnType<typeof setTimeout> | undefined;

function release(): void {
  pressed = false;
  clearTimeout(timer);
  const jobs = waiting;
  waiting = [];
  for (const job of jobs) job();
}

function begin(): void {
  pressed = true;
  clearTimeout(timer);
  timer = setTimeout(release, longestPressMs);
}

/** The click follows its pointerup within the same task. */
function end(): void {
  clearTimeout(timer);
  timer = setTimeout(release);
}

document.addEventListener("pointerdown", begin, true);
document.addEventListener("pointerup", end, true);
document.addEventListener("pointercancel", end, true);

export const isPressed = (): boolean => pressed;

/** Runs the job at once, or after the click if a mouse button is down. Jobs keep their order. */
export function afterPress(job: () => void): void {
  if (pressed) waiting.push(job);
  else job();
}

export const afterRelease = (): Promise<void> => new Promise(afterPress);
