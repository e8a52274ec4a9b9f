// The accessibility rules that are broken in the state that is drawn, with the element of each: axe’s, and the contrast of controls.
import axe from "axe-core";
import { faintControls } from "./contrast.ts";

/** These are off by default: axe calls the first experimental, and the second belongs to WCAG 2.2. */
const more = { "label-content-name-mismatch": { enabled: true }, "target-size": { enabled: true } };

export async function brokenRules(): Promise<readonly string[]> {
  const { violations } = await axe.run(document, { rules: more, resultTypes: ["violations"] });
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
  return [...found, ...faintControls()];
}
