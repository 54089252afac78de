/** A refused attempt to hand over a pass stands in the trail, in the person's name. */
import { storedEntry, verifyChain } from "../../lib/domain/audit-chain.ts";
import { RefusedError } from "../../lib/domain/errors.ts";
import { subject } from "../support/builders.ts";
import { people } from "../support/console.ts";
import { aPassDesk } from "../support/pass-desk.ts";

let desk: Awaited<ReturnType<typeof aPassDesk>>;
beforeEach(async () => {
  desk = await aPassDesk();
});

const tries = (code: string, person = people.operator.oid) => [["hand-over-refused", person, code]];

test("whoever it is not for, once however often they try", async () => {
  const form = await desk.form();
  for (const sent of [{}, { form }, {}, { form }, {}]) await desk.send({ ...sent, as: people.requester });
  expect(await desk.refusedAttempts()).toEqual(tries("not-for-this-person", people.requester.oid));
  await desk.send({ as: people.stranger, form });
  expect(await desk.refusedAttempts()).toHaveLength(2);
  const entries = await desk.audit.entries(desk.caseId);
  expect(verifyChain(desk.caseId, entries.map(storedEntry))).toEqual([]);
});

test.each(["birthday", "verified-id"])("the proof %s that the policy does not allow", async (proof) => {
  desk = await aPassDesk({ policy: { pass: { proofs: ["in-person"] } } });
  await desk.send({ form: await desk.form({ proof }) });
  expect(await desk.refusedAttempts()).toEqual(tries("proof-not-allowed"));
});

test("a form that is sent long after the sign-in, and no page that is only opened then", async () => {
  const [as, form] = [desk.operator(), await desk.form()];
  desk.clock.advance(15 * 60);
  await desk.send({ as });
  expect(await desk.refusedAttempts()).toEqual([]);
  await desk.send({ as, form });
  expect(await desk.refusedAttempts()).toEqual(tries("sign-in-too-old"));
});

test("what the guards refuse", async () => {
  desk.clock.advance(120);
  desk.directory.change(subject, { roles: { direct: ["role"], throughGroups: [], eligible: [] } });
  await desk.send({ form: await desk.form() });
  expect(await desk.refusedAttempts()).toEqual(tries("privileged-role"));
});

test("nothing that succeeds, or that its own frame tells of", async () => {
  const error = new RefusedError("answer-lost", "no telling");
  desk.passes.faults.add("mint", { times: 1, when: "after", error });
  await desk.send({ form: await desk.form() });
  await desk.send({ form: await desk.form({ number: "2" }) });
  expect(await desk.refusedAttempts()).toEqual([]);
});
