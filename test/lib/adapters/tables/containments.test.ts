import type { Tables } from "../../../../lib/adapters/tables/connect.ts";
import { tablesContainments } from "../../../../lib/adapters/tables/containments.ts";
import { startAzurite, type Azurite } from "../../../support/azurite.ts";
import { TransientError } from "../../../../lib/domain/errors.ts";
import { loseAnswers } from "../../../support/lose-answers.ts";
import { aCaseId, aUserId } from "../../../support/records.ts";
import { VirtualClock } from "../../../support/fakes/virtual-clock.ts";
import { freshTables } from "../../../support/tables.ts";

const start = "2026-11-21T01:30:00.000Z";
let azurite: Azurite;
let tables: Tables;
let clock: VirtualClock;
beforeAll(async () => void (azurite = await startAzurite()));
beforeEach(async () => {
  tables = await freshTables(azurite);
  clock = new VirtualClock(start);
});
afterAll(() => azurite.stop());

const port = () => tablesContainments(tables.containments, clock);
const claim = (number: number, subject = aUserId()) => port().claim(subject, aCaseId(number), 3600, 2);

test("so many cases have a turn, also when asked again; the next one has none", async () => {
  expect(await port().latest(aUserId())).toBeUndefined();
  expect(await claim(1)).toBe(true);
  clock.advance(60);
  expect([await claim(1), await claim(2), await claim(3)]).toEqual([true, true, false]);
  expect([await claim(1), await claim(2)]).toEqual([true, true]);
  expect(await claim(3, aUserId(2))).toBe(true);
  expect(await port().latest(aUserId())).toEqual({ caseId: aCaseId(2), at: "2026-11-21T01:31:00.000Z" });
});

test("a turn is free at the end of its window and not a moment earlier", async () => {
  await claim(1);
  clock.advance(60);
  await claim(2);
  clock.advance(3539.999);
  expect(await claim(3)).toBe(false);
  clock.advance(0.001);
  expect([await claim(3), await claim(4)]).toEqual([true, false]);
});

test.each([0, 7200])("of ten cases at once, %i s after the last one, two have a turn", async (seconds) => {
  if (seconds > 0) await claim(99);
  clock.advance(seconds);
  const turns = await Promise.all(Array.from({ length: 10 }, (_, index) => claim(index + 1)));
  expect(turns.filter((isHeld) => isHeld)).toHaveLength(2);
});

test.each([
  ["POST", 0],
  ["PUT", 7200],
])("a turn taken by a %s whose answer was lost is still ours", async (method, seconds) => {
  if (seconds > 0) await claim(99);
  clock.advance(seconds);
  loseAnswers(tables.containments, method);
  await expect(claim(1)).rejects.toBeInstanceOf(TransientError);
  expect([await claim(1), await claim(2), await claim(3)]).toEqual([true, true, false]);
});

test("the last case to ask is told, also one that got no turn, and who asks again is not the last", async () => {
  const last = () => port().lastAsked(aUserId());
  expect(await last()).toBeUndefined();
  await claim(1);
  await claim(2);
  expect(await last()).toBe(aCaseId(2));
  expect([await claim(3), await claim(3)]).toEqual([false, false]);
  expect(await last()).toBe(aCaseId(3));
  await claim(1);
  expect(await last()).toBe(aCaseId(3));
  expect(await port().latest(aUserId())).toMatchObject({ caseId: aCaseId(2) });
});
