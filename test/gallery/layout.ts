// What is wrong with the layout of the state that is drawn: what scrolls sideways, leaves the window, is too small to hit, is cut or
// runs into a control.
const interactive = "button, a[href], input, select, textarea, summary, [role='option']";
/** CSS pixels (WCAG 2.2, 2.5.8). */
const smallestTarget = 24;
/** Half a pixel of rounding at each edge. */
const tolerance = 1;

const words = (element: Element): string => {
  const { tagName, textContent } = element;
  const label = element.getAttribute("aria-label") ?? textContent.trim();
  return `<${tagName.toLowerCase()}> “${label.slice(0, 60)}”`;
};

/** Hidden elements have no box; visually hidden ones have one of a pixel. */
function isSeen(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true });
}

function* ancestors(element: Element): Generator<Element> {
  for (let at = element.parentElement; at !== null; at = at.parentElement) yield at;
}

const scrolls = (element: Element, axis: "overflowX" | "overflowY"): boolean =>
  ["auto", "scroll"].includes(getComputedStyle(element)[axis]);

/** What lies behind a modal dialog can be cut by it. */
function all(): readonly Element[] {
  const layer = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document.body;
  return [
    ...layer.querySelectorAll("*"),
    ...document.querySelectorAll("[popover], [popover] *"),
  ].filter(isSeen);
}

/** Without the text of its children, which are looked at by themselves and may be visually hidden. */
const ownText = ({ childNodes }: Element): readonly Node[] =>
  [...childNodes].filter(
    ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim() !== "",
  );

const hasOwnText = (element: Element): boolean => ownText(element).length > 0;

const sideways = (element: Element): boolean =>
  scrolls(element, "overflowX") &&
  element.tagName !== "TEXTAREA" &&
  element.scrollWidth > element.clientWidth + tolerance;

/** Cut text is another rule’s concern, and what scrolls sideways is reported once. */
const isClipped = (element: Element): boolean =>
  [...ancestors(element)].some(
    (each) =>
      getComputedStyle(each).overflowX !== "visible" &&
      each !== document.body &&
      each.id !== "root" &&
      each !== document.documentElement &&
      each.scrollWidth > each.clientWidth,
  );

function isOutside(element: Element): boolean {
  if (!element.matches(interactive) && !hasOwnText(element)) return false;
  if (isClipped(element)) return false;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  if (left < -tolerance || right > window.innerWidth + tolerance) return true;
  if (top >= -tolerance && bottom <= window.innerHeight + tolerance) return false;
  return ![...ancestors(element)].some((each) => scrolls(each, "overflowY"));
}

/** A field’s label is part of its target. */
function isTooSmall(element: Element): boolean {
  if (!element.matches(interactive)) return false;
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  const boxes = [element, ...(label === undefined ? [] : [label])].map((each) =>
    each.getBoundingClientRect(),
  );
  const width =
    Math.max(...boxes.map((box) => box.right)) - Math.min(...boxes.map((box) => box.left));
  const height =
    Math.max(...boxes.map((box) => box.bottom)) - Math.min(...boxes.map((box) => box.top));
  return width < smallestTarget || height < smallestTarget;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const common = (one: Box, other: Box): Box => ({
  left: Math.max(one.left, other.left),
  top: Math.max(one.top, other.top),
  right: Math.min(one.right, other.right),
  bottom: Math.min(one.bottom, other.bottom),
});

/** What is seen of a box in the element: the element and its ancestors may cut it. */
const seenIn = (element: Element, box: Box): Box =>
  [element, ...ancestors(element)]
    .filter((each) => getComputedStyle(each).overflowX !== "visible")
    .map((each): Box => each.getBoundingClientRect())
    .reduce(common, box);

function textBox(element: Element): Box {
  const range = document.createRange();
  const [first, last] = [ownText(element)[0], ownText(element).at(-1)];
  if (first !== undefined && last !== undefined) {
    range.setStartBefore(first);
    range.setEndAfter(last);
  }
  return range.getBoundingClientRect();
}

/** The input of a segment lies over its label. */
const isLabelled = (control: Element, element: Element): boolean =>
  control instanceof HTMLInputElement &&
  [...(control.labels ?? [])].some((label) => label.contains(element));

/** What it lies in that covers the page on purpose: a popover, or a bar under which the page scrolls. */
const coverOf = (element: Element): Element | undefined =>
  [element, ...ancestors(element)].find(
    (each) =>
      each.matches("[popover]") || ["fixed", "sticky"].includes(getComputedStyle(each).position),
  );

/** Text that runs into a control beside it. */
function isUnderControl(element: Element, _index: number, elements: readonly Element[]): boolean {
  if (!hasOwnText(element)) return false;
  const text = seenIn(element, textBox(element));
  return elements.some((control) => {
    if (!control.matches(interactive) || control.contains(element)) return false;
    if (element.contains(control) || isLabelled(control, element)) return false;
    if (coverOf(control) !== coverOf(element)) return false;
    const { left, top, right, bottom } = common(
      text,
      seenIn(control, control.getBoundingClientRect()),
    );
    return right - left > 2 * tolerance && bottom - top > 2 * tolerance;
  });
}

/** Text that does not fit and says nowhere how it goes on. */
function isCut(element: Element): boolean {
  if (!hasOwnText(element) || element.closest("[title]") !== null) return false;
  const box = [element, ...ancestors(element)].find(
    (each) => getComputedStyle(each).overflowX !== "visible",
  );
  if (box === undefined || scrolls(box, "overflowY")) return false;
  const frame = box.getBoundingClientRect();
  return ownText(element).some((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    const text = range.getBoundingClientRect();
    return (
      text.right > frame.right + tolerance ||
      text.left < frame.left - tolerance ||
      text.bottom > frame.bottom + tolerance
    );
  });
}

const rules = {
  "scrolls sideways": sideways,
  "leaves the window": isOutside,
  "is smaller than 24 x 24 px": isTooSmall,
  "is cut without a tooltip": isCut,
  "runs into a control": isUnderControl,
} as const;

export function layoutProblems(): readonly string[] {
  const elements = all();
  const page =
    document.documentElement.scrollWidth > window.innerWidth
      ? ["The page is wider than its window."]
      : [];
  return [
    ...page,
    ...Object.entries(rules).flatMap(([problem, breaks]) =>
      elements.filter(breaks).map((element) => `${words(element)} ${problem}`),
    ),
  ];
}
