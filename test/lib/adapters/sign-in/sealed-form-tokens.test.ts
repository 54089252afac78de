import * as fc from "fast-check";
import { sealedBox } from "../../../../lib/adapters/sign-in/sealed-box.ts";
import { sealedFormTokens } from "../../../../lib/adapters/sign-in/sealed-form-tokens.ts";
import type { FormPurpose } from "../../../../lib/ports/form-tokens.ts";
import { aUserId } from "../../../support/records.ts";
import { VirtualClock } from "../../../support/fakes/virtual-clock.ts";
import { aKey } from "./keys.ts";

const clock = new VirtualClock("2026-11-21T09:00:00Z");
const tokens = sealedFormTokens({ keys: [aKey("a")], clock });
const purpose: FormPurpose = {
  approvalId: "approval-1",
  person: aUserId(3),
  verdict: "approved",
  factsHash: "0".repeat(64),
};

test("the token of a button is good for that button, and no two are the same", async () => {
  const token = await tokens.issue(purpose);
  expect(await tokens.verify(token, purpose)).toBe(true);
  expect(await tokens.issue(purpose)).not.toBe(token);
});

const others: [string, FormPurpose][] = [
  ["the other button", { verdict: "denied" }],
  ["another request", { approvalId: "approval-2" }],
  ["another person", { person: aUserId(4) }],
  ["other facts", { factsHash: "1".repeat(64) }],
];
test.each(others)("it is not good for %s", async (_name, other) => {
  expect(await tokens.verify(await tokens.issue(purpose), { ...purpose, ...other })).toBe(false);
});

test("what the same key sealed for anything else is no token", async () => {
  const session = sealedBox({ keys: [aKey("a")], clock, purpose: "session", lifeSeconds: 600 });
  expect(await tokens.verify(await session.seal({ ...purpose }), purpose)).toBe(false);
});

test("an altered character never verifies", async () => {
  const token = await tokens.issue(purpose);
  const character = fc.constantFrom(...Array.from("ABCXYZabcxyz0189-_.=+/ "));
  await fc.assert(
    fc.asyncProperty(fc.nat(token.length - 1), character, async (at, other) => {
      fc.pre(token[at] !== other);
      expect(await tokens.verify(token.slice(0, at) + other + token.slice(at + 1), purpose)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("junk never verifies and never throws", async () => {
  await fc.assert(fc.asyncProperty(fc.string(), async (junk) => !(await tokens.verify(junk, purpose))));
  await fc.assert(
    fc.asyncProperty(fc.string(), async (junk) => !(await tokens.verify(`a.${junk}`, purpose))),
  );
});

test("it lasts ten minutes", async () => {
  const token = await tokens.issue(purpose);
  clock.advance(599);
  expect(await tokens.verify(token, purpose)).toBe(true);
  clock.advance(1);
  expect(await tokens.verify(token, purpose)).toBe(false);
});

test("keys are rotated: the new one seals, the old one opens until it is taken out", async () => {
  const old = await tokens.issue(purpose);
  const both = sealedFormTokens({ keys: [aKey("b"), aKey("a")], clock });
  const fresh = sealedFormTokens({ keys: [aKey("b")], clock });
  expect(await both.verify(old, purpose)).toBe(true);
  expect(await fresh.verify(old, purpose)).toBe(false);
  expect(await fresh.verify(await both.issue(purpose), purpose)).toBe(true);
});

test("without a key nothing starts", () => {
  expect(() => sealedFormTokens({ keys: [], clock })).toThrow("no key");
});
