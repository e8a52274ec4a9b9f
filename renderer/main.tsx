// The main window's entry.
import { App } from "./App.tsx";
import { mount } from "./mount.tsx";

mount(<App />);
