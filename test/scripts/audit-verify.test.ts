import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { tablesAuditLog } from "../../lib/adapters/tables/audit-log.ts";
import type { NewAuditEntry } from "../../lib/domain/audit-entry.ts";
import type { Tables } from "../../lib/adapters/tables/connect.ts";
import { startAzurite, type Azurite } from "../support/azurite.ts";
import { aCaseId, anEvent } from "../support/records.ts";
import { VirtualClock } from "../support/fakes/virtual-clock.ts";
import { freshTables } from "../support/tables.ts";

let azurite: Azurite;
let tables: Tables;
beforeAll(async () => void (azurite = await startAzurite()));
beforeEach(async () => void (tables = await freshTables(azurite)));
afterAll(() => azurite.stop());

interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

function run(args: readonly string[], env: Record<string, string>): Promise<Ran> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      ["scripts/audit-verify.ts", ...args],
      { env },
      (_, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, stdout, stderr });
      },
    );
  });
}
const verify = (...args: string[]) => run(args, { AzureWebJobsStorage: azurite.connectionString });

async function threeEntries(): Promise<string> {
  const log = tablesAuditLog(tables.audit, new VirtualClock("2026-11-21T01:30:00.000Z"));
  await log.append(anEvent("one"));
  await log.append(anEvent("two", { step: "contained" }));
  return (await log.append(anEvent("three", { step: "closed" }))).hash;
}
const row = (number: number) => ({
  partitionKey: `case:${aCaseId()}`,
  rowKey: String(number).padStart(10, "0"),
});

test("a chain that holds ends with 0, and the last line says what it cannot show", async () => {
  const hash = await threeEntries();
  const { code, stdout } = await verify(aCaseId());
  expect(code).toBe(0);
  expect(stdout.trimEnd().split("\n")).toEqual([
    `${aCaseId()}: 3 entries, the chain holds.`,
    `Last entry: 0000000002, hash ${hash}. A chain cannot show that entries were cut off at its end: ` +
      "compare the last one with a copy kept elsewhere.",
  ]);
});

test("a changed record ends with 1 and is named at its place", async () => {
  await threeEntries();
  const stored = await tables.audit.getEntity<{ record: string }>(row(1).partitionKey, row(1).rowKey);
  await tables.audit.updateEntity({ ...row(1), record: stored.record.replace("4711", "4712") }, "Merge");
  const { code, stdout } = await verify(aCaseId());
  expect(code).toBe(1);
  expect(stdout).toContain("0000000001 contained: hash: is not what its hash was made of\n");
  expect(stdout).toContain("3 entries, 1 problem.");
});

test("a removed entry is named by its successor, as JSON too", async () => {
  await threeEntries();
  await tables.audit.deleteEntity(row(1).partitionKey, row(1).rowKey);
  const { code, stdout } = await verify(aCaseId(), "--json");
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    caseId: aCaseId(),
    holds: false,
    entries: 2,
    last: { at: "0000000002" },
    problems: [
      { at: "0000000002", kind: "prev", step: "closed" },
      { at: "0000000002", kind: "sequence", step: "closed" },
    ],
  });
});

test("a step under way is told and is no fault, until the case is closed without its end", async () => {
  const log = tablesAuditLog(tables.audit, new VirtualClock("2026-11-21T01:30:00.000Z"));
  const step = (name: string, type: "begin" | "end", outcome: NewAuditEntry["outcome"] = null) =>
    log.append(anEvent(`${name}:${type}`, { type, step: name, key: name, outcome }));
  await step("revoke-sessions", "begin");

  const running = await verify(aCaseId());
  expect(running.code).toBe(0);
  expect(running.stdout).toContain("0000000000 revoke-sessions: under-way: ");
  expect(running.stdout).toContain(
    "1 entry, the chain holds.\n1 step is under way, or the effect is not known.\n",
  );
  expect(JSON.parse((await verify(aCaseId(), "--json")).stdout)).toMatchObject({
    holds: true,
    problems: [],
    underWay: [{ at: "0000000000", kind: "under-way", step: "revoke-sessions" }],
  });

  await step("close-case", "begin");
  await step("close-case", "end", { result: "ended", status: "recorded", evidence: null });
  const closed = await verify(aCaseId());
  expect(closed.code).toBe(1);
  expect(closed.stdout).toContain("0000000000 revoke-sessions: begin-without-end: ");
  expect(closed.stdout).toContain("3 entries, 1 problem.\n");
});

