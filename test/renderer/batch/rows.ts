// Five tenants, and a hand that selects their rows.
import { act, fireEvent, screen } from "@testing-library/react";
import type { AppSnapshot } from "../../../electron/contract/contract.ts";
import { connected, tenant } from "../fakeBridge.ts";

export const [aqua, bold, core, dune, echo] = [
  tenant("a", "Aqua"),
  tenant("b", "Bold"),
  tenant("c", "Core"),
  tenant("d", "Dune"),
  tenant("e", "Echo"),
] as const;
export const five: AppSnapshot = { ...connected, tenants: [aqua, bold, core, dune, echo] };
const { mspId } = connected;
export const named = (...tenants: readonly { readonly workspaceId: string }[]) =>
  tenants.map(({ workspaceId }) => ({ mspId, workspaceId }));

export const row = (name: string) => {
  const found = screen.getByTitle(name).closest("li");
  if (found === null) throw new Error(`no row of ${name}`);
  return found;
};

/** Presses a row outside its buttons. */
export const press = (name: string, held: Partial<MouseEventInit> = {}) =>
  act(async () => {
    fireEvent.mouseDown(row(name), held);
    fireEvent.mouseUp(row(name), held);
  });
export const add = (name: string) => press(name, { ctrlKey: true });

/** The names of the rows that are shown as selected. */
export const selected = () =>
  screen
    .queryAllByRole("checkbox", { checked: true })
    .map((box) => box.parentElement?.textContent.replace(/^Select /, ""));
export const bar = () => screen.queryByRole("region", { name: "Selected tenants" });
