import { addTenants, copyButton, copyToken, row } from "./driver.ts";
import { expect, takePictures, test } from "./everyday.ts";

test("copies four tenants’ tokens with one MSP token and one exchange each", async ({
  connected,
  desktop,
}) => {
  const { page, simulator, tenant } = await connected();
  await addTenants(page, simulator.tenants);
  await expect(page.getByRole("list", { name: "Tenants" }).getByRole("listitem")).toHaveCount(
    simulator.tenants.length,
  );

  for (const { name, workspaceId } of simulator.tenants.slice(0, 4)) {
    await copyToken(page, name);
    const token = await desktop.readClipboard();
    expect(simulator.issuedFor(token) === workspaceId).toBe(true);
  }
  // Testing the credentials fetched the only MSP token.
  expect(simulator.requests.map(({ form }) => form["grant_type"])).toEqual([
    "client_credentials",
    ...Array.from({ length: 4 }, () => "urn:ietf:params:oauth:grant-type:token-exchange"),
  ]);

  await copyToken(page, tenant(0).name);
  expect(simulator.requests).toHaveLength(5);
  await takePictures(page, "tenants");
});

test("counts down every second, and sends one exchange for a fast double click", async ({
  connected,
}) => {
  const { page, simulator, tenant } = await connected({ latencyMs: 200 });
  await addTenants(page, [tenant(0), tenant(1)]);
  const { name } = tenant(0);
  await copyButton(page, name).dblclick();
  const timer = row(page, name).getByRole("timer");
  await expect(timer).toContainText(/14:5\d/);
  const before = await timer.textContent();
  await expect(timer).not.toHaveText(before ?? "");
  await expect(timer).toContainText(/14:5\d/);
  expect(simulator.requests).toHaveLength(2);
});
