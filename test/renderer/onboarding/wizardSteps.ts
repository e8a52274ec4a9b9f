// Reads the wizard’s screen and fills in its second step.
import { screen } from "@testing-library/react";
import { button, field, type Shown } from "../show.tsx";
import { profile } from "../snapshots.ts";

export const title = () => screen.getByRole("heading", { level: 1 });

/** From the first step to the filled second step. */
export async function fillIn({ user }: Shown): Promise<void> {
  await user.click(button(/Type or paste the details/));
  await user.type(field("MSP workspace ID or issuer URL"), profile.workspaceId);
  await user.type(field("Client ID"), profile.clientId);
  await user.type(field("Client secret"), "5eCr3t");
}
