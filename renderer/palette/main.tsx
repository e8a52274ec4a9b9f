// Entry point of the quick pick.
import { mount } from "../mount.tsx";
import { Palette } from "./Palette.tsx";

mount(<Palette />);
