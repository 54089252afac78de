/**
 * Checks the audit trail of a case: `npm run audit:verify -- <case> [--json]`. Reads only. Ends with 0 when the chain
 * holds, also while steps are under way, 1 when something is wrong with it, 2 when it could not be checked. Entries cut
 * off at the end of a chain, or an end rewritten as a whole, cannot be seen in the chain: compare its last entry with a
 * copy kept elsewhere.
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
import { TransientError } from "../lib/domain/errors.ts";
import { caseId as caseIdSchema, type CaseId } from "../lib/domain/ids.ts";

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
  "removal-without-approval": "a removal began without every approval that it needs before it",
  "device-without-approval": "a device began to be disabled without every approval that it needs before it",
  "token-without-approval": "a token began to be assigned without every approval that it needs before it",
  "pass-without-approval": "a pass began to be handed over without every approval that it needs before it",
  "number-without-approval":
    "a phone number began to be entered without every approval that it needs before it",
  "lift-without-approval": "a quarantine was ended with no approval of that before it",
};

const limit =
  "A chain cannot show that entries were cut off at its end: compare the last one with a copy kept elsewhere.";

async function main(): Promise<0 | 1> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { json: { type: "boolean", default: false } },
  });
  const caseId = caseNamed(positionals);
  const rows = await rowsOf(caseId);
  const last = rows.at(-1);
  if (!last) throw new Error(`there is no entry of ${caseId}; ${whereToFind}`);
  const found = verifyChain(caseId, rows);
  const problems = found.filter(({ kind }) => kind !== "under-way");
  const underWay = found.filter(({ kind }) => kind === "under-way");

  if (values.json) {
    const { rowKey, hash } = last;
    const chain = { caseId, holds: problems.length === 0, entries: rows.length };
    console.log(JSON.stringify({ ...chain, last: { at: rowKey, hash }, problems, underWay, limit }, null, 2));
  } else {
    for (const { at, step, kind } of found) console.log(`${at} ${step ?? "?"}: ${kind}: ${meanings[kind]}`);
    console.log(`${caseId}: ${counted(rows.length, "entry", "entries")}, ${verdict(problems.length)}`);
    if (underWay.length > 0)
      console.log(
        `${counted(underWay.length, "step is", "steps are")} under way, or the effect is not known.`,
      );
    console.log(`Last entry: ${describe(last)}. ${limit}`);
  }
  return problems.length === 0 ? 0 : 1;
}

const whereToFind =
  "the page /cases lists the cases with their ids, as in: npm run audit:verify -- case-01k2…";

function caseNamed([name, ...more]: readonly string[]): CaseId {
  if (name === undefined) throw new Error(`no case is named; ${whereToFind}`);
  if (more.length > 0) throw new Error("name one case at a time");
  const { data } = caseIdSchema.safeParse(name);
  if (!data) throw new Error(`what is named is no case id (nor is a ticket's number one); ${whereToFind}`);
  return data;
}

async function rowsOf(caseId: CaseId): Promise<readonly StoredEntry[]> {
  const sandbox = runningSandbox();
  try {
    return await auditRows(connectTables(sandbox?.storage ?? (await appStorage())).audit, caseId);
  } catch (error) {
    if (!sandbox || !(error instanceof TransientError)) throw error;
    const remedy = "start it with `npm start`, or name an account in AzureWebJobsStorage__accountName";
    throw new Error(`the sandbox's storage does not answer at ${sandbox.address}: ${remedy}`, {
      cause: error,
    });
  }
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

/** The sandbox that was started last in its folder; undefined: none was, or a setting names another account. */
function runningSandbox(): { readonly storage: Storage; readonly address: string } | undefined {
  const ports = join(process.env["SANDBOX_DIR"] ?? ".sandbox", "ports.json");
  const isSet = Object.keys(process.env).some((name) => name.startsWith("AzureWebJobsStorage"));
  if (isSet || !existsSync(ports)) return undefined;
  const { tables } = sandboxPorts.parse(JSON.parse(readFileSync(ports, "utf8")));
  return {
    storage: { connectionString: new Secret(emulatorAt(tables)) },
    address: `127.0.0.1:${tables}, as ${ports} says`,
  };
}

/** The app's own settings. */
async function appStorage(): Promise<Storage> {
  const reader = new SettingsReader(process.env);
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
