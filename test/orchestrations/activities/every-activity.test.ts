import { TransientError } from "../../../lib/domain/errors.ts";
import { quarantineGroup, second, subject } from "../../support/builders.ts";
import { aCaseId } from "../../support/records.ts";
import { activities } from "../../../functions/register-runbooks.ts";
import { runActivity } from "../../support/run-activity.ts";
import { openIn, world, type World } from "../../support/world.ts";
import { rows, type Row } from "./rows.ts";

test("every activity with a frame of its own is in the table", () => {
  const framed = activities.map(({ name }) => name).filter((name) => name !== "record-gave-up");
  expect(rows.map(({ name }) => name).sort()).toEqual(framed.sort());
});

/** The case with all it needs, and one try of the step under one key. */
async function ready({ name, input, of = {}, prepare }: Row) {
  const policy = { quarantine: { groupId: quarantineGroup }, secondApprovers: [second] };
  const outside = world({ policy, ...of });
  await openIn(outside, outside.record);
  const prepared: unknown = await prepare?.(outside);
  const { caseId } = outside;
  const given = { caseId, key: `${caseId}:${name}:s`, carry: null, ...input };
  const whole = name === "recheck-case" ? { ...given, factsHash: prepared } : given;
  outside.directory.effects.splice(0);
  return { outside, tries: () => runActivity(outside, name, whole) };
}

/** All that can be seen from outside. */
async function seen({
  quarantine,
  approvals,
  cases,
  directory,
  intake,
  mailer,
  record,
  tickets,
  caseId,
}: World) {
  const approval = await approvals.find(caseId, "manager");
  return {
    revoked: directory.effects.filter(({ what }) => what === "revoked").length,
    deleted: directory.effects.filter(({ what }) => what === "deleted").length,
    methods: directory.idsOf(subject),
    isQuarantined: await quarantine.holds(subject),
    moves: quarantine.writes,
    mails: mailer.sent.map(({ key }) => key),
    comments: tickets.comments.map(({ key }) => key),
    record: await cases.get(caseId),
    approval,
    decision: approval && (await approvals.decision(approval)),
    holder: intake.holder(record.request, record.source),
  };
}

const trail = async ({ audit, caseId }: World, name: string) =>
  (await audit.entries(caseId)).filter(({ record }) => record.step === name);

describe.each(rows)("$name", (row) => {
  test("says what holds, framed by one begin and one end", async () => {
    const { outside, tries } = await ready(row);
    expect(await tries()).toMatchObject({ result: "ended", status: row.status });
    const entries = await trail(outside, row.name);
    expect(entries.map(({ record }) => [record.type, record.attempt])).toEqual([
      ["begin", 1],
      ["end", 1],
    ]);
    expect(entries[1]?.record.outcome).toMatchObject({ result: "ended", status: row.status });
  });

  test("a second try with the same key has the same evidence and no second effect", async () => {
    const { outside, tries } = await ready(row);
    const first = await tries();
    const after = await seen(outside);
    outside.clock.advance(5);
    expect(await tries()).toEqual(first);
    expect(await seen(outside)).toEqual(after);
    expect(await trail(outside, row.name)).toHaveLength(2);
  });

  test("a crash between the effect and its end shows as a second begin, and repeats no more than stated", async () => {
    const { outside, tries } = await ready(row);
    outside.audit.faults.add(`${row.name}:end`, { times: 1 });
    await expect(tries()).rejects.toThrow(TransientError);
    const after = await seen(outside);
    outside.clock.advance(5);
    expect(await tries()).toMatchObject({ result: "ended", status: row.status });
    const again = await seen(outside);
    expect(again).toEqual({
      ...after,
      ...(row.repeats === "a mail" ? { mails: [after.mails[0], after.mails[0]] } : {}),
      ...(row.repeats === "a comment" ? { comments: [after.comments[0], after.comments[0]] } : {}),
      ...(row.repeats === "a revocation" ? { revoked: 2 } : {}),
    });
    expect((await trail(outside, row.name)).map(({ record }) => [record.type, record.attempt])).toEqual([
      ["begin", 1],
      ["begin", 2],
      ["end", 2],
    ]);
  });

  test("an end whose answer was lost is the answer of the next try", async () => {
    const { outside, tries } = await ready(row);
    outside.audit.faults.add(`${row.name}:end`, { times: 1, when: "after" });
    await expect(tries()).rejects.toThrow(TransientError);
    const after = await seen(outside);
    expect(await tries()).toMatchObject({ result: "ended", status: row.status });
    expect(await seen(outside)).toEqual(after);
  });

  test("where the begin cannot be written nothing is done", async () => {
    const { outside, tries } = await ready(row);
    const before = await seen(outside);
    outside.audit.faults.add(`${row.name}:begin`, { times: 1 });
    await expect(tries()).rejects.toThrow(TransientError);
    expect(await seen(outside)).toEqual(before);
    expect(await trail(outside, row.name)).toEqual([]);
  });

  test("leaves no name, no address and no phone in its evidence", async () => {
    const { outside, tries } = await ready(row);
    expect(JSON.stringify(await tries())).not.toMatch(/hanako|sato|suzuki|tanaka|@|\+81|iphone/i);
    expect(JSON.stringify(await outside.audit.entries(outside.caseId))).not.toMatch(/hanako|@|iphone/i);
  });
});

const approvedOnly = ["remove-method", "offer-pass", "disable-device"];
const withoutRecord = [
  "open-approval",
  "read-mfa-hints",
  "check-remembered-devices",
  "look-for-number",
  "look-for-pick-up",
  "take-back-pass",
];
const ofACase = rows.filter(({ name }) => ![...approvedOnly, ...withoutRecord].includes(name));

test.each(ofACase)("$name is refused for a case that has no record", async ({ name, input }) => {
  const outside = world();
  const caseId = aCaseId(9);
  const whole = { caseId, key: `${caseId}:${name}:s`, carry: null, factsHash: "f", ...input };
  expect(await runActivity(outside, name, whole)).toMatchObject({ result: "refused", code: "no-such-case" });
  expect(outside.mailer.sent).toEqual([]);
  expect(outside.tickets.comments).toEqual([]);
});

const ofAPlan = [
  "find-held-default",
  "check-methods-gone",
  "check-new-phone",
  "check-token-activated",
  "await-strong-method",
];
const planned = rows.filter(({ name }) => ofAPlan.includes(name));

test.each(planned)("$name does not call a case missing that was not triaged", async ({ name, input }) => {
  const outside = world();
  await openIn(outside, outside.record);
  const whole = { caseId: outside.caseId, key: `${outside.caseId}:${name}:s`, carry: null, ...input };
  expect(await runActivity(outside, name, whole)).toMatchObject({ result: "refused", code: "unforeseen" });
});
