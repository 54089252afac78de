/**
 * `npm run bench`: what a case of a lost phone asks of Microsoft Graph, on the whole sandbox, beside the fewest requests
 * that carry the same guarantees. Ends with 1 where that is more than 1.2 times as many.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox, type Sandbox } from "../sandbox/start-sandbox.ts";
import { total } from "./bench/graph-requests.ts";
import { leastRequests, reasons } from "./bench/least-requests.ts";
import { withPhones, type TenantInput } from "./bench/people-with-phones.ts";
import { playWholeCase } from "./bench/play-whole-case.ts";

const root = join(import.meta.dirname, "..");
const lookGapSeconds = 1;
const mostTimesLeast = 1.2;

const isFew = await inSandbox([1, 3, 10], {}, countRequests);
process.exitCode = isFew ? 0 : 1;

/** The cases of these people, one after the other; false: one asks for more than it may. */
async function countRequests(sandbox: Sandbox, names: readonly string[], methods: readonly number[]) {
  const cases = [];
  for (const [at, name] of names.entries()) {
    const { shown, requests } = await playWholeCase(sandbox, name);
    if (shown.status !== "seen-in-audit") throw new Error(`${name}'s case ended as ${shown.status}`);
    cases.push({ requests, least: leastRequests(methods[at] ?? 0) });
  }
  const line = (title: string, cells: readonly (readonly [number, number])[], why = "") =>
    console.log(
      [
        title.padEnd(28),
        ...cells.map(([had, least]) => `${had}/${least}`.padStart(8)),
        why && `   ${why}`,
      ].join(""),
    );
  console.log(
    `Graph requests of a lost phone's case, product / least, with ${methods.join(", ")} methods to remove:`,
  );
  for (const { purpose, because } of reasons)
    line(
      purpose,
      cases.map(({ requests, least }) => [requests[purpose], least[purpose]]),
      because,
    );
  line(
    "in all",
    cases.map(({ requests, least }) => [total(requests), total(least)]),
  );
  const ratios = cases.map(({ requests, least }) => total(requests) / total(least));
  console.log(`${"ratio".padEnd(28)}${ratios.map((ratio) => ratio.toFixed(2).padStart(8)).join("")}`);
  return Math.max(...ratios) <= mostTimesLeast;
}

/** A sandbox with one person for each number, who has lost a phone with so many methods. */
async function inSandbox<Result>(
  methods: readonly number[],
  faults: TenantInput["faults"],
  use: (sandbox: Sandbox, names: readonly string[], methods: readonly number[]) => Promise<Result>,
): Promise<Result> {
  const dir = mkdtempSync(join(tmpdir(), "mfa-remediation-bench-"));
  const contoso = JSON.parse(readFileSync(join(root, "sandbox/tenant/contoso.json"), "utf8")) as TenantInput;
  const { tenant, names } = withPhones({ ...contoso, faults }, methods);
  writeFileSync(join(dir, "tenant.json"), JSON.stringify(tenant));
  const sandbox = await startSandbox({
    ...{ root, dir, tenantFile: join(dir, "tenant.json"), firstPort: 0, environment: process.env },
    policy: { version: "bench", clocks: { lookGapSeconds } },
  });
  try {
    return await use(sandbox, names, methods);
  } finally {
    await sandbox.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}
