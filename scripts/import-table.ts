/** Holds the sources against the import table (.dependency-cruiser.cjs); cruising no module at all is a failure too. */
import { spawnSync } from "node:child_process";

const folders = ["functions", "orchestrations", "lib", "sandbox", "scripts", "test"];
const { stdout, stderr } = spawnSync(
  process.execPath,
  [
    "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
    "--output-type",
    "json",
    "--exclude",
    "^test/vectors/",
    ...folders,
  ],
  { encoding: "utf8", maxBuffer: 2 ** 28 },
);
if (!stdout) throw new Error(`dependency-cruiser printed nothing: ${stderr}`);
const { summary } = JSON.parse(stdout) as {
  summary: { totalCruised: number; violations: { rule: { name: string }; from: string; to: string }[] };
};
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`);
if (summary.totalCruised === 0)
  console.error("dependency-cruiser read no module: the TypeScript version is not one it knows");
console.log(`import table: ${summary.totalCruised} modules, ${summary.violations.length} violations`);
process.exitCode = summary.totalCruised === 0 || summary.violations.length > 0 ? 1 : 0;
