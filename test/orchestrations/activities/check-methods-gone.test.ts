import { demoMethods, subject } from "../../support/builders.ts";
import { runActivity } from "../../support/run-activity.ts";
import { openIn, world } from "../../support/world.ts";

const methods = (...ids: string[]) => demoMethods().filter(({ id }) => ids.includes(id));
const unknown = "#microsoft.graph.newAuthenticationMethod";

/** The lists that one look after the other sees, until the step ends. */
async function looking(lists: readonly { methods: string[]; unknown?: string[] }[], looks = 8) {
  const outside = world();
  await openIn(outside, outside.record);
  outside.directory.change(subject, { methods: methods("token", "mobile", "key", "authenticator") });
  await runActivity(outside, "triage-case", { caseId: outside.caseId, key: "t" });
  const input = {
    caseId: outside.caseId,
    key: "k",
    subject,
    gapSeconds: 10,
  };
  let carry: unknown = null;
  for (const list of lists) {
    outside.directory.change(subject, {
      methods: methods(...list.methods),
      unknownMethodTypes: list.unknown ?? [],
    });
    const outcome = await runActivity(outside, "check-methods-gone", { ...input, looks, carry });
    if (outcome.result !== "later") return outcome;
    expect(outcome.seconds).toBe(10);
    carry = outcome.carry;
  }
  return "looks on";
}

test("a method that triage did not see is not clean, and is named while it is there", async () => {
  const grown = { methods: ["key", "password"] };
  expect(await looking([grown, grown, grown], 3)).toMatchObject({
    status: "open",
    evidence: { because: "new-method", added: ["password.password"], present: [], cleanLists: 0 },
  });
  expect(await looking([grown, clean, clean])).toMatchObject({ status: "verified", evidence: { added: [] } });
});

const clean = { methods: ["key"] };
const dirty = { methods: ["key", "token"] };
const strange = { methods: ["key"], unknown: [unknown] };

test("two lists in a row with nothing but what is kept are the proof", async () => {
  expect(await looking([clean, clean])).toMatchObject({ status: "verified", evidence: { cleanLists: 2 } });
});

test("one clean list is no proof, nor are two that a dirty one parts", async () => {
  expect(await looking([clean])).toBe("looks on");
  expect(await looking([clean, dirty, clean])).toBe("looks on");
  expect(await looking([clean, strange, clean])).toBe("looks on");
});

test("the requests that stand as proof are those of the clean lists alone", async () => {
  const last = await looking([dirty, clean, dirty, clean, clean]);
  expect(last).toMatchObject({ status: "verified", evidence: { requestIds: ["request-4", "request-5"] } });
});

test("looks used up leave it open, with what is still there", async () => {
  expect(await looking([dirty, dirty, dirty], 3)).toMatchObject({
    ...{ status: "open", evidence: { present: ["softwareOath.token"], looks: 3 } },
  });
  expect(await looking([strange, strange, strange], 3)).toMatchObject({
    ...{ status: "open", evidence: { unknownMethodTypes: [unknown] } },
  });
  expect(await looking([dirty, dirty, clean], 3)).toMatchObject({
    status: "open",
    evidence: { cleanLists: 1 },
  });
});
