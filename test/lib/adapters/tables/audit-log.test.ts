import type { TransactionAction } from "@azure/data-tables";
import { tablesAuditLog } from "../../../../lib/adapters/tables/audit-log.ts";
import { auditRows } from "../../../../lib/adapters/tables/audit-rows.ts";
import type { Tables } from "../../../../lib/adapters/tables/connect.ts";
import { verifyChain } from "../../../../lib/domain/audit-chain.ts";
import { TransientError } from "../../../../lib/domain/errors.ts";
import { startAzurite, type Azurite } from "../../../support/azurite.ts";
import { loseAnswers } from "../../../support/lose-answers.ts";
import { aCaseId, anEvent } from "../../../support/records.ts";
import { VirtualClock } from "../../../support/fakes/virtual-clock.ts";
import { freshTables } from "../../../support/tables.ts";

const clock = new VirtualClock("2026-11-21T01:30:00.000Z");
let azurite: Azurite;
let tables: Tables;
beforeAll(async () => void (azurite = await startAzurite()));
beforeEach(async () => void (tables = await freshTables(azurite)));
afterAll(() => azurite.stop());

const methods: string[] = [];
const recorded = () => {
  methods.length = 0;
  tables.audit.pipeline.addPolicy({
    name: "record",
    sendRequest: (request, next) => (methods.push(request.method), next(request)),
  });
};

test("the first entry stands on 64 zeros and the next on its hash", async () => {
  const log = tablesAuditLog(tables.audit, clock);
  const first = await log.append(anEvent("one"));
  const second = await log.append(anEvent("two"));
  expect(first.record).toMatchObject({ seq: 0, prev: "0".repeat(64), at: "2026-11-21T01:30:00.000Z" });
  expect(second.record).toMatchObject({ seq: 1, prev: first.hash });
  expect(await log.entries(aCaseId())).toEqual([first, second]);
});

test("twenty writers at once form one chain", async () => {
  const names = Array.from({ length: 20 }, (_, index) => `event-${index}`);
  const written = await Promise.all(
    names.map((name) => tablesAuditLog(tables.audit, clock).append(anEvent(name))),
  );
  const rows = await auditRows(tables.audit, aCaseId());
  expect(rows).toHaveLength(20);
  expect(verifyChain(aCaseId(), rows)).toEqual([]);
  expect(new Set(written.map(({ record }) => record.seq)).size).toBe(20);
});

test("two processes that write by turns form one chain, and neither writes what the other has written", async () => {
  const [one, other] = [tablesAuditLog(tables.audit, clock), tablesAuditLog(tables.audit, clock)];
  for (const name of ["a", "b", "c"]) {
    await one.append(anEvent(`${name}-1`));
    const theirs = await other.append(anEvent(`${name}-2`));
    expect(await one.append(anEvent(`${name}-2`))).toEqual(theirs);
  }
  const rows = await auditRows(tables.audit, aCaseId());
  expect(rows).toHaveLength(6);
  expect(verifyChain(aCaseId(), rows)).toEqual([]);
});

test("ten at once in one process make one insert each", async () => {
  const log = tablesAuditLog(tables.audit, clock);
  await log.append(anEvent("first"));
  recorded();
  await Promise.all(Array.from({ length: 10 }, (_, index) => log.append(anEvent(`event-${index}`))));
  expect(methods).toEqual(Array(10).fill("POST"));
});

test("the same fact written by ten at once stands there once", async () => {
  const log = tablesAuditLog(tables.audit, clock);
  const written = await Promise.all(Array.from({ length: 10 }, () => log.append(anEvent("same"))));
  expect(await auditRows(tables.audit, aCaseId())).toHaveLength(1);
  expect(new Set(written.map(({ hash }) => hash)).size).toBe(1);
});

test("an insert whose answer was lost is found again and not written twice", async () => {
  const log = tablesAuditLog(tables.audit, clock);
  loseAnswers(tables.audit, "POST");
  await expect(log.append(anEvent("one"))).rejects.toBeInstanceOf(TransientError);
  clock.advance(5);
  const again = await log.append(anEvent("one"));
  expect(again.record.at).toBe("2026-11-21T01:30:00.000Z");
  expect(await log.entries(aCaseId())).toEqual([again]);
});

test("cases do not share a chain", async () => {
  const log = tablesAuditLog(tables.audit, clock);
  await log.append(anEvent("one"));
  const other = await log.append(anEvent("one", { caseId: aCaseId(2) }));
  expect(other.record.seq).toBe(0);
});

test("a chain longer than a page of the service is read whole", async () => {
  const log = tablesAuditLog(tables.audit, clock);
  const first = await log.append(anEvent("one"));
  const copies = Array.from({ length: 1_050 }, (_, index): TransactionAction => [
    "create",
    {
      partitionKey: `case:${aCaseId()}`,
      rowKey: String(index + 1).padStart(10, "0"),
      record: JSON.stringify({ ...first.record, seq: index + 1, id: `copy-${index}` }),
      hash: first.hash,
    },
  ]);
  for (let from = 0; from < copies.length; from += 100)
    await tables.audit.submitTransaction(copies.slice(from, from + 100));
  expect((await log.append(anEvent("last"))).record.seq).toBe(1_051);
});

test("an entry that is no audit record, or too large for a property, is refused and nothing is written", async () => {
  const log = tablesAuditLog(tables.audit, clock);
  await expect(log.append(anEvent("one", { attempt: 0 }))).rejects.toThrow(/attempt/);
  await expect(log.append(anEvent("one", { facts: { big: "x".repeat(40_000) } }))).rejects.toThrow(
    /the audit record of case-opened has \d+ characters/,
  );
  expect(await log.entries(aCaseId())).toEqual([]);
});

test("an entry that was altered in the table is not handed out as a record", async () => {
  const log = tablesAuditLog(tables.audit, clock);
  await log.append(anEvent("one"));
  const key = { partitionKey: `case:${aCaseId()}`, rowKey: "0000000000" };
  await tables.audit.updateEntity({ ...key, record: "{}" }, "Merge");
  await expect(log.entries(aCaseId())).rejects.toThrow();
});

test("reading and inserting is all it asks of the service", async () => {
  recorded();
  const log = tablesAuditLog(tables.audit, clock);
  await log.append(anEvent("one"));
  await log.append(anEvent("two"));
  await log.entries(aCaseId());
  expect(methods).toEqual(["GET", "POST", "POST", "GET"]);
});
