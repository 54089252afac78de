/**
 * `npm run bench`: what a case of a lost phone costs, on the whole sandbox.
 *   1. Its Graph requests, beside the fewest that carry the same guarantees. Ends with 1 where there are more than 1.2 times as many.
 *   2. From the approval to ten methods gone and proven, 50 ms a request, beside a plain script that does no more than that.
 *   --rounds   of the second part, 5 unless said
 *   --cli      a folder where @pnp/cli-microsoft365 is installed, to be timed beside them
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { startSandbox, type Sandbox } from "../sandbox/start-sandbox.ts";
import { cliAsk } from "./bench/cli-ask.ts";
import { compareRequests } from "./bench/compare-requests.ts";
import { withPhones, type TenantInput } from "./bench/people-with-phones.ts";
import { timeRemovals, waysOn } from "./bench/time-removals.ts";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, cli: { type: "string" } },
});
const root = join(import.meta.dirname, "..");
const lookGapSeconds = 1;
const mostTimesLeast = 1.2;

const counted = [1, 3, 10];
const most = await inSandbox(counted, 0, (sandbox, names) => compareRequests(sandbox, names, counted));
process.exitCode = most <= mostTimesLeast ? 0 : 1;

const rounds = Number(values.rounds);
const people = new Array<number>(rounds * (values.cli === undefined ? 2 : 3)).fill(10);
await inSandbox(people, 50, async (sandbox, names) => {
  const cli = values.cli === undefined ? undefined : cliOf(values.cli, sandbox);
  console.log(
    `\nFrom the approval to ten methods gone and proven, ${rounds} rounds in turn, 50 ms a request,`,
  );
  console.log(
    `${lookGapSeconds} s between the two clean lists: seconds, and times the script; median (least–most)`,
  );
  await timeRemovals(await waysOn(sandbox, lookGapSeconds, cli), names);
});

function cliOf(folder: string, { dir, tenant }: Sandbox) {
  const home = join(dir, "cli");
  mkdirSync(home);
  return cliAsk(folder, home, tenant, process.env);
}

/** A sandbox with one person for each number, who has lost a phone with so many methods. */
async function inSandbox<Result>(
  methods: readonly number[],
  latencyMs: number,
  use: (sandbox: Sandbox, names: readonly string[]) => Promise<Result>,
): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), "mfa-remediation-bench-"));
  const contoso = JSON.parse(readFileSync(join(root, "sandbox/tenant/contoso.json"), "utf8")) as TenantInput;
  const { tenant, names } = withPhones({ ...contoso, faults: { latencyMs } }, methods);
  writeFileSync(join(dir, "tenant.json"), JSON.stringify(tenant));
  const sandbox = await startSandbox({
    ...{ root, dir, tenantFile: join(dir, "tenant.json"), firstPort: 0, environment: process.env },
    policy: { version: "bench", clocks: { lookGapSeconds }, limits: { subject: { cases: 100 } } },
  });
  try {
    return await use(sandbox, names);
  } finally {
    await sandbox.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
