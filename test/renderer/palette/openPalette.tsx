// Opens the quick pick and reads what it shows.
import { screen, within } from "@testing-library/react";
import type { AppSnapshot } from "../../../electron/contract/contract.ts";
import { Palette } from "../../../renderer/palette/Palette.tsx";
import { connected } from "../fakeBridge.ts";
import { show } from "../show.tsx";

export const open = (rest: Partial<AppSnapshot> = {}) =>
  show({ ...connected, ...rest }, <Palette />);
export const input = () => screen.getByRole("combobox");
export const list = (name = "Matches") => screen.getByRole("listbox", { name });
export const options = (name?: string) => within(list(name)).queryAllByRole("option");
export const texts = (name?: string) => options(name).map(({ textContent }) => textContent);
export const selected = () => screen.queryByRole("option", { selected: true });

/** Opens the list of formats for the selected tenant. */
export const formats = "{Shift>}{Enter}{/Shift}";
