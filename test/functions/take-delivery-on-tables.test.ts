import { registerReceiveTicket } from "../../functions/receive-ticket.http.ts";
import { tablesAuditLog } from "../../lib/adapters/tables/audit-log.ts";
import { auditRows } from "../../lib/adapters/tables/audit-rows.ts";
import { tablesCaseStore } from "../../lib/adapters/tables/case-store.ts";
import { tablesIntake } from "../../lib/adapters/tables/intake.ts";
import { verifyChain } from "../../lib/domain/audit-chain.ts";
import { startAzurite, type Azurite } from "../support/azurite.ts";
import { aDoor, aHook } from "../support/door.ts";
import { aRequest } from "../support/records.ts";
import { answerOf, registeredHttp } from "../support/registered.ts";
import { freshTables } from "../support/tables.ts";

let azurite: Azurite;
beforeAll(async () => void (azurite = await startAzurite()));
afterAll(() => azurite.stop());

test("ten deliveries for one ticket, each sent twice at once, are one case in the real tables", async () => {
  const tables = await freshTables(azurite);
  const memory = aDoor();
  const door = {
    ...memory,
    audit: tablesAuditLog(tables.audit, memory.clock),
    cases: tablesCaseStore(tables.cases),
    intake: tablesIntake(tables.intake, memory.clock),
  };
  const hook = registeredHttp(() => registerReceiveTicket(door));
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => answerOf(hook, aHook(door.clock, { id: `msg_${index % 10}` }))),
  );
  const [record, ...others] = await door.cases.latest(5);
  if (!record) throw new Error("no case was opened");
  expect(others).toEqual([]);
  expect(record.request).toEqual(aRequest());
  for (const { status, body } of answers) {
    expect(status).toBe(202);
    expect(body).toMatchObject({ caseId: record.caseId });
  }
  expect(memory.caseRuns.started).toEqual([record.caseId]);
  const rows = await auditRows(tables.audit, record.caseId);
  expect(rows).toHaveLength(1);
  expect(verifyChain(record.caseId, rows)).toEqual([]);
  expect((await door.intake.notStarted()).found).toEqual([]);
});
