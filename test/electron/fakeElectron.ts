// Fakes for Electron’s windows, tray, menus and notifications, for `vi.mock("electron", …)`. They record what is done with them.
import { EventEmitter } from "node:events";

const made = {
  trays: new Array<Tray>(),
  windows: new Array<BrowserWindow>(),
  notifications: new Array<Notification>(),
};

/** The one that was created last. */
export function newest<Kind extends keyof typeof made>(kind: Kind): (typeof made)[Kind][number] {
  const found = made[kind].at(-1);
  if (found === undefined) throw new Error(`There are no ${kind}.`);
  return found;
}

interface Entry {
  readonly label?: string;
  readonly role?: string;
  readonly click?: () => void;
  readonly submenu?: Menu;
}

export class Menu {
  readonly entries: readonly Entry[];
  /** What the menu was opened with; its callback closes it. */
  popup({ window, callback }: { window: BrowserWindow; callback: () => void }): void {
    window.menus.push({ entries: this.entries, close: callback });
  }
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
  /** What it was made from; otherwise grey, opaque and 64 pixels wide. */
  bitmap = Buffer.alloc(64 * 64 * 4, 0x80);
  resize(): this {
    return this;
  }
  toBitmap(): Buffer {
    return this.bitmap;
  }
}

export const nativeImage = {
  createEmpty: () => new Image(),
  createFromDataURL(dataURL: string): Image {
    const image = new Image();
    image.addRepresentation({ scaleFactor: 1, dataURL });
    return image;
  },
  createFromBitmap(bitmap: Buffer): Image {
    return Object.assign(new Image(), { bitmap });
  },
};

interface Theme {
  shouldUseDarkColors: boolean;
  /** Missing in some versions of Electron and on some platforms. */
  shouldUseDarkColorsForSystemIntegratedUI?: boolean;
}
const theme: Theme = { shouldUseDarkColors: false };
export const nativeTheme = Object.assign(new EventEmitter(), theme);

export class Tray extends EventEmitter {
  image: Image;
  toolTip = "";
  /** The menus that a Linux panel was given, in order. */
  readonly given: Menu[] = [];
  /** The menus that clicks opened, in order. */
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

/** The texts of the message boxes, in order. */
export const messages: string[] = [];
export const dialog = {
  showMessageBox: async ({ message }: { message: string }) => messages.push(message),
};

export const session = { defaultSession: {} };

/** Two screens side by side; the second has panels of 40 pixels at its left and top. */
const workAreas = [
  { x: 0, y: 0, width: 1000, height: 800 },
  { x: 1040, y: 40, width: 1560, height: 1092 },
] as const;
export const pointer = { x: 10, y: 10 };
export const screen = {
  getCursorScreenPoint: () => pointer,
  getDisplayNearestPoint: ({ x }: { x: number }) => ({ workArea: workAreas[x < 1000 ? 0 : 1] }),
};

export class BrowserWindow extends EventEmitter {
  readonly options: Readonly<Record<string, unknown>>;
  bounds: unknown = null;
  background: unknown = null;
  processId = 4711;
  /** What was done with the window, in order. */
  readonly done: string[] = [];
  readonly sent: unknown[] = [];
  /** The menus opened in the window, in order. */
  readonly menus: { readonly entries: readonly Entry[]; readonly close: () => void }[] = [];
  static fromWebContents(contents: unknown): BrowserWindow | null {
    return made.windows.find(({ webContents }) => webContents === contents) ?? null;
  }
  readonly webContents = Object.assign(new EventEmitter(), {
    send: (_channel: string, patch: unknown) => void this.sent.push(patch),
    reload: () => void this.done.push("reload"),
    getOSProcessId: () => this.processId,
  });
  constructor(options: Readonly<Record<string, unknown>>) {
    super();
    this.options = options;
    made.windows.push(this);
  }
  setBounds(bounds: unknown): void {
    this.bounds = bounds;
  }
  setBackgroundColor(colour: unknown): void {
    this.background = colour;
  }
  getNormalBounds() {
    return { x: 0, y: 0, width: 440, height: 680 };
  }
  isMaximized(): boolean {
    return false;
  }
  minimize(): void {
    this.done.push("minimize");
  }
  isMinimized(): boolean {
    return false;
  }
  isVisible(): boolean {
    return this.done.findLast((what) => what === "show" || what === "hide") === "show";
  }
  show(): void {
    this.done.push("show");
  }
  hide(): void {
    this.done.push("hide");
  }
  focus(): void {
    this.done.push("focus");
  }
  blur(): void {
    this.done.push("blur");
  }
  destroy(): void {
    this.done.push("destroy");
    this.emit("closed");
  }
  async loadURL(url: string): Promise<void> {
    this.done.push(url);
  }
}

export class Notification extends EventEmitter {
  static isSupported = (): boolean => true;
  readonly options: Readonly<Record<string, unknown>>;
  readonly done: string[] = [];
  constructor(options: Readonly<Record<string, unknown>>) {
    super();
    this.options = options;
    made.notifications.push(this);
  }
  show(): void {
    this.done.push("show");
  }
  close(): void {
    this.done.push("close");
  }
}
