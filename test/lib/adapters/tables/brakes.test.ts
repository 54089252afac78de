import { tablesBrakes } from "../../../../lib/adapters/tables/brakes.ts";
import type { Tables } from "../../../../lib/adapters/tables/connect.ts";
import type { Brake } from "../../../../lib/domain/brake.ts";
import { startAzurite, type Azurite } from "../../../support/azurite.ts";
import { aUserId } from "../../../support/records.ts";
import { freshTables } from "../../../support/tables.ts";

let azurite: Azurite;
let tables: Tables;
beforeAll(async () => void (azurite = await startAzurite()));
beforeEach(async () => void (tables = await freshTables(azurite)));
afterAll(() => azurite.stop());

const port = () => tablesBrakes(tables.limits);
const aBrake = (id: string): Brake => ({
  ...{ id, cause: "elevated-threat", pulledAt: "2026-11-21T01:30:00.000Z" },
  ...{ pulledBy: aUserId(1), reason: "calls to the help desk" },
});
const lifting = (minute: number) => ({
  ...{ liftedAt: `2026-11-21T02:${minute}:00.000Z`, liftedBy: aUserId(2), reason: "it was a drill" },
});

test("no brake is on until one is pulled; the first one stays", async () => {
  expect(await port().current()).toBeUndefined();
  expect(await port().pull(aBrake("a"))).toEqual(aBrake("a"));
  expect(await port().pull(aBrake("b"))).toEqual(aBrake("a"));
  expect(await port().current()).toEqual(aBrake("a"));
});

test("only the brake that is on can be lifted, once; what there was is listed, newest first", async () => {
  await port().pull(aBrake("a"));
  expect(await port().lift(aBrake("other"), lifting(10))).toBe(false);
  expect(await port().current()).toEqual(aBrake("a"));
  expect([await port().lift(aBrake("a"), lifting(11)), await port().lift(aBrake("a"), lifting(12))]).toEqual([
    true,
    false,
  ]);
  expect(await port().current()).toBeUndefined();
  await port().pull(aBrake("b"));
  await port().lift(aBrake("b"), lifting(30));
  const past = await port().past(10);
  expect(past.map(({ brake }) => brake.id)).toEqual(["b", "a"]);
  expect(past[1]).toEqual({ brake: aBrake("a"), lifting: lifting(11) });
  expect(await port().past(1)).toHaveLength(1);
});

test("of ten who pull at once all see one brake, and of ten who lift it one does", async () => {
  const pulled = await Promise.all(
    Array.from({ length: 10 }, (_, index) => port().pull(aBrake(`a${index}`))),
  );
  const [id = "", ...others] = new Set(pulled.map((brake) => brake.id));
  expect(others).toEqual([]);
  const lifted = await Promise.all(Array.from({ length: 10 }, () => port().lift(aBrake(id), lifting(20))));
  expect(lifted.filter((isLifted) => isLifted)).toHaveLength(1);
  expect(await port().past(10)).toHaveLength(1);
});
