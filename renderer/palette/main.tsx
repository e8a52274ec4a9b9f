// The quick pick's entry.
import { mount } from "../mount.tsx";
import { Palette } from "./Palette.tsx";

mount(<Palette />);
