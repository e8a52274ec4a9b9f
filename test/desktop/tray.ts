// The panel's end of a tray icon: which items there are, what stands in their menus, and presses on them.
import type { Session } from "./session.ts";

export interface TrayMenu {
  /** All labels, depth first, as the panel would show them now. */
  readonly labels: () => Promise<readonly string[]>;
  /** Presses the first entry with that label, or whose label starts with it; throws where there is none. */
  readonly press: (label: string) => Promise<void>;
  /** How long the panel waits for one level of the menu when it opens it, ms. */
  readonly timeToOpenMs: () => Promise<number>;
}

const watcher = "org.kde.StatusNotifierWatcher";

/** The bus names of the items that the panel shows. */
export async function trayItems(session: Session): Promise<readonly string[]> {
  const { stdout } = await session.run("gdbus", [
    "call",
    "--session",
    `--dest=${watcher}`,
    "--object-path=/StatusNotifierWatcher",
    "--method=org.freedesktop.DBus.Properties.Get",
    watcher,
    "RegisteredStatusNotifierItems",
  ]);
  return [...stdout.matchAll(/'([^'/]+)(\/[^']*)?'/g)].map(([, name]) => name ?? "");
}

/** The two ways in which GVariant's text form quotes a string. */
const labelProperty = /'label': <(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)")>/;
const unescaped = (text: string): string => text.replaceAll(/\\(.)/g, "$1");

/** An entry is `(id, {properties}, [children])`. Underscores mark mnemonics, two are one. */
function readEntries(layout: string): readonly { readonly id: string; readonly label: string }[] {
  return [...layout.matchAll(/\((\d+), \{(.*?)\}, (?:@av )?\[/g)].flatMap(([, id, properties]) => {
    const found = labelProperty.exec(properties ?? "");
    if (found === null || id === undefined) return [];
    const label = unescaped(found[1] ?? found[2] ?? "").replaceAll(/_(.)/g, "$1");
    return [{ id, label }];
  });
}

/** The menu of the tray item with that bus name (com.canonical.dbusmenu). */
export function trayMenuOf(session: Session, item: string): TrayMenu {
  const call = async (method: string, ...args: readonly string[]) => {
    const { code, stdout, stderr } = await session.run("gdbus", [
      "call",
      "--session",
      `--dest=${item}`,
      "--object-path=/com/canonical/dbusmenu",
      `--method=com.canonical.dbusmenu.${method}`,
      ...args,
    ]);
    if (code !== 0) throw new Error(`${method} failed: ${stderr.trim()}`);
    return stdout;
  };
  const layout = (depth: string) => call("GetLayout", "--", "0", depth, "@as []");
  const entries = async () => readEntries(await layout("-1"));
  return {
    labels: async () => (await entries()).map(({ label }) => label),
    async press(label) {
      for (let tries = 1; ; tries += 1) {
        const all = await entries();
        const entry =
          all.find((candidate) => candidate.label === label) ??
          all.find((candidate) => candidate.label.startsWith(label));
        if (entry === undefined)
          throw new Error(`No entry ${label} among ${all.map((each) => each.label).join(", ")}.`);
        try {
          await call("Event", entry.id, "clicked", "<''>", "uint32 0");
          return;
        } catch (cause) {
          const said = cause instanceof Error ? cause.message : "";
          // The entry that ends the program may leave nobody to answer.
          if (said.includes("NoReply")) return;
          // A menu given anew in between has other numbers; a panel would have been told.
          if (tries === 5 || !said.includes("error occurred in Event")) throw cause;
        }
      }
    },
    async timeToOpenMs() {
      const startedMs = performance.now();
      await layout("1");
      return performance.now() - startedMs;
    },
  };
}

/** For the panel to open a menu and to paint it. */
const openS = "1";

/**
 * Opens the menu on the panel, and the submenus to which these keys lead, and takes the desktop's picture. Gives the height of each
 * of them in pixels. A menu that changes while it is open keeps its height: to be called when nothing does.
 */
export async function pictureMenu(
  session: Session,
  path: string,
  keys: readonly string[] = [],
): Promise<readonly number[]> {
  const xdotool = async (...args: readonly string[]) => (await session.run("xdotool", args)).stdout;
  const [width] = (await xdotool("getdisplaygeometry")).split(" ");
  // Where the panel shows its only icon.
  await xdotool("mousemove", String(Number(width) - 210), "13", "click", "3", "sleep", openS);
  for (const key of keys) await xdotool("key", key, "sleep", "0.1");
  await xdotool("sleep", openS);
  const shown = ["search", "--onlyvisible", "--class", "wrapper-2.0"];
  const places = await xdotool(...shown, "getwindowgeometry", "%@");
  await session.screenshot(path);
  // One level at a time.
  for (let level = 0; level <= keys.length; level += 1) await xdotool("key", "Escape");
  // Those at the top edge are in the panel.
  const menus = places.matchAll(/Position: \d+,[1-9]\d*.*\n.*Geometry: \d+x(\d+)/g);
  return [...menus].map(([, height]) => Number(height));
}
