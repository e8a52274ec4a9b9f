// Entry point of the window that asks whether a program may read tokens.
import { mount } from "../mount.tsx";
import { Consent } from "./Consent.tsx";

mount(<Consent />);