test("a removal that only one of two people has approved ends with 1 and is named", async () => {
  const log = tablesAuditLog(tables.audit, new VirtualClock("2026-11-21T01:30:00.000Z"));
  await log.append(anEvent("opened", { facts: { ticket: "4711", situation: "stolen-phone" } }));
  await log.append(
    anEvent("decided", { step: "approval-decided", facts: { stage: "manager", verdict: "approved" } }),
  );
  await log.append(anEvent("removed", { type: "begin", step: "remove-method", key: "removed" }));
  const { code, stdout } = await verify(aCaseId());
  expect(code).toBe(1);
  expect(stdout).toContain(
    "0000000002 remove-method: removal-without-approval: a removal began without every approval that it needs",
  );
});

test("a row whose record is gone altogether is named, not skipped", async () => {
  await threeEntries();
  await tables.audit.updateEntity({ ...row(1), note: "nothing else" }, "Replace");
  const { code, stdout } = await verify(aCaseId());
  expect(code).toBe(1);
  expect(stdout).toContain("0000000001 ?: unreadable");
});

test.each([
  ["a case without entries", [aCaseId(9)], "there is no entry of case-"],
  ["no case", [], "no case is named; the page /cases lists the cases"],
  ["something that is no case", ["case-1"], "is no case id"],
  ["a ticket", ["5158"], "nor is a ticket's number one); the page /cases lists the cases"],
  ["a filter instead of a case", ["case-' or PartitionKey ne '"], "is no case id"],
  ["two cases", [aCaseId(), aCaseId(2)], "one case at a time"],
  ["an option that is none", [aCaseId(), "--quick"], "--quick"],
])("%s could not be checked, and it says what to do: 2", async (_what, args, says) => {
  await threeEntries();
  const { code, stdout, stderr } = await verify(...args);
  expect(code).toBe(2);
  expect(stdout).toBe("");
  expect(stderr).toContain("the audit trail could not be checked: ");
  expect(stderr).toContain(says);
});

test("a storage that does not answer, or is set nowhere, ends with 2", async () => {
  const unreachable = azurite.connectionString.replace(
    /TableEndpoint=http:\/\/127.0.0.1:\d+/,
    "TableEndpoint=http://127.0.0.1:1",
  );
  expect(await run([aCaseId()], { AzureWebJobsStorage: unreachable })).toMatchObject({ code: 2 });
  const nowhere = await run([aCaseId()], { SANDBOX_DIR: tmpdir() });
  expect(nowhere).toMatchObject({ code: 2 });
  expect(nowhere.stderr).toContain("AzureWebJobsStorage__accountName: is not set");
});

test("a sandbox that does not run is named by its address, with what to do", async () => {
  const folder = mkdtempSync(join(tmpdir(), "audit-verify-"));
  writeFileSync(join(folder, "ports.json"), JSON.stringify({ app: 1, tables: 1 }));
  const { code, stderr } = await run([aCaseId()], { SANDBOX_DIR: folder });
  expect(code).toBe(2);
  expect(stderr).toMatch(
    /does not answer at 127\.0\.0\.1:1, as .*ports\.json says: start it with `npm start`/,
  );
});

test("without a setting it finds the running sandbox by its port, and takes nothing else for one", async () => {
  await threeEntries();
  const port = Number(/TableEndpoint=http:\/\/127\.0\.0\.1:(\d+)/.exec(azurite.connectionString)?.[1]);
  const cases = [
    [port, 0],
    [azurite.connectionString, 2],
  ] as const;
  for (const [tables, code] of cases) {
    const folder = mkdtempSync(join(tmpdir(), "audit-verify-"));
    writeFileSync(join(folder, "ports.json"), JSON.stringify({ app: 1, tables }));
    expect(await run([aCaseId()], { SANDBOX_DIR: folder })).toMatchObject({ code });
  }
});
