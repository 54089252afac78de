/**
 * Checks the audit trail of a case: `npm run audit:verify -- <case> [--json]`. Reads only. Ends with 0 when the chain
 * holds, also while steps are under way, 1 when something is wrong with it, 2 when it could not be checked. Entries cut off at the end of a chain, or an
 * end rewritten as a whole, cannot be seen in the chain: compare its last entry with a copy kept elsewhere.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { auditRows } from "../lib/adapters/tables/audit-rows.ts";
import { connectTables, type Storage } from "../lib/adapters/tables/connect.ts";
import { Secret } from "../lib/domain/secret.ts";
import { SettingsReader } from "../lib/config/settings-reader.ts";
import { storageConfig } from "../lib/config/storage-config.ts";
import { verifyChain, type ChainFault, type StoredEntry } from "../lib/domain/audit-chain.ts";
import { caseId as caseIdSchema } from "../lib/domain/ids.ts";

const meanings: Record<ChainFault, string> = {
  unreadable: "is no audit record",
  "not-canonical": "says the same in other bytes than were written",
  hash: "is not what its hash was made of",
  prev: "does not follow on the entry before it: one of them was changed, removed or added",
  sequence: "does not have the next number: an entry was removed or added",
  "row-key": "stands in another place than its number says",
  case: "belongs to another case",
  "repeated-id": "says something that was said before",
  "end-without-begin": "ends what never began",
  "begin-without-end":
    "began and has no end, and the case was closed since: whether it took effect is not known",
  "under-way": "began and has no end yet: it is running, or whether it took effect is not known",
  "removal-without-approval": "a removal began with no approval before it",
};

const limit =
  "A chain cannot show that entries were cut off at its end: compare the last one with a copy kept elsewhere.";

async function main(): Promise<0 | 1> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } },
  });
  const caseId = caseIdSchema.safeParse(positionals[0]);
  if (!caseId.success || positionals.length > 1)
    throw new Error("name one case, as in: npm run audit:verify -- case-01k2…");

  const rows = await auditRows(connectTables(await storage()).audit, caseId.data);
  const last = rows.at(-1);
  if (!last) throw new Error(`there is no entry of ${caseId.data}`);
  const found = verifyChain(caseId.data, rows);
  const problems = found.filter(({ kind }) => kind !== "under-way");
  const underWay = found.filter(({ kind }) => kind === "under-way");

  if (values.json) {
    const { rowKey, hash } = last;
    const chain = { caseId: caseId.data, holds: problems.length === 0, entries: rows.length };
    console.log(JSON.stringify({ ...chain, last: { at: rowKey, hash }, problems, underWay, limit }, null, 2));
  } else {
    for (const { at, step, kind } of found) console.log(`${at} ${step ?? "?"}: ${kind}: ${meanings[kind]}`);
    console.log(`${caseId.data}: ${counted(rows.length, "entry", "entries")}, ${verdict(problems.length)}`);
    if (underWay.length > 0)
      console.log(
        `${counted(underWay.length, "step is", "steps are")} under way, or the effect is not known.`,
      );
    console.log(`Last entry: ${describe(last)}. ${limit}`);
  }
  return problems.length === 0 ? 0 : 1;
}

const verdict = (problems: number): string =>
  problems === 0 ? "the chain holds." : `${counted(problems, "problem", "problems")}.`;

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

const describe = ({ rowKey, hash }: StoredEntry): string => `${rowKey}, hash ${hash}`;

/** The emulator's account and key are public: https://learn.microsoft.com/azure/storage/common/storage-use-azurite */
const emulatorAt = (port: number): string =>
  [
    "DefaultEndpointsProtocol=http",
    "AccountName=devstoreaccount1",
    "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
    `TableEndpoint=http://127.0.0.1:${port}/devstoreaccount1`,
  ].join(";");

const sandboxPorts = z.object({ tables: z.number().int() });

/** The app's own settings, or the running sandbox. */
async function storage(): Promise<Storage> {
  const reader = new SettingsReader(process.env);
  const ports = join(process.env["SANDBOX_DIR"] ?? ".sandbox", "ports.json");
  const isInSandbox = !Object.keys(process.env).some((name) => name.startsWith("AzureWebJobsStorage"));
  if (isInSandbox && existsSync(ports)) {
    const { tables } = sandboxPorts.parse(JSON.parse(readFileSync(ports, "utf8")));
    return { connectionString: new Secret(emulatorAt(tables)) };
  }
  const config = storageConfig(reader);
  reader.finish();
  if (!config) throw new Error("AzureWebJobsStorage was refused without a reason");
  if ("connectionString" in config) return config;
  const { DefaultAzureCredential } = await import("@azure/identity");
  return { ...config, credential: new DefaultAzureCredential() };
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(
    `the audit trail could not be checked: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 2;
}
