// Stand-ins for what Electron draws with: they remember what they were told. For `vi.mock("electron", …)`.
import { EventEmitter } from "node:events";

const made = { trays: new Array<Tray>() };

/** The newest of its kind. */
export function newest<Kind extends keyof typeof made>(kind: Kind): (typeof made)[Kind][number] {
  const found = made[kind].at(-1);
  if (found === undefined) throw new Error(`There are no ${kind}.`);
  return found;
}

interface Entry {
  readonly label?: string;
  readonly click?: () => void;
  readonly submenu?: Menu;
}

export class Menu {
  readonly entries: readonly Entry[];
  private constructor(entries: readonly Entry[]) {
    this.entries = entries;
  }
  static buildFromTemplate(entries: readonly Entry[]): Menu {
    return new Menu(entries);
  }
}

class Image {
  isTemplate = false;
  /** By scale factor. */
  readonly urls: Record<number, string> = {};
  addRepresentation({ scaleFactor, dataURL }: { scaleFactor: number; dataURL: string }): void {
    this.urls[scaleFactor] = dataURL;
  }
  setTemplateImage(isTemplate: boolean): void {
    this.isTemplate = isTemplate;
  }
}

export const nativeImage = {
  createEmpty: () => new Image(),
  createFromDataURL(dataURL: string): Image {
    const image = new Image();
    image.addRepresentation({ scaleFactor: 1, dataURL });
    return image;
  },
};

export const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false });

export class Tray extends EventEmitter {
  image: Image;
  toolTip = "";
  /** What a Linux panel was given, in order. */
  readonly given: Menu[] = [];
  /** What was opened at a click. */
  readonly opened: Menu[] = [];
  #isDestroyed = false;
  constructor(image: Image) {
    super();
    this.image = image;
    made.trays.push(this);
  }
  setToolTip(toolTip: string): void {
    this.toolTip = toolTip;
  }
  setImage(image: Image): void {
    this.image = image;
  }
  setContextMenu(menu: Menu): void {
    this.given.push(menu);
  }
  popUpContextMenu(menu: Menu): void {
    this.opened.push(menu);
  }
  destroy(): void {
    this.#isDestroyed = true;
  }
  isDestroyed(): boolean {
    return this.#isDestroyed;
  }
}
