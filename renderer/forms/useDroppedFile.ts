// Reads a file that was dropped on the window: a team file is opened, and any other text goes to the screen.
import { largestTeamFile } from "../../electron/contract/constants.ts";
import { useBridge } from "../bridge.ts";
import { isTeamText } from "./isTeamText.ts";
import { decodeText } from "./decodeText.ts";
import { useToast } from "../toasts/useToast.ts";

const isTeamFile = (name: string, text: string): boolean =>
  /\.tenantry(?:\.json)?$/i.test(name) || isTeamText(text);

/** Null for a file that is too large; undefined for one that cannot be read, such as a folder. */
const textOf = async (file: File): Promise<string | null | undefined> => {
  if (file.size > largestTeamFile) return null;
  return file
    .arrayBuffer()
    .then((bytes) => decodeText(new Uint8Array(bytes)))
    .catch(() => undefined);
};

/** `onOther` gets a text that is no team file, and the file’s name in quotes. */
export function useDroppedFile(onOther: (text: string, source: string) => void) {
  const bridge = useBridge();
  const say = useToast();
  return async (file: File): Promise<void> => {
    const { name } = file;
    const text = await textOf(file);
    if (text === undefined)
      say(`“${name}” could not be read: it is a folder, or it has been moved.`, { stays: true });
    else if (isTeamFile(name, text ?? "")) await bridge.readTeam({ name, text });
    else if (text === null) say(`“${name}” was not opened: it is too large.`, { stays: true });
    else onOther(text, `“${name}”`);
  };
}
