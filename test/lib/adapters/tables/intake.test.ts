import { connectTables, type Tables } from "../../../../lib/adapters/tables/connect.ts";
import { tablesIntake } from "../../../../lib/adapters/tables/intake.ts";
import { TransientError } from "../../../../lib/domain/errors.ts";
import { caseId } from "../../../../lib/domain/ids.ts";
import { startAzurite, type Azurite } from "../../../support/azurite.ts";
import { loseAnswers } from "../../../support/lose-answers.ts";
import { aCaseId, aDelivery, aRequest } from "../../../support/records.ts";
import { VirtualClock } from "../../../support/fakes/virtual-clock.ts";
import { freshTables } from "../../../support/tables.ts";

let azurite: Azurite;
let tables: Tables;
let clock: VirtualClock;
beforeAll(async () => void (azurite = await startAzurite()));
beforeEach(async () => {
  tables = await freshTables(azurite);
  clock = new VirtualClock("2026-11-21T01:30:00.000Z");
});
afterAll(() => azurite.stop());

const intake = () => tablesIntake(tables.intake, clock);
const again = (deliveryKey: string) => aDelivery({ deliveryKey });

test("a delivery opens a case, once: its repeats find the same one", async () => {
  const first = await intake().accept(aDelivery());
  expect(caseId.safeParse(first.caseId).success).toBe(true);
  expect(first).toMatchObject({ isNew: true, notStarted: { ...aDelivery(), caseId: first.caseId } });
  const repeat = await intake().accept(aDelivery());
  expect(repeat).toEqual({ ...first, isNew: false });
});

test("another delivery for the same ticket joins its case, and the case stays what the first one asked for", async () => {
  const first = await intake().accept(aDelivery());
  const request = aRequest({ phone: { name: "another phone" } });
  const second = await intake().accept(aDelivery({ deliveryKey: "msg_2", request }));
  expect(second).toEqual({ ...first, isNew: false });
});

test("another ticket, or the same number at another source, is another case", async () => {
  const { caseId: first } = await intake().accept(aDelivery());
  const ticket = { id: "4712" };
  const second = await intake().accept(aDelivery({ deliveryKey: "2", request: aRequest({ ticket }) }));
  const third = await intake().accept(aDelivery({ source: "queue" }));
  expect(new Set([first, second.caseId, third.caseId]).size).toBe(3);
});

test("twenty deliveries at once for one ticket make one case", async () => {
  const accepted = await Promise.all(
    Array.from({ length: 20 }, (_, index) => intake().accept(again(`msg_${index}`))),
  );
  expect(new Set(accepted.map((one) => one.caseId)).size).toBe(1);
  expect(accepted.filter(({ isNew }) => isNew)).toHaveLength(1);
  expect((await intake().notStarted()).found).toHaveLength(1);
});

test("ten copies of one delivery at once make one case", async () => {
  const accepted = await Promise.all(Array.from({ length: 10 }, () => intake().accept(aDelivery())));
  expect(new Set(accepted.map((one) => one.caseId)).size).toBe(1);
  expect(accepted.filter(({ isNew }) => isNew)).toHaveLength(1);
});

test("a delivery that was stored and whose answer was lost is found by the repeat, whole", async () => {
  loseAnswers(tables.intake, "POST");
  await expect(intake().accept(aDelivery())).rejects.toBeInstanceOf(TransientError);
  const {
    found: [waiting],
  } = await intake().notStarted();
  const repeat = await intake().accept(aDelivery());
  expect(repeat).toEqual({ caseId: waiting?.caseId, isNew: false, notStarted: waiting });
});

test("what is not started is listed, oldest first, until it is marked", async () => {
  const opened = [];
  for (const id of ["1", "2", "3"]) {
    const delivery = aDelivery({ deliveryKey: `msg_${id}`, request: aRequest({ ticket: { id } }) });
    opened.push(await intake().accept(delivery));
    clock.advance(1);
  }
  expect((await intake().notStarted()).found.map((one) => one.caseId)).toEqual(
    opened.map((one) => one.caseId),
  );
  const { caseId: second } = await intake().accept(again("msg_2"));
  await intake().markStarted(second);
  await intake().markStarted(second);
  await intake().markStarted(aCaseId(9));
  expect((await intake().notStarted()).found.map((one) => one.deliveryKey)).toEqual(["msg_1", "msg_3"]);
  expect((await intake().accept(again("msg_2"))).notStarted).toBeUndefined();
});

test("who joined may mark the case as started", async () => {
  await intake().accept(aDelivery());
  const joined = await intake().accept(again("msg_2"));
  await intake().markStarted(joined.caseId);
  expect((await intake().notStarted()).found).toEqual([]);
});

