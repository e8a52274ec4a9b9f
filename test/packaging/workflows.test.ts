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
          env: z.record(z.string(), z.unknown()).optional(),
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

describe("the release workflow", () => {
  const content = readFileSync(join(folder, "release.yml"), "utf8");
  const { jobs } = workflowShape.parse(parse(content));
  const packaging = ["linux", "windows", "macos"] as const;

  it("begins with a tag of a version only", () => {
    expect(parse(content)).toMatchObject({ on: { push: { tags: ["v*"] } } });
  });

  it("lets one job write, which runs nothing of the checkout and nothing from npm", () => {
    const writers = Object.entries(jobs).filter(([, job]) => job.permissions !== undefined);
    expect(writers.map(([name]) => name)).toEqual(["draft"]);
    expect(jobs["draft"]?.permissions).toEqual({
      contents: "write",
      attestations: "write",
      "id-token": "write",
    });
    for (const { run } of jobs["draft"]?.steps ?? []) expect(run ?? "").not.toMatch(/npm|npx/);
  });

  it("keeps every package that electron-builder and the Debian script make", () => {
    const kept = JSON.stringify(packaging.map((name) => jobs[name]));
    for (const ending of ["AppImage", "rpm", "deb", "exe", "dmg", "zip", "cdx.json"])
      expect(kept).toContain(`release/*.${ending}`);
  });

  it("tests the Debian package before anything is drafted, adds checksums and provenance, and publishes nothing", () => {
    expect(jobs["linux"]?.steps.map(({ run }) => run)).toContainEqual(
      expect.stringContaining("npm run test:deb"),
    );
    expect(parse(content)).toMatchObject({ jobs: { draft: { needs: packaging } } });
    const steps = jobs["draft"]?.steps ?? [];
    const text = JSON.stringify(steps);
    expect(text).toContain("sha256sum");
    expect(text).toContain("actions/attest-build-provenance@");
    expect(text).toMatch(/gh release create .*--draft/);
  });

  it("adds the keyring of the other processor for macOS in the version that is locked", () => {
    const version = packageJson.dependencies["@napi-rs/keyring"];
    expect(content).toContain(`@napi-rs/keyring-darwin-x64@${version}\n`);
  });

  it("gives the keys for signing to no program but the packager", () => {
    for (const { steps } of Object.values(jobs))
      for (const step of steps)
        if (/secrets\./.test(JSON.stringify(step)))
          expect(step.run).toMatch(/^npm run package:release$|notarise\.p8|^for list in assets/);
  });
});
