import { TransientError } from "../../../lib/domain/errors.ts";
import { handOverPass } from "../../../orchestrations/desk/hand-over-pass.ts";
import { aMethod, demoMethods, manager, quarantineGroup, second, subject } from "../../support/builders.ts";
import { aCaseId, aUserId } from "../../support/records.ts";
import { activities } from "../../../functions/register-runbooks.ts";
import { runActivity } from "../../support/run-activity.ts";
import { approvedByTwoIn, approvedIn } from "../../support/approved-in.ts";
import { openIn, world, type World } from "../../support/world.ts";

interface Row {
  readonly name: string;
  readonly input?: object;
  readonly of?: Parameters<typeof world>[0];
  readonly prepare?: (outside: World) => unknown;
  readonly status: string;
  /** What a second try does again after the first one's `end` was lost; nothing unless said. */
  readonly repeats?: "a mail" | "a comment" | "a revocation";
}

const authenticator = demoMethods()[1] ?? aMethod("microsoftAuthenticator");
const openApproval = ({ approvals, caseId }: World) =>
  approvals.open({
    ...{ caseId, subject, approver: manager, stage: "manager", factsHash: "f" },
    ...{ instanceId: `${caseId}:ask-approval`, expiresAt: "2026-11-21T10:00:00.000Z" },
  });
const triaged = async (outside: World) => {
  await runActivity(outside, "triage-case", { caseId: outside.caseId, key: "triage" });
  return (await outside.cases.get(outside.caseId))?.triage?.factsHash;
};

/** The subject had one method, which is removed, and got a pass for it. */
const handedOver = async (outside: World) => {
  const { caseId, directory } = outside;
  directory.change(subject, { methods: [aMethod("softwareOath"), aMethod("password")] });
  await approvedIn(outside);
  const until = "2026-11-24T09:00:00.000Z";
  await runActivity(outside, "offer-pass", {
    caseId,
    key: `${caseId}:offer-pass:${subject}`,
    subject,
    until,
  });
  directory.change(subject, { methods: [aMethod("password")] });
  await handOverPass(outside, { caseId, subject, by: aUserId(21), proof: "in-person", number: 1 });
};

