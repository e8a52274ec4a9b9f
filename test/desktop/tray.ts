// The panel's end of a tray icon: which items there are, what stands in their menus, and a press on an entry.
import type { Session } from "./session.ts";

export interface TrayEntry {
  readonly id: string;
  readonly label: string;
  readonly enabled: boolean;
}

export interface TrayMenu {
  /** All entries that have a label, depth first, as the panel would show them now. */
  entries(): Promise<readonly TrayEntry[]>;
  labels(): Promise<readonly string[]>;
  /** Presses the first entry with that label; throws where there is none. */
  press(label: string): Promise<void>;
  /** As the panel asks for one level of the menu when it opens; milliseconds. */
  timeToOpenMs(): Promise<number>;
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
function readEntries(layout: string): readonly TrayEntry[] {
  return [...layout.matchAll(/\((\d+), \{(.*?)\}, (?:@av )?\[/g)].flatMap(([, id, properties]) => {
    const found = labelProperty.exec(properties ?? "");
    if (found === null || id === undefined) return [];
    const label = unescaped(found[1] ?? found[2] ?? "").replaceAll(/_(.)/g, "$1");
    return [{ id, label, enabled: !/'enabled': <false>/.test(properties ?? "") }];
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
    entries,
    labels: async () => (await entries()).map(({ label }) => label),
    async press(label) {
      const all = await entries();
      const entry = all.find((candidate) => candidate.label === label);
      if (entry === undefined)
        throw new Error(`No entry ${label} among ${all.map((each) => each.label).join(", ")}.`);
      await call("Event", entry.id, "clicked", "<''>", "uint32 0");
    },
    async timeToOpenMs() {
      const startedMs = performance.now();
      await layout("1");
      return performance.now() - startedMs;
    },
  };
}
