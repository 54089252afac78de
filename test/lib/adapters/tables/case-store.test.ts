import { tablesCaseStore } from "../../../../lib/adapters/tables/case-store.ts";
import type { Tables } from "../../../../lib/adapters/tables/connect.ts";
import { startAzurite, type Azurite } from "../../../support/azurite.ts";
import { aCaseId, aCaseRecord, aUserId } from "../../../support/records.ts";
import { freshTables } from "../../../support/tables.ts";

let azurite: Azurite;
let tables: Tables;
beforeAll(async () => void (azurite = await startAzurite()));
beforeEach(async () => void (tables = await freshTables(azurite)));
afterAll(() => azurite.stop());

const ending = { kind: "denied", code: "lapsed", at: "2026-11-21T02:30:00.000Z" } as const;

test("a case is read back as it was stored", async () => {
  const cases = tablesCaseStore(tables.cases);
  const record = aCaseRecord();
  record.request.phone = { name: "花子の iPhone \u2028 15" };
  await cases.create(record);
  expect(await cases.get(aCaseId())).toEqual(record);
  expect(await cases.get(aCaseId(2))).toBeUndefined();
});

test("a second opening changes nothing", async () => {
  const cases = tablesCaseStore(tables.cases);
  await cases.create(aCaseRecord());
  await cases.create({ ...aCaseRecord(), source: "other" });
  expect((await cases.get(aCaseId()))?.source).toBe("desk");
});

test("what is set leaves the rest alone, also when two set different parts at once", async () => {
  const cases = tablesCaseStore(tables.cases);
  await cases.create(aCaseRecord());
  const triage = {
    subject: aUserId(),
    subjectName: "Hanako",
    requesterName: "Taro",
    managerName: null,
    plan: null,
    factsHash: "",
    blockedBy: "no-manager",
    labels: { "m-1": "iPhone" },
  };
  await Promise.all([cases.update(aCaseId(), { triage }), cases.update(aCaseId(), { ending })]);
  expect(await cases.get(aCaseId())).toMatchObject({ ...aCaseRecord(), triage, ending });
});

test("a case that was never opened cannot be changed", async () => {
  await expect(tablesCaseStore(tables.cases).update(aCaseId(), { ending })).rejects.toThrow();
  expect(await tablesCaseStore(tables.cases).latest(5)).toEqual([]);
});

test("the newest cases come first, as many as are asked for", async () => {
  const cases = tablesCaseStore(tables.cases);
  for (const number of [2, 30, 1, 9]) await cases.create(aCaseRecord(aCaseId(number)));
  const ids = async (limit: number) => (await cases.latest(limit)).map(({ caseId }) => caseId);
  expect(await ids(10)).toEqual([30, 9, 2, 1].map(aCaseId));
  expect(await ids(2)).toEqual([30, 9].map(aCaseId));
});
