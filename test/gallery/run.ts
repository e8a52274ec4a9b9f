// `npm run gallery`: draws every state into test-results/gallery and says what is wrong with it. Words after `--` choose states whose
// names contain one of them; `--usual` draws each in one view only; `--readme` draws the pictures of the documents instead.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command } from "../desktop/command.ts";
import { root } from "../desktop/root.ts";
import { electronRuntime } from "../desktop/runtime.ts";
import { ensureSystemLibraries } from "../desktop/systemLibraries.ts";
import { buildPage } from "./build.ts";
import { type Drawn, indexPage } from "./indexPage.ts";
import { readmePictures } from "./readme.ts";
import { nameOf, screens } from "./states.ts";
import { views } from "./views.ts";
import { type GalleryWindow, openGallery } from "./window.ts";

const folder = join(root, "test-results", "gallery");

const fileName = (name: string): string =>
  `${name.replaceAll(/[^\p{L}\p{N}]+/gu, "-").toLowerCase()}.png`;

/** One view of a state: its picture, and what is wrong with it. */
async function drawView(window: GalleryWindow, name: string, view: string) {
  const file = fileName(`${name} ${view}`);
  try {
    await window.draw(name, views[view]);
    await writeFile(join(folder, file), await window.picture());
    const broken = view === "usual" || view === "dark" ? await window.brokenRules() : [];
    const found = [...broken, ...(await window.layoutProblems())];
    return { file, findings: found.map((problem) => `${view}: ${problem}`) };
  } catch (cause) {
    const [said = ""] = String(cause).split("\n");
    return { file, findings: [`${view}: the state cannot be reached: ${said}`] };
  }
}

interface Wanted {
  readonly screen: string;
  readonly state: string;
  readonly seen: readonly string[];
}

async function drawState(window: GalleryWindow, { screen, state, seen }: Wanted): Promise<Drawn> {
  const pictures: Record<string, string> = {};
  const findings: string[] = [];
  for (const view of seen) {
    const drawn = await drawView(window, nameOf(screen, state), view);
    pictures[view] = drawn.file;
    findings.push(...drawn.findings);
  }
  return { screen, state, pictures, findings };
}

/** Two windows share the states. */
async function drawAll(wanted: readonly Wanted[]): Promise<readonly Drawn[]> {
  const runtime = await electronRuntime();
  const drawn: (Drawn | undefined)[] = [];
  let next = 0;
  const work = async () => {
    const window = await openGallery(runtime);
    for (let index = next++; index < wanted.length; index = next++) {
      const each = wanted[index];
      if (each !== undefined) drawn[index] = await drawState(window, each);
    }
    console.log((await window.undrawn()).join(" "));
    await window.close();
  };
  await Promise.all([work(), work()]);
  return drawn.filter((each) => each !== undefined);
}

async function draw(words: readonly string[], seen: readonly string[]): Promise<number> {
  const all = Object.entries(screens).flatMap(([screen, states]) =>
    Object.keys(states).map((state) => ({ screen, state, seen })),
  );
  const wanted = all.filter(({ screen, state }) => {
    const name = nameOf(screen, state).toLowerCase();
    return words.length === 0 || words.some((word) => name.includes(word.toLowerCase()));
  });
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const drawn = await drawAll(wanted);
  await writeFile(join(folder, "index.html"), indexPage(drawn));
  const faulty = drawn.filter(({ findings }) => findings.length > 0);
  for (const { screen, state, findings } of faulty)
    console.log(`${nameOf(screen, state)}\n  ${findings.join("\n  ")}`);
  console.log(
    `${drawn.length} states, ${faulty.length} with findings: ${join(folder, "index.html")}`,
  );
  return faulty.length === 0 ? 0 : 1;
}

await command(async () => {
  await ensureSystemLibraries("gallery");
  await buildPage();
  const [switches, words] = [true, false].map((isSwitch) =>
    process.argv.slice(2).filter((word) => word.startsWith("--") === isSwitch),
  );
  if (!switches?.includes("--readme"))
    return draw(words ?? [], switches?.includes("--usual") ? ["usual"] : Object.keys(views));
  const window = await openGallery(await electronRuntime());
  await readmePictures(window);
  await window.close();
  return 0;
});
