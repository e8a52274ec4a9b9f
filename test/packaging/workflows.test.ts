// The workflows are valid, pinned, and ask for no more than they need.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import packageJson from "../../package.json" with { type: "json" };

const folder = join(".github", "workflows");
const workflows = readdirSync(folder).map((name) => ({
  name,
  content: readFileSync(join(folder, name), "utf8"),
}));

const permissions = z.record(z.string(), z.enum(["read", "write", "none"]));
const workflowShape = z.object({
  permissions,
  jobs: z.record(
    z.string(),
    z.object({
      "timeout-minutes": z.number(),
      permissions: permissions.optional(),
      steps: z.array(
        z.object({
          uses: z.string().optional(),
          run: z.string().optional(),
          with: z.record(z.string(), z.unknown()).optional(),
        }),
      ),
    }),
  ),
});

describe.each(workflows)("the workflow $name", ({ name, content }) => {
  const { permissions: granted, jobs } = workflowShape.parse(parse(content));
  const steps = Object.values(jobs).flatMap((job) => job.steps);

  it("is valid", () => {
    const { context } = parseWorkflow({ name, content }, new NoOperationTraceWriter());
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([]);
  });

  it("may only read, except where a job says what it writes", () => {
    expect(granted).toEqual({ contents: "read" });
  });

  it("pins each action by its commit, and names the version", () => {
    const uses = content.split("\n").filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    for (const line of uses)
      expect(line).toMatch(/uses: [\w.-]+\/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
  });

  it("leaves no token behind in the checkout", () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith("actions/checkout@"));
    for (const { with: inputs } of checkouts)
      expect(inputs).toMatchObject({ "persist-credentials": false });
  });

  it("puts nothing that somebody else wrote into a script", () => {
    for (const { run } of steps) expect(run ?? "").not.toMatch(/\$\{\{(?!\s*matrix\.)/);
  });

  it("runs only npm scripts that exist", () => {
    const run = steps.map((step) => step.run ?? "").join("\n");
    const names = [...run.matchAll(/npm run ([\w:]+)/g)].map(([, script]) => script);
    for (const script of names) expect(Object.keys(packageJson.scripts)).toContain(script);
  });
});