test("a released ticket opens a new case; an old delivery keeps its old one", async () => {
  const first = await intake().accept(aDelivery());
  await intake().markStarted(first.caseId);
  await intake().release(first.caseId, aRequest(), "desk");
  await intake().release(first.caseId, aRequest(), "desk");
  expect(await intake().accept(aDelivery())).toEqual({ ...first, isNew: false, notStarted: undefined });
  const second = await intake().accept(again("msg_2"));
  expect(second.isNew).toBe(true);
  expect(second.caseId).not.toBe(first.caseId);
  await intake().release(first.caseId, aRequest(), "desk");
  expect((await intake().accept(again("msg_3"))).caseId).toBe(second.caseId);
});

test("a delivery that meets a case in the moment of its closing opens a new one", async () => {
  const first = await intake().accept(aDelivery());
  const { intake: slow } = connectTables({ connectionString: { reveal: () => azurite.connectionString } });
  let isReleased = false;
  slow.pipeline.addPolicy({
    name: "closing",
    async sendRequest(request, next) {
      if (request.method === "POST" && !isReleased) {
        isReleased = true;
        await intake().release(first.caseId, aRequest(), "desk");
      }
      return next(request);
    },
  });
  const second = await tablesIntake(slow, clock).accept(again("msg_2"));
  expect(isReleased).toBe(true);
  expect(second.isNew).toBe(true);
  expect(second.caseId).not.toBe(first.caseId);
});

test.each(["a/b\\c#d?e%f", "line\nbreak", "鍵", "x".repeat(2000), "a'b", ""])(
  "the delivery key %j is told from its neighbours",
  async (deliveryKey) => {
    const { caseId: first } = await intake().accept(aDelivery({ deliveryKey }));
    expect((await intake().accept(aDelivery({ deliveryKey }))).caseId).toBe(first);
    const request = aRequest({ ticket: { id: "other" } });
    const other = await intake().accept(aDelivery({ deliveryKey: `${deliveryKey} `, request }));
    expect(other.caseId).not.toBe(first);
  },
);

test("a phone's name with line separators and quotes survives", async () => {
  const phone = { name: 'Hanako\'s "phone" \u2028\u2029 花子' };
  await intake().accept(aDelivery({ request: aRequest({ phone }) }));
  expect((await intake().notStarted()).found[0]?.request.phone).toEqual(phone);
});

test.each([
  ["of another form", { request: { ...aRequest(), phone: { name: "Hanako 090-1234-5678" } } }],
  ["without a time", { receivedAt: "lately" }],
  ["that is no JSON", undefined],
])("a row %s keeps no other from being listed, and is told by its key alone", async (_, change) => {
  const bad = { ...aDelivery(), caseId: aCaseId(), ...change };
  const rowKey = `waiting:${aCaseId()}`;
  const opening = change ? JSON.stringify(bad) : "090-1234-5678 {";
  await tables.intake.createEntity({ partitionKey: "intake", rowKey, opening });
  await tables.intake.createEntity({ partitionKey: "intake", rowKey: "waiting:zzz" });
  const { caseId } = await intake().accept(aDelivery());
  const { found, unreadable } = await intake().notStarted();
  expect(found.map((one) => one.caseId)).toEqual([caseId]);
  expect(unreadable.map(({ key }) => key)).toEqual([`intake/intake/${rowKey}`, "intake/intake/waiting:zzz"]);
  expect(unreadable.map(({ error }) => `${error.message} ${error.stack}`).join()).not.toContain("1234");
});

test("a list that the storage does not answer for is a fault, not a list without bad rows", async () => {
  await intake().accept(aDelivery());
  loseAnswers(tables.intake, "GET");
  await expect(intake().notStarted()).rejects.toBeInstanceOf(TransientError);
  expect((await intake().notStarted()).found).toHaveLength(1);
});

test("no name is left in the table once the run has started", async () => {
  const opened = await intake().accept(aDelivery());
  await intake().markStarted(opened.caseId);
  const texts: string[] = [];
  for await (const entity of tables.intake.listEntities()) texts.push(JSON.stringify(entity));
  expect(texts).toHaveLength(2);
  expect(texts.join()).not.toContain("hanako");
});

test("a message that cannot be read is recorded once and listed newest first", async () => {
  const message = {
    source: "queue",
    id: "m/1",
    problem: "situation: missing",
    at: "2026-11-21T01:30:00.000Z",
  };
  await intake().reject(message);
  await intake().reject({ ...message, at: "2026-11-21T01:31:00.000Z" });
  await intake().reject({ ...message, id: "m/2", at: "2026-11-21T01:32:00.000Z" });
  const listed = await intake().rejected(10);
  expect(listed).toEqual([{ ...message, id: "m/2", at: "2026-11-21T01:32:00.000Z" }, message]);
  expect(await intake().rejected(1)).toHaveLength(1);
});
