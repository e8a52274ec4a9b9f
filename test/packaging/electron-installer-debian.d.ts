// The part of electron-installer-debian 3.2.0 that makes our package; it comes without types.
declare module "electron-installer-debian" {
  export interface Relations {
    /** As in a control file; each may name alternatives. */
    readonly depends: readonly string[];
    readonly recommends: readonly string[];
    readonly suggests: readonly string[];
  }
  interface Input {
    /** The folder with the application. */
    readonly src: string;
    /** The folder that takes the package. */
    readonly dest: string;
    readonly rename: (dest: string, file: string) => string;
    readonly logger: (line: string) => void;
    readonly options: Readonly<Record<string, unknown>>;
  }
  export class Installer {
    constructor(input: Input);
    options: Relations;
    readonly stagingDir: string;
    /** The names of the methods that fill the package, at the same time. */
    get contentFunctions(): readonly string[];
    generateDefaults(): Promise<unknown>;
    generateOptions(): unknown;
    createStagingDir(): Promise<void>;
    createContents(): Promise<unknown>;
    createPackage(): Promise<void>;
    movePackage(): Promise<void>;
  }
}
