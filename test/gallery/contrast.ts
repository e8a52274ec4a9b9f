// Which controls of the state that is drawn are hard to make out: a border of less than 3:1 (WCAG 2.2, 1.4.11), a placeholder of less
// than 4.5:1 (1.4.3), neither of which axe measures.
const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });

/** Relative luminance (WCAG 2.2) of colours that are painted over each other. */
function luminance(colours: readonly string[]): number {
  if (context === null) throw new Error("There is no canvas.");
  for (const colour of colours) {
    context.fillStyle = colour;
    context.fillRect(0, 0, 1, 1);
  }
  const [red = 0, green = 0, blue = 0] = [...context.getImageData(0, 0, 1, 1).data].map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** The backgrounds that lie behind an element, from the furthest on. */
function groundOf(element: Element | null): readonly string[] {
  const colours: string[] = [];
  for (let at = element; at !== null; at = at.parentElement)
    colours.unshift(getComputedStyle(at).backgroundColor);
  return ["Canvas", ...colours];
}

function contrast(ground: readonly string[], colour: string): number {
  const [dark = 0, light = 0] = [luminance(ground), luminance([...ground, colour])].toSorted(
    (one, other) => one - other,
  );
  return (light + 0.05) / (dark + 0.05);
}

function problemOf(element: Element): readonly string[] {
  const { borderTopWidth, borderTopColor } = getComputedStyle(element);
  const border = contrast(groundOf(element.parentElement), borderTopColor);
  const isText = element.matches("input[placeholder]:placeholder-shown");
  const text = isText
    ? contrast(groundOf(element), getComputedStyle(element, "::placeholder").color)
    : Infinity;
  // A border of no width or no colour is none.
  const hasBorder = borderTopWidth !== "0px" && border > 1.01;
  return [
    ...(hasBorder && border < 3 ? [`has a border of ${border.toFixed(1)}:1`] : []),
    ...(text < 4.5 ? [`has a placeholder of ${text.toFixed(1)}:1`] : []),
  ];
}

export const faintControls = (): readonly string[] =>
  [...document.querySelectorAll("button, input:not([type='checkbox']), select, textarea")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .flatMap((element) =>
      problemOf(element).map((problem) => `${element.outerHTML.slice(0, 120)} ${problem}`),
    );
