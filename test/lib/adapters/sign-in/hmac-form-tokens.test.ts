import * as fc from "fast-check";
import { hmacFormTokens } from "../../../../lib/adapters/sign-in/hmac-form-tokens.ts";
import type { FormPurpose } from "../../../../lib/ports/form-tokens.ts";
import { aUserId } from "../../../support/records.ts";
import { SettableClock } from "../../../support/settable-clock.ts";
import { aKey } from "./keys.ts";

const clock = new SettableClock("2026-11-21T09:00:00Z");
const tokens = hmacFormTokens({ keys: [aKey("a")], clock });
const purpose: FormPurpose = {
  approvalId: "approval-1",
  person: aUserId(3),
  verdict: "approved",
  factsHash: "0".repeat(64),
};

test("the token of a button is good for that button, and no two are the same", () => {
  const token = tokens.issue(purpose);
  expect(tokens.verify(token, purpose)).toBe(true);
  expect(tokens.issue(purpose)).not.toBe(token);
});

const others: [string, Partial<FormPurpose>][] = [
  ["the other button", { verdict: "denied" }],
  ["another request", { approvalId: "approval-2" }],
  ["another person", { person: aUserId(4) }],
  ["other facts", { factsHash: "1".repeat(64) }],
];
test.each(others)("it is not good for %s", (_name, other) => {
  expect(tokens.verify(tokens.issue(purpose), { ...purpose, ...other })).toBe(false);
});

test("an altered character never verifies", () => {
  const token = tokens.issue(purpose);
  const character = fc.constantFrom(...Array.from("ABCXYZabcxyz0189-_.=+/ "));
  fc.assert(
    fc.property(fc.nat(token.length - 1), character, (at, other) => {
      fc.pre(token[at] !== other);
      expect(tokens.verify(token.slice(0, at) + other + token.slice(at + 1), purpose)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test("junk never verifies and never throws", () => {
  fc.assert(fc.property(fc.string(), (junk) => !tokens.verify(junk, purpose)));
  fc.assert(fc.property(fc.string(), (junk) => !tokens.verify(`a.${junk}`, purpose)));
});

test("it lasts ten minutes", () => {
  const token = tokens.issue(purpose);
  clock.pass(599);
  expect(tokens.verify(token, purpose)).toBe(true);
  clock.pass(1);
  expect(tokens.verify(token, purpose)).toBe(false);
});

test("keys are rotated: the new one signs, the old one verifies until it is taken out", () => {
  const old = tokens.issue(purpose);
  const both = hmacFormTokens({ keys: [aKey("b"), aKey("a")], clock });
  const fresh = hmacFormTokens({ keys: [aKey("b")], clock });
  expect(both.verify(old, purpose)).toBe(true);
  expect(fresh.verify(old, purpose)).toBe(false);
  expect(fresh.verify(both.issue(purpose), purpose)).toBe(true);
});

test("without a key nothing starts", () => {
  expect(() => hmacFormTokens({ keys: [], clock })).toThrow("no key");
});
