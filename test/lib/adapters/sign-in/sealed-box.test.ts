import * as fc from "fast-check";
import { sealedBox, type NamedKey } from "../../../../lib/adapters/sign-in/sealed-box.ts";
import { VirtualClock } from "../../../support/fakes/virtual-clock.ts";
import { aKey } from "./keys.ts";

const clock = new VirtualClock("2026-11-21T09:00:00Z");
const box = (keys: readonly NamedKey[], purpose = "session", lifeSeconds = 60) =>
  sealedBox({ keys, purpose, lifeSeconds, clock });

test("what was sealed opens, and only its holder's server can read it", async () => {
  const sealed = await box([aKey("a")]).seal({ name: "山田 花子", roles: ["Operator"] });
  expect(await box([aKey("a")]).open(sealed)).toMatchObject({ name: "山田 花子", roles: ["Operator"] });
  expect(Buffer.from(sealed, "base64url").toString()).not.toContain("Operator");
});

test("an altered character never opens, not even one that spells the same bytes", async () => {
  const opened = box([aKey("a")]);
  const sealed = await opened.seal({ name: "Ken" });
  const character = fc.constantFrom(...Array.from("ABCXYZabcxyz0189-_.=+/ "));
  await fc.assert(
    fc.asyncProperty(fc.nat(sealed.length - 1), character, async (at, other) => {
      fc.pre(sealed[at] !== other);
      expect(await opened.open(sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeUndefined();
    }),
    { numRuns: 400 },
  );
});

test("the last character has other spellings of the same bytes, and none of them opens", async () => {
  const opened = box([aKey("a")]);
  const sealed = await opened.seal({});
  const bytes = (text: string) =>
    Buffer.from(text.slice(text.lastIndexOf(".") + 1), "base64url").toString("hex");
  const spellings = Array.from(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_",
    (last) => sealed.slice(0, -1) + last,
  ).filter((other) => other !== sealed && bytes(other) === bytes(sealed));
  expect(spellings.length).toBeGreaterThan(0);
  for (const spelling of spellings) expect(await opened.open(spelling)).toBeUndefined();
});

test("junk never opens and never throws", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 300 }), async (junk) => {
      expect(await box([aKey("a")]).open(junk)).toBeUndefined();
    }),
  );
});

test("it opens until its life is over, however often it was opened", async () => {
  const sealed = await box([aKey("a")]).seal({});
  clock.advance(59);
  expect(await box([aKey("a")]).open(sealed)).toBeDefined();
  clock.advance(1);
  expect(await box([aKey("a")]).open(sealed)).toBeUndefined();
});

test("a new key seals at once, the old one opens until it is taken out", async () => {
  const old = await box([aKey("a")]).seal({});
  expect(await box([aKey("b"), aKey("a")]).open(old)).toBeDefined();
  expect(await box([aKey("b")]).open(old)).toBeUndefined();
  const fresh = await box([aKey("b"), aKey("a")]).seal({});
  expect(await box([aKey("a")]).open(fresh)).toBeUndefined();
});

test("another key under the same name does not open", async () => {
  const sealed = await box([aKey("a")]).seal({});
  expect(await box([{ kid: "a", key: aKey("b").key }]).open(sealed)).toBeUndefined();
});

test("a pending sign-in is no session", async () => {
  const sealed = await box([aKey("a")], "sign-in").seal({});
  expect(await box([aKey("a")], "session").open(sealed)).toBeUndefined();
});

test("without a key nothing starts", () => {
  expect(() => box([])).toThrow("no key");
});
