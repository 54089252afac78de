import { RestError } from "@azure/data-tables";
import { tablesApprovals } from "../../../../lib/adapters/tables/approvals.ts";
import type { Tables } from "../../../../lib/adapters/tables/connect.ts";
import { TransientError } from "../../../../lib/domain/errors.ts";
import { startAzurite, type Azurite } from "../../../support/azurite.ts";
import { loseAnswers } from "../../../support/lose-answers.ts";
import { aCaseId, aDecision, anApproval, anApprovalRequest, aUserId } from "../../../support/records.ts";
import { freshTables } from "../../../support/tables.ts";

let azurite: Azurite;
let tables: Tables;
beforeAll(async () => void (azurite = await startAzurite()));
beforeEach(async () => void (tables = await freshTables(azurite)));
afterAll(() => azurite.stop());

const rows = async () => {
  let count = 0;
  for await (const _ of tables.approvals.listEntities()) count += 1;
  return count;
};

test("a request is found by its random id and by its case and stage", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const opened = await approvals.open(anApprovalRequest());
  expect(opened).toMatchObject(anApprovalRequest());
  expect(opened.approvalId).toMatch(/^[A-Za-z0-9_-]{32}$/);
  expect(await approvals.get(opened.approvalId)).toEqual(opened);
  expect(await approvals.find(aCaseId(), "manager")).toEqual(opened);
  expect(await approvals.get(anApproval().approvalId)).toBeUndefined();
  expect(await approvals.find(aCaseId(2), "manager")).toBeUndefined();
});

test("what a person is asked is listed for them alone, newest first, up to a limit", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const ask = (number: number, change = {}) =>
    approvals.open(anApprovalRequest({ caseId: aCaseId(number), ...change }));
  const [first, third, second] = [await ask(1), await ask(3), await ask(2)];
  const other = await ask(4, { approver: aUserId(77) });
  expect(await approvals.askedOf(first.approver, 5)).toEqual([third, second, first]);
  expect(await approvals.askedOf(first.approver, 2)).toEqual([third, second]);
  expect(await approvals.askedOf(aUserId(77), 5)).toEqual([other]);
  expect(await approvals.askedOf(aUserId(78), 5)).toEqual([]);
});

test("ten openings of one stage at once make one request", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const opened = await Promise.all(Array.from({ length: 10 }, () => approvals.open(anApprovalRequest())));
  expect(new Set(opened.map(({ approvalId }) => approvalId)).size).toBe(1);
  expect(await rows()).toBe(3);
});

test.each([1, 2])("an opening that lost %i answers is completed by the next one", async (lost) => {
  const approvals = tablesApprovals(tables.approvals);
  loseAnswers(tables.approvals, "POST", lost);
  for (let tries = 0; tries < lost; tries++)
    await expect(approvals.open(anApprovalRequest())).rejects.toBeInstanceOf(TransientError);
  const opened = await approvals.open(anApprovalRequest());
  expect(await approvals.get(opened.approvalId)).toEqual(opened);
  expect(await rows()).toBe(3);
});

test("of many decisions at once one stands, and all are told which", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const opened = await approvals.open(anApprovalRequest());
  const verdicts = ["approved", "denied", "lapsed", "approved", "denied", "lapsed"] as const;
  const told = await Promise.all(
    verdicts.map((verdict) => approvals.decide(aDecision(opened, { verdict, reason: verdict }))),
  );
  expect(new Set(told.map(({ reason }) => reason)).size).toBe(1);
  expect(await approvals.decision(opened)).toEqual(told[0]);
});

test("a decision whose answer was lost stands when it is tried again", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const opened = await approvals.open(anApprovalRequest());
  loseAnswers(tables.approvals, "POST", 2);
  const ours = aDecision(opened);
  await expect(approvals.decide(ours)).rejects.toBeInstanceOf(TransientError);
  await expect(approvals.decide(ours)).rejects.toBeInstanceOf(TransientError);
  expect(await approvals.decide(ours)).toEqual(ours);
  expect((await approvals.undelivered()).found).toEqual([{ approval: opened, decision: ours }]);
});

test("no decision is there before one is made", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const opened = await approvals.open(anApprovalRequest());
  expect(await approvals.decision(opened)).toBeUndefined();
  expect((await approvals.undelivered()).found).toEqual([]);
});

test("a decision waits for delivery until it is marked, and only once", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const opened = await approvals.open(anApprovalRequest());
  const ours = await approvals.decide(aDecision(opened));
  expect((await approvals.undelivered()).found).toEqual([{ approval: opened, decision: ours }]);
  await approvals.markDelivered(ours);
  await approvals.markDelivered(ours);
  expect((await approvals.undelivered()).found).toEqual([]);
  expect(await approvals.decision(opened)).toEqual(ours);
});

test("a lapse is written by who waits, and so waits for no delivery", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const opened = await approvals.open(anApprovalRequest());
  await approvals.decide(aDecision(opened, { verdict: "lapsed", decidedBy: null, reason: "" }));
  expect((await approvals.undelivered()).found).toEqual([]);
});

test("what a late second answer left behind is not delivered again", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const opened = await approvals.open(anApprovalRequest());
  await approvals.markDelivered(await approvals.decide(aDecision(opened)));
  await tables.approvals.createEntity({ partitionKey: "undelivered", rowKey: opened.approvalId });
  expect((await approvals.undelivered()).found).toEqual([]);
  expect(await rows()).toBe(4);
});

test("a row that cannot be read keeps no decision from being listed, and is told by its key", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const opened = await approvals.open(anApprovalRequest());
  const broken = await approvals.open(anApprovalRequest({ caseId: aCaseId(2) }));
  const ours = await approvals.decide(aDecision(opened));
  await approvals.decide(aDecision(broken));
  const decision = { partitionKey: `approval:${broken.approvalId}`, rowKey: "decision", decision: "{" };
  await tables.approvals.updateEntity(decision, "Merge");
  await tables.approvals.createEntity({ partitionKey: "undelivered", rowKey: "!short" });
  const { found, unreadable } = await approvals.undelivered();
  expect(found).toEqual([{ approval: opened, decision: ours }]);
  expect(unreadable.map(({ key }) => key)).toEqual([
    "approvals/undelivered/!short",
    `approvals/undelivered/${broken.approvalId}`,
  ]);
});

test("a row that the storage does not answer for is no unreadable one: the list fails", async () => {
  const approvals = tablesApprovals(tables.approvals);
  await approvals.decide(aDecision(await approvals.open(anApprovalRequest())));
  tables.approvals.pipeline.addPolicy({
    name: "silentAboutDecisions",
    async sendRequest(request, next) {
      if (!request.url.includes("decision")) return next(request);
      throw new RestError("socket hang up", { code: RestError.REQUEST_SEND_ERROR, request });
    },
  });
  await expect(approvals.undelivered()).rejects.toBeInstanceOf(TransientError);
});

test("an answer that crashed before it was stored is no decision", async () => {
  const approvals = tablesApprovals(tables.approvals);
  const opened = await approvals.open(anApprovalRequest());
  await tables.approvals.createEntity({ partitionKey: "undelivered", rowKey: opened.approvalId });
  expect((await approvals.undelivered()).found).toEqual([]);
  expect(await approvals.decide(aDecision(opened))).toEqual(aDecision(opened));
  expect((await approvals.undelivered()).found).toHaveLength(1);
});
