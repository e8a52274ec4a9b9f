// Which of the windows’ styles no state has drawn yet: a class that only a new state has needs a picture of that state.
const sheets: Readonly<Record<string, Readonly<Record<string, string>>>> = import.meta.glob(
  "../../renderer/**/*.module.css",
  { eager: true, import: "default" },
);

const drawn = new Set<string>();

/** Remembers the classes of the state that is drawn now. */
export function note(): void {
  for (const element of document.querySelectorAll("[class]"))
    for (const name of element.classList) drawn.add(name);
}

/** Such as `workspaces/TenantRow.pin`. */
export const undrawn = (): readonly string[] =>
  Object.entries(sheets).flatMap(([path, classes]) =>
    Object.entries(classes)
      .filter(([, hashed]) => !hashed.split(" ").every((name) => drawn.has(name)))
      .map(([name]) => `${path.replace(/^.*renderer\/(.*)\.module\.css$/, "$1")}.${name}`),
  );
