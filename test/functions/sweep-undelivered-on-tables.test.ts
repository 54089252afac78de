import type { Timer } from "@azure/functions";
import { registerSweepUndelivered } from "../../functions/sweep-undelivered.timer.ts";
import { tablesApprovals } from "../../lib/adapters/tables/approvals.ts";
import { tablesIntake } from "../../lib/adapters/tables/intake.ts";
import { startAzurite, type Azurite } from "../support/azurite.ts";
import { aDoor } from "../support/door.ts";
import { aCaseId, aDecision, aDelivery, anApprovalRequest, aRequest } from "../support/records.ts";
import { contextWithLog, registeredTimer } from "../support/registered.ts";
import { freshTables } from "../support/tables.ts";

let azurite: Azurite;
beforeAll(async () => void (azurite = await startAzurite()));
afterAll(() => azurite.stop());

const timer: Timer = {
  isPastDue: false,
  schedule: { adjustForDST: false },
  scheduleStatus: { last: "", next: "", lastUpdated: "" },
};

test("rows that nobody can read keep neither cases nor decisions waiting, and fail the sweep each time", async () => {
  const tables = await freshTables(azurite);
  const memory = aDoor();
  const approvals = tablesApprovals(tables.approvals);
  const intake = tablesIntake(tables.intake, memory.clock);
  const receivedAt = memory.clock.now().toISOString();
  const bad = { ...aDelivery({ receivedAt }), caseId: aCaseId(7) };
  const phone = { name: "iPhone 090-1234-5678" };
  const opening = JSON.stringify({ ...bad, request: aRequest({ phone }) });
  await tables.intake.createEntity({ partitionKey: "intake", rowKey: `waiting:${aCaseId(7)}`, opening });
  await tables.approvals.createEntity({ partitionKey: "undelivered", rowKey: "!short" });
  const { caseId } = await intake.accept(aDelivery({ receivedAt }));
  const opened = await approvals.open(anApprovalRequest());
  await approvals.decide(aDecision(opened, { decidedAt: receivedAt }));
  memory.clock.advance(60);

  const sweep = registeredTimer(() => registerSweepUndelivered({ ...memory, approvals, intake }));
  const { context, log } = contextWithLog();
  for (const _ of ["first", "second"])
    await expect(sweep.options.handler(timer, context)).rejects.toThrow("the sweep failed 2 times");

  expect(memory.caseRuns.started).toEqual([caseId]);
  expect(memory.caseRuns.woken).toEqual([{ instanceId: opened.instanceId, event: "approval-decided" }]);
  const errors = log.filter((line) => line.startsWith("error the sweep cannot read a row"));
  expect(errors).toHaveLength(4);
  expect(errors[0]).toContain(`intake/intake/waiting:${aCaseId(7)}`);
  expect(errors[1]).toContain("approvals/undelivered/!short");
  expect(log.join()).not.toContain("1234");
});
