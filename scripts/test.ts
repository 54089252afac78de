/**
 * The whole test run: the rules of `npm run check`, then every test on the bundle just built, with a browser for the pages
 * where one can be had. Ends with the line `N passed, N failed, N skipped`; a broken rule counts as a failed test.
 *   --kill   all 30 kills of the host instead of the first 10, and nothing else
 *   paths    only the tests there, without the check
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { provideBrowser } from "./provide-browser.ts";

const { values, positionals } = parseArgs({ options: { kill: { type: "boolean" } }, allowPositionals: true });
const isWhole = !values.kill && positionals.length === 0;
const scratch = mkdtempSync(join(tmpdir(), "mfa-remediation-test-"));
const report = join(scratch, "report.json");

const isChecked = !isWhole || succeeds("npm", ["run", "--silent", "check"]);
const jest = [
  "node_modules/jest/bin/jest.js",
  "--json",
  `--outputFile=${report}`,
  ...(values.kill ? ["test/end-to-end/kill.test.ts"] : positionals),
];
if (!values.kill) provideBrowser();
const isGreen = succeeds(process.execPath, jest, {
  KILLS: values.kill ? "30" : "10",
});

const counts = existsSync(report) ? readCounts() : { passed: 0, failed: 1, skipped: 0 };
rmSync(scratch, { recursive: true, force: true });
const failed = counts.failed + (isChecked ? 0 : 1);
console.log(`${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
process.exitCode = isChecked && isGreen && counts.passed > 0 ? 0 : 1;

function succeeds(command: string, args: readonly string[], env: Record<string, string> = {}): boolean {
  const { status } = spawnSync(command, args, {
    stdio: "inherit",
    env: { ...process.env, ...env },
    shell: command === "npm" && process.platform === "win32",
  });
  return status === 0;
}

/** A test file that could not even be loaded counts as one failed test. */
function readCounts(): { passed: number; failed: number; skipped: number } {
  const results = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
  return {
    passed: results["numPassedTests"] ?? 0,
    failed: (results["numFailedTests"] ?? 0) + (results["numRuntimeErrorTestSuites"] ?? 0),
    skipped: (results["numPendingTests"] ?? 0) + (results["numTodoTests"] ?? 0),
  };
}
