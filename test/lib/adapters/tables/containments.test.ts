import type { Tables } from "../../../../lib/adapters/tables/connect.ts";
import { tablesContainments } from "../../../../lib/adapters/tables/containments.ts";
import { startAzurite, type Azurite } from "../../../support/azurite.ts";
import { TransientError } from "../../../../lib/domain/errors.ts";
import { loseAnswers } from "../../../support/lose-answers.ts";
import { aCaseId, aUserId } from "../../../support/records.ts";
import { SettableClock } from "../../../support/settable-clock.ts";
import { freshTables } from "../../../support/tables.ts";

const start = "2026-11-21T01:30:00.000Z";
let azurite: Azurite;
let tables: Tables;
let clock: SettableClock;
beforeAll(async () => void (azurite = await startAzurite()));
beforeEach(async () => {
  tables = await freshTables(azurite);
  clock = new SettableClock(start);
});
afterAll(() => azurite.stop());

const claim = (number: number, subject = aUserId()) =>
  tablesContainments(tables.containments, clock).claim(subject, aCaseId(number), 3600);

test("the first case has the turn, also when asked again; another learns who has it", async () => {
  expect(await claim(1)).toEqual({ held: true });
  clock.pass(60);
  expect(await claim(1)).toEqual({ held: true });
  expect(await claim(2)).toEqual({ held: false, by: aCaseId(1), at: start });
  expect(await claim(2, aUserId(2))).toEqual({ held: true });
});

test("the turn is free at the end of the window and not a moment earlier", async () => {
  await claim(1);
  clock.pass(3599.999);
  expect(await claim(2)).toMatchObject({ held: false });
  clock.pass(0.001);
  expect(await claim(2)).toEqual({ held: true });
  expect(await claim(1)).toEqual({ held: false, by: aCaseId(2), at: "2026-11-21T02:30:00.000Z" });
});

test.each([0, 7200])("of ten cases at once, %i s after the last one, one has the turn", async (seconds) => {
  if (seconds > 0) await claim(99);
  clock.pass(seconds);
  const turns = await Promise.all(Array.from({ length: 10 }, (_, index) => claim(index + 1)));
  expect(turns.filter(({ held }) => held)).toHaveLength(1);
});

test.each([
  ["POST", 0],
  ["PUT", 7200],
])("a turn taken by a %s whose answer was lost is still ours", async (method, seconds) => {
  if (seconds > 0) await claim(99);
  clock.pass(seconds);
  loseAnswers(tables.containments, method);
  await expect(claim(1)).rejects.toBeInstanceOf(TransientError);
  expect(await claim(1)).toEqual({ held: true });
  expect(await claim(2)).toMatchObject({ held: false, by: aCaseId(1) });
});
