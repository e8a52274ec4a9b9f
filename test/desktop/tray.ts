// The tray as the panel sees it: its items, their menus, and clicks on menu entries.
import type { Session } from "./session.ts";

export interface TrayMenu {
  /** All labels, depth first, as the panel would show them now. */
  readonly labels: () => Promise<readonly string[]>;
  /** Clicks the first entry with that label, or with a label that starts with it; throws if there is none. */
  readonly press: (label: string) => Promise<void>;
  /** All entries at every depth, as the panel reads them. */
  readonly entries: () => Promise<readonly TrayEntry[]>;
  /** Changes with every menu that the panel receives. */
  readonly revision: () => Promise<number>;
}

export interface TrayEntry {
  readonly id: string;
  /** Empty for a separator. */
  readonly label: string;
  readonly entries: readonly TrayEntry[];
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

/** The tokens of GVariant’s text form, `(id, {properties}, [children])`: texts in either quote, heads and brackets. */
const tokens = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|\((\d+), \{|[[\]]/g;
/** A single underscore marks a mnemonic; two stand for one underscore. */
const shownText = (text: string): string =>
  text.replaceAll(/\\(.)/g, "$1").replaceAll(/_(.)/g, "$1");

interface ReadEntry extends TrayEntry {
  label: string;
  readonly entries: ReadEntry[];
}

function readEntries(layout: string): readonly TrayEntry[] {
  const root: ReadEntry = { id: "", label: "", entries: [] };
  const around = [root];
  let entry = root;
  let key = "";
  for (const [token, single, double, id] of layout.matchAll(tokens)) {
    const text = single ?? double;
    if (id !== undefined) {
      entry = { id, label: "", entries: [] };
      around.at(-1)?.entries.push(entry);
    } else if (text !== undefined) {
      if (key === "label") entry.label = shownText(text);
      key = text;
    } else if (token === "[") around.push(entry);
    else around.pop();
  }
  return root.entries[0]?.entries ?? [];
}

const flat = (entries: readonly TrayEntry[]): readonly TrayEntry[] =>
  entries.flatMap((entry) => [entry].concat(flat(entry.entries)));

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
  const labelled = async () => flat(await entries()).filter(({ label }) => label !== "");
  return {
    entries,
    labels: async () => (await labelled()).map(({ label }) => label),
    revision: async () => Number(/^\(uint32 (\d+)/.exec(await layout("0"))?.[1]),
    async press(label) {
      for (let tries = 1; ; tries += 1) {
        const all = await labelled();
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
          // The entry that quits the program may get no reply.
          if (said.includes("NoReply")) return;
          // A menu replaced in the meantime has new numbers; a panel would have been notified.
          if (tries === 5 || !said.includes("error occurred in Event")) throw cause;
        }
      }
    },
  };
}

/** Seconds; the panel needs them to open and paint a menu. */
const openS = "1";

/**
 * Opens the menu on the panel and the submenus that these keys lead to, takes a screenshot and returns each menu’s height in
 * pixels. A menu that changes while it is open keeps its height, so call this when nothing changes.
 */
export async function pictureMenu(
  session: Session,
  path: string,
  keys: readonly string[] = [],
): Promise<readonly number[]> {
  const xdotool = async (...args: readonly string[]) => (await session.run("xdotool", args)).stdout;
  const [width] = (await xdotool("getdisplaygeometry")).split(" ");
  // The place of the panel’s only icon.
  await xdotool("mousemove", String(Number(width) - 210), "13", "click", "3", "sleep", openS);
  for (const key of keys) await xdotool("key", key, "sleep", "0.1");
  await xdotool("sleep", openS);
  const shown = ["search", "--onlyvisible", "--class", "wrapper-2.0"];
  const places = await xdotool(...shown, "getwindowgeometry", "%@");
  await session.screenshot(path);
  // Each Escape closes one level.
  for (let level = 0; level <= keys.length; level += 1) await xdotool("key", "Escape");
  // Windows at the top edge belong to the panel.
  const menus = places.matchAll(/Position: \d+,[1-9]\d*.*\n.*Geometry: \d+x(\d+)/g);
  return [...menus].map(([, height]) => Number(height));
}

/**
 * Measures in one shell, so that no other process starts between click and look, and subtracts the time of a click on the
 * empty desktop and a look.
 */
const openMenu = `
  shown() { xdotool search --onlyvisible --class wrapper-2.0 2>/dev/null | wc -l; }
  until_shown() {
    began=$(date +%s%N)
    xdotool mousemove "$1" "$2" click 3
    until [ "$(shown)" -ge "$3" ]; do :; done
    echo $(( ($(date +%s%N) - began) / 1000000 ))
  }
  before=$(shown)
  idle=$(until_shown "$1" 500 "$before")
  opened=$(until_shown "$1" 13 $((before + 1)))
  echo $((opened - idle))
  xdotool key Escape sleep 0.2
`;

/** Milliseconds from the click on the icon until its menu shows; each look takes about 20 ms. */
export async function menuOpensInMs(session: Session): Promise<number> {
  const { stdout } = await session.run("xdotool", ["getdisplaygeometry"]);
  const x = String(Number(stdout.split(" ")[0]) - 210);
  return Number((await session.run("sh", ["-c", openMenu, "sh", x])).stdout);
}