const rows: readonly Row[] = [
  { name: "load-case", status: "read" },
  { name: "triage-case", status: "recorded" },
  {
    name: "revoke-sessions",
    input: { subject, windowSeconds: 3600 },
    ...{ status: "verified", repeats: "a revocation" },
  },
  {
    name: "open-approval",
    input: {
      ...{ subject, approver: manager, stage: "manager", factsHash: "f", expiresAt: "2026-11-21T10:00:00Z" },
      instanceId: "x:ask-approval",
    },
    status: "recorded",
  },
  {
    name: "send-approval-mail",
    input: { subject, approver: manager, stage: "manager" },
    prepare: openApproval,
    ...{ status: "accepted", repeats: "a mail" },
  },
  {
    name: "settle-approval",
    input: { subject, stage: "manager", isTimeUp: true },
    prepare: openApproval,
    status: "recorded",
  },
  { name: "find-held-default", input: { subject }, prepare: triaged, status: "read" },
  {
    name: "check-new-phone",
    input: {
      ...{ subject, gapSeconds: 10, firstLookSeconds: 120, followSeconds: 3600 },
      carry: { waited: 0, looks: 1, seen: ["microsoftAuthenticator.new"] },
    },
    prepare: async (outside) => {
      await triaged(outside);
      const { triage = null } = (await outside.cases.get(outside.caseId)) ?? {};
      if (triage) await outside.cases.update(outside.caseId, { triage: { ...triage, seenFirst: [] } });
      const added = { id: "new", type: "microsoftAuthenticator" as const, isDefault: false };
      outside.directory.change(subject, { methods: [...demoMethods(), added] });
    },
    status: "verified",
  },
  { name: "recheck-case", input: { subject }, prepare: triaged, status: "read" },
  {
    name: "remove-method",
    input: { subject, method: { ...authenticator, isDefault: false } },
    prepare: async (outside) => {
      outside.directory.change(subject, {
        methods: demoMethods().map((method) => ({ ...method, isDefault: false })),
      });
      await approvedIn(outside);
    },
    status: "accepted",
  },
  {
    name: "check-methods-gone",
    input: {
      ...{ subject, gapSeconds: 10, looks: 8 },
      carry: { cleanLists: 1, looks: 1, requestIds: ["first"] },
    },
    prepare: async (outside) => {
      await triaged(outside);
      outside.directory.change(subject, { methods: demoMethods().filter(({ id }) => id === "key") });
    },
    status: "verified",
  },
  {
    name: "check-app-passwords",
    input: { subject, firstLookSeconds: 120, followSeconds: 3600 },
    prepare: ({ directory }) => directory.addAuditRow(subject, "delete application password FOR user"),
    status: "seen-in-audit",
  },
  {
    name: "quarantine",
    input: { subject, windowSeconds: 3600 },
    status: "verified",
  },
  {
    name: "disable-device",
    input: { subject, deviceId: "phone" },
    of: {
      request: { situation: "stolen-phone" },
      subject: { methods: [authenticator, aMethod("fido2", { isSecurityKey: true })] },
    },
    prepare: async (outside) => {
      outside.directory.add(second, "Nobu Kato");
      outside.directory.registered.push({ id: "phone", name: "Pixel", platform: "mobile", isEnabled: true });
      await approvedByTwoIn(outside);
    },
    status: "verified",
  },
  { name: "read-mfa-hints", input: { subject }, status: "read" },
  { name: "check-quarantine", input: { subject }, status: "read" },
  {
    name: "lift-quarantine",
    input: { subject },
    prepare: async (outside) => {
      const { caseId } = outside;
      const put = { caseId, key: `${caseId}:quarantine:s`, subject, windowSeconds: 3600 };
      await runActivity(outside, "quarantine", put);
      await approvedIn(outside, { approval: { stage: "lift" } });
    },
    status: "verified",
  },
  {
    name: "offer-pass",
    input: { subject, until: "2026-11-24T09:00:00.000Z" },
    prepare: approvedIn,
    status: "recorded",
  },
  {
    name: "look-for-pick-up",
    input: { subject, number: 1 },
    prepare: handedOver,
    status: "read",
  },
  {
    name: "await-strong-method",
    input: { subject, number: 1, until: "2026-11-21T10:00:00.000Z", firstLookSeconds: 60 },
    prepare: async (outside) => {
      await handedOver(outside);
      outside.passes.use(subject, outside.passes.codes[0] ?? "");
    },
    status: "verified",
  },
  {
    name: "take-back-pass",
    input: { subject, number: 1, gapSeconds: 10, looks: 4, carry: { removed: [], cleanLists: 1, looks: 1 } },
    prepare: async (outside) => {
      await handedOver(outside);
      outside.passes.use(subject, outside.passes.codes[0] ?? "");
    },
    status: "verified",
  },
  {
    name: "notify-person",
    input: { subject, to: subject, turn: "contained", code: null },
    ...{ status: "accepted", repeats: "a mail" },
  },
  { name: "check-manager", input: { subject }, status: "read" },
  { name: "warn-security", input: { to: manager, code: "attack" }, status: "accepted", repeats: "a mail" },
  { name: "tell-ticket", input: { turn: "opened", code: null }, status: "accepted", repeats: "a comment" },
  { name: "close-case", input: { ending: { kind: "completed", code: null } }, status: "recorded" },
];

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
const withoutRecord = ["open-approval", "read-mfa-hints", "look-for-pick-up", "take-back-pass"];
const ofACase = rows.filter(({ name }) => ![...approvedOnly, ...withoutRecord].includes(name));

test.each(ofACase)("$name is refused for a case that has no record", async ({ name, input }) => {
  const outside = world();
  const caseId = aCaseId(9);
  const whole = { caseId, key: `${caseId}:${name}:s`, carry: null, factsHash: "f", ...input };
  expect(await runActivity(outside, name, whole)).toMatchObject({ result: "refused", code: "no-such-case" });
  expect(outside.mailer.sent).toEqual([]);
  expect(outside.tickets.comments).toEqual([]);
});
