// The headless demo’s job: waits for the connection, copies three tenants’ tokens and reads the clipboard back.
import type { Page } from "playwright";
import type { Simulator } from "../simulator/simulator.ts";
import type { Session } from "./session.ts";

const tenantsToCopy = 3;

/** Enough of a token to recognise it, too little to use it. */
const shortened = (token: string): string => `${token.slice(0, 6)}…${token.slice(-4)}`;

async function copyAndRead(page: Page, session: Session, name: string): Promise<string> {
  // The name goes on with what the button says.
  const button = page.getByRole("button", { name: new RegExp(`^Copy token for ${name}(?:,|$)`) });
  await button.click();
  await button.getByText("Copied").waitFor();
  return session.readClipboard();
}

/** Throws if the clipboard does not hold a token that the simulator issued for that tenant. */
export async function doMainJob(
  page: Page,
  simulator: Simulator,
  session: Session,
  picture: string,
): Promise<void> {
  await page.getByRole("list", { name: "Tenants" }).waitFor();
  console.log(`Connected to MSP workspace ${simulator.mspWorkspaceId} at ${simulator.baseUrl}.`);
  console.log(`${simulator.tenants.length} tenants are listed.`);
  for (const { name, workspaceId } of simulator.tenants.slice(0, tenantsToCopy)) {
    const token = await copyAndRead(page, session, name);
    if (simulator.issuedFor(token) !== workspaceId)
      throw new Error(`The clipboard does not hold a token issued for ${name}.`);
    const row = page.getByRole("listitem").filter({ hasText: name });
    const left = (await row.getByRole("timer").textContent())?.trim() ?? "";
    const [minutes = 0, seconds = 0] = left.split(":").map(Number);
    console.log(`${name}: ${shortened(token)} on the clipboard, ${minutes * 60 + seconds} s left.`);
  }
  // Let the button’s colour transition end first.
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
  await session.screenshot(picture);
  console.log(`Screenshot: ${picture}`);
}
