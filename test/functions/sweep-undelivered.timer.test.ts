import type { Timer } from "@azure/functions";
import { registerSweepUndelivered } from "../../functions/sweep-undelivered.timer.ts";
import { aDoor } from "../support/door.ts";
import { aCaseId, aDecision, aDelivery, anApprovalRequest, aRequest } from "../support/records.ts";
import { contextWithLog, registeredTimer } from "../support/registered.ts";

let door: ReturnType<typeof aDoor>;
beforeEach(() => void (door = aDoor()));

const timer: Timer = {
  isPastDue: false,
  schedule: { adjustForDST: false },
  scheduleStatus: { last: "", next: "", lastUpdated: "" },
};
async function sweep(): Promise<string[]> {
  const { context, log } = contextWithLog();
  try {
    await registeredTimer(() => registerSweepUndelivered(door)).options.handler(timer, context);
  } catch (error) {
    log.push(String(error));
  }
  return log;
}
const now = () => door.clock.now().toISOString();
const store = (id: string) =>
  door.intake.accept(
    aDelivery({ deliveryKey: id, request: aRequest({ ticket: { id } }), receivedAt: now() }),
  );
const decide = async (number: number) => {
  const opened = await door.approvals.open(
    anApprovalRequest({ caseId: aCaseId(number), instanceId: `${aCaseId(number)}:ask-approval` }),
  );
  await door.approvals.decide(aDecision(opened, { decidedAt: now() }));
  return opened;
};

test("it runs on the schedule it is given", () => {
  const { name, options } = registeredTimer(() => registerSweepUndelivered(door));
  expect({ name, schedule: options.schedule }).toEqual({
    name: "sweep-undelivered",
    schedule: "0 * * * * *",
  });
});

test("stored deliveries are started and decisions wake the instance that waits", async () => {
  const { caseId } = await store("1");
  const { instanceId } = await decide(7);
  door.clock.advance(30);
  await sweep();
  expect(door.caseRuns.started).toEqual([caseId]);
  expect(door.caseRuns.woken).toEqual([{ instanceId, event: "approval-decided" }]);
});

test("what is younger than half a minute is left to whoever took it", async () => {
  await store("1");
  await decide(7);
  door.clock.advance(29);
  await sweep();
  expect(door.caseRuns.started).toEqual([]);
  expect(door.caseRuns.woken).toEqual([]);
});

test("a decision reaches the trail before it wakes anybody, and is delivered once", async () => {
  const { caseId, approvalId } = await decide(7);
  door.clock.advance(60);
  door.audit.faults.add("approval-decided:event", { times: 1 });
  await sweep();
  expect(door.caseRuns.woken).toEqual([]);
  await sweep();
  await sweep();
  expect(door.caseRuns.woken).toHaveLength(1);
  expect((await door.audit.entries(caseId)).map(({ record }) => record)).toMatchObject([
    { id: `approval-decided:${approvalId}`, type: "event", actor: { kind: "person" } },
  ]);
  expect((await door.approvals.undelivered()).found).toEqual([]);
});

test("a decision whose instance could not be woken is woken again, and stands once in the trail", async () => {
  const { caseId } = await decide(7);
  door.clock.advance(60);
  door.caseRuns.faults.add("wake", { times: 1 });
  await sweep();
  expect((await door.approvals.undelivered()).found).toHaveLength(1);
  await sweep();
  expect(door.caseRuns.woken).toHaveLength(1);
  expect(await door.audit.entries(caseId)).toHaveLength(1);
});

test("one that fails does not keep the others waiting, and the sweep says that it failed", async () => {
  await store("1");
  const second = await store("2");
  await decide(7);
  door.clock.advance(60);
  door.caseRuns.faults.add("start", { times: 1 });
  const log = await sweep();
  expect(door.caseRuns.started).toEqual([second.caseId]);
  expect(door.caseRuns.woken).toHaveLength(1);
  expect(log.filter((line) => line.startsWith("error the sweep could not do"))).toHaveLength(1);
  expect(log.at(-1)).toBe("AggregateError: the sweep failed 1 times");
  expect(await sweep()).toHaveLength(1);
  expect(door.caseRuns.started).toHaveLength(2);
});

test("a store that does not answer does not keep the other's work waiting", async () => {
  const { caseId } = await store("1");
  await decide(7);
  door.clock.advance(60);
  door.intake.faults.add("notStarted", { times: 1 });
  const log = await sweep();
  expect(door.caseRuns.started).toEqual([]);
  expect(door.caseRuns.woken).toHaveLength(1);
  expect(log.filter((line) => line.startsWith("error the sweep could not list"))).toHaveLength(1);
  expect(log.at(-1)).toBe("AggregateError: the sweep failed 1 times");
  door.approvals.faults.add("undelivered", { times: 1 });
  expect((await sweep()).at(-1)).toBe("AggregateError: the sweep failed 1 times");
  expect(door.caseRuns.started).toEqual([caseId]);
});

test("with nothing to do it says nothing", async () => expect(await sweep()).toEqual([]));
