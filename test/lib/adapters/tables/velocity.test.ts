import type { Tables } from "../../../../lib/adapters/tables/connect.ts";
import { tablesVelocity } from "../../../../lib/adapters/tables/velocity.ts";
import { TransientError } from "../../../../lib/domain/errors.ts";
import { mostCounted } from "../../../../lib/domain/policy.ts";
import { startAzurite, type Azurite } from "../../../support/azurite.ts";
import { loseAnswers } from "../../../support/lose-answers.ts";
import { aCaseId, aUserId } from "../../../support/records.ts";
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

const port = () => tablesVelocity(tables.limits, clock);
const count = (number: number, id: string = aUserId()) => port().count("subject", id, aCaseId(number), 3600);

test("each case has its place, also when it is asked again; other people and kinds have counts of their own", async () => {
  expect([await count(1), await count(2), await count(1)]).toEqual([1, 2, 1]);
  expect(await count(3, aUserId(2))).toBe(1);
  expect(await port().count("approver", aUserId(), aCaseId(4), 3600)).toBe(1);
  expect(await port().counted("subject", aUserId())).toEqual([aCaseId(1), aCaseId(2)]);
  expect(await port().counted("subject", aUserId(9))).toEqual([]);
});

test("a case leaves the window at its end and not a moment earlier", async () => {
  await count(1);
  clock.advance(3599.999);
  expect(await count(2)).toBe(2);
  clock.advance(0.001);
  expect(await count(3)).toBe(2);
});

test("what came before a given time, or at it, does not count", async () => {
  await count(1);
  clock.advance(60);
  const after = clock.now().toISOString();
  await count(2);
  clock.advance(60);
  const since = (number: number) => port().count("subject", aUserId(), aCaseId(number), 3600, after);
  expect([await since(3), await since(4), await since(1), await count(4)]).toEqual([1, 2, 1, 4]);
});

test("a case that asks again much later keeps its place", async () => {
  await count(1);
  await count(2);
  clock.advance(100_000);
  expect([await count(2), await count(3)]).toEqual([2, 1]);
});

test("ten cases at once have ten places", async () => {
  const places = await Promise.all(Array.from({ length: 10 }, (_, index) => count(index + 1)));
  expect(places.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
});

test("a flood stays beyond the highest limit, and the row does not grow with it", async () => {
  for (let number = 1; number <= mostCounted + 20; number++) await count(number);
  expect(await count(999)).toBeGreaterThan(mostCounted);
  expect(await port().counted("subject", aUserId())).toHaveLength(mostCounted + 1);
});

test.each(["POST", "PUT"])("a %s whose answer was lost counts once", async (method) => {
  if (method === "PUT") await count(99);
  loseAnswers(tables.limits, method);
  await expect(count(1)).rejects.toBeInstanceOf(TransientError);
  const first = method === "PUT" ? 2 : 1;
  expect([await count(1), await count(2)]).toEqual([first, first + 1]);
});

test("the place of a case that is not counted is told, and stays free", async () => {
  const next = (after?: string) => port().nextPlace("subject", aUserId(), 3600, after);
  expect(await next()).toBe(1);
  await count(1);
  clock.advance(60);
  await count(2);
  expect([await next(), await next(), await count(3)]).toEqual([3, 3, 3]);
  expect(await next("2026-11-21T01:30:00.000Z")).toBe(3);
  clock.advance(3540);
  expect(await next()).toBe(3);
});
