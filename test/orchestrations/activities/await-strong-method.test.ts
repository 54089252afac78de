/** Only what came after a pass of the case's own is the way back; anything else that is new may be somebody else's. */
import { handOverPass } from "../../../orchestrations/desk/hand-over-pass.ts";
import { approvedIn } from "../../support/approved-in.ts";
import { aMethod, subject } from "../../support/builders.ts";
import { aUserId } from "../../support/records.ts";
import { runActivity } from "../../support/run-activity.ts";
import { world, type World } from "../../support/world.ts";

const thief = aMethod("fido2", { id: "thief" });
const old = aMethod("softwareOath", { id: "old" });
const password = aMethod("password");

/** The old method is gone, and a pass is offered. */
async function offered(): Promise<World> {
  const outside = world({ subject: { methods: [old, password] } });
  const { caseId, directory } = outside;
  await approvedIn(outside);
  const until = "2026-11-24T09:00:00.000Z";
  const key = `${caseId}:offer-pass:${subject}`;
  await runActivity(outside, "offer-pass", { caseId, key, subject, until });
  directory.change(subject, { methods: [password] });
  return outside;
}

const handsOver = (outside: World, number = 1) =>
  handOverPass(outside, { caseId: outside.caseId, subject, by: aUserId(21), proof: "in-person", number });
const uses = ({ passes }: World) => passes.use(subject, passes.codes.at(-1) ?? "");

const looks = (outside: World, number: number, more: object = {}) => {
  const { caseId, clock } = outside;
  const until = clock.now().toISOString();
  const key = `${caseId}:await-strong-method:${subject}:${number}`;
  return runActivity(outside, "await-strong-method", {
    caseId,
    key,
    subject,
    number,
    until,
    firstLookSeconds: 60,
    ...more,
  });
};

const open = (strange: readonly string[], registered: readonly string[] = []) => ({
  ...{ result: "ended", status: "open" },
  evidence: { because: "new-method", strange, registered },
});

test("without a pass nothing that is registered is the way back", async () => {
  const outside = await offered();
  outside.directory.register(subject, thief);
  expect(await looks(outside, 0)).toMatchObject(open(["fido2.thief"]));
});

test("what was registered before the pass was made stays strange, whatever comes after it", async () => {
  const outside = await offered();
  outside.directory.register(subject, thief);
  await handsOver(outside);
  uses(outside);
  for (const number of [1, 0])
    expect(await looks(outside, number)).toMatchObject(
      open(["fido2.thief"], ["microsoftAuthenticator.new-1"]),
    );
});

test("so does what was registered between two passes", async () => {
  const outside = await offered();
  await handsOver(outside);
  outside.directory.register(subject, thief);
  await handsOver(outside, 2);
  uses(outside);
  expect(await looks(outside, 2)).toMatchObject(open(["fido2.thief"], ["microsoftAuthenticator.new-2"]));
});

test("so does what is registered while the pass waits to be used, also once it was", async () => {
  const outside = await offered();
  await handsOver(outside);
  outside.directory.register(subject, thief);
  const until = new Date(outside.clock.ms + 3_600_000).toISOString();
  const first = await looks(outside, 1, { until });
  expect(first).toMatchObject({ result: "later", carry: { strange: ["fido2.thief"] } });
  uses(outside);
  expect(await looks(outside, 1, first)).toMatchObject(
    open(["fido2.thief"], ["microsoftAuthenticator.new-1"]),
  );
});

test("a pass that is gone from the list explains nothing", async () => {
  const outside = await offered();
  await handsOver(outside);
  await outside.passes.remove(subject, "pass-1");
  outside.directory.register(subject, thief);
  expect(await looks(outside, 1)).toMatchObject(open(["fido2.thief"]));
});

test("a pass that nobody was shown explains nothing", async () => {
  const outside = await offered();
  outside.audit.faults.add("hand-over-pass:end", { times: 1 });
  await expect(handsOver(outside)).rejects.toThrow();
  uses(outside);
  expect(await looks(outside, 0)).toMatchObject(open(["microsoftAuthenticator.new-1"]));
});

test("once the strange one is gone, what came after the pass is the way back", async () => {
  const outside = await offered();
  outside.directory.register(subject, thief);
  await handsOver(outside);
  uses(outside);
  outside.directory.unregister(subject, "thief");
  expect(await looks(outside, 1)).toMatchObject({
    ...{ status: "verified" },
    evidence: { strange: [], registered: ["microsoftAuthenticator.new-1"] },
  });
});
