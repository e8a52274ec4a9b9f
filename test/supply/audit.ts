// `npm run audit`: asks the registry for known vulnerabilities, and says so if the registry does not answer that.
import { z } from "zod";
import { command } from "../desktop/command.ts";
import { root } from "../desktop/root.ts";
import { run } from "../desktop/run.ts";

const found = z.object({
  metadata: z.object({
    vulnerabilities: z.object({
      moderate: z.number(),
      high: z.number(),
      critical: z.number(),
    }),
  }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
});
const refused = z.object({ message: z.string() });

await command(async () => {
  const { stdout, stderr } = await run("npm", ["audit", "--json"], {
    cwd: root,
    timeoutMs: 60_000,
  });
  const answer: unknown = stdout.trim() === "" ? null : JSON.parse(stdout);
  const report = found.safeParse(answer);
  if (!report.success) {
    const why = refused.safeParse(answer).data?.message ?? stderr.trim().split("\n")[0] ?? "";
    console.log(`Not audited: the registry answers no audit (${why}).`);
    return 0;
  }
  for (const [name, { severity, range }] of Object.entries(report.data.vulnerabilities))
    console.log(`${severity}: ${name} ${range}`);
  const { moderate, high, critical } = report.data.metadata.vulnerabilities;
  console.log(`${critical} critical, ${high} high, ${moderate} moderate`);
  return critical + high > 0 ? 1 : 0;
});
