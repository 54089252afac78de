/** Somebody who has nothing left to sign in with, from the approval to a new method. */
import { RefusedError } from "../../../lib/domain/errors.ts";
import { aMethod, manager, subject } from "../../support/builders.ts";
import type { Driven } from "../../support/driven.ts";
import { changesSubject, decides, deletesAppPasswords, handsOver } from "../../support/happenings.ts";
import { runCase } from "../../support/run-case.ts";
import { unsound } from "../../support/soundness.ts";
import { stepsOf } from "../../support/steps-of.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const onThePhone = [
  aMethod("microsoftAuthenticator", { id: "app", isDefault: true }),
  aMethod("phone", { id: "mobile", phoneType: "mobile" }),
  aMethod("password"),
];
const nothingLeft = (change: Parameters<typeof world>[0] = {}) =>
  world({ ...change, subject: { methods: onThePhone, ...change.subject } });

const statusesIn = async (outside: World) => {
  const { steps } = await viewIn(outside, outside.caseId);
  return Object.fromEntries(steps.map(({ name, status, because }) => [name, because ?? status]));
};
const wayBackIn = async (outside: World) => {
  const all = await statusesIn(outside);
  return [all["hand-over-pass"], all["await-strong-method"], all["take-back-pass"]];
};
const turnsIn = ({ tickets }: World) => tickets.comments.map(({ news }) => news.turn);

/** Whatever happened, no code is anywhere but in the hands of who was shown it. */
async function sound(outside: World, run: Driven): Promise<void> {
  expect(await unsound(outside, run)).toEqual([]);
  const kept = JSON.stringify([
    [...run.instances.values()].map(({ instance, rows }) => [instance, rows]),
    run.steps,
    run.log,
    await outside.audit.entries(outside.caseId),
    await outside.cases.get(outside.caseId),
    outside.mailer.sent,
    outside.tickets.comments,
  ]);
  expect(kept).not.toContain("Pass-canary");
}

test("the pass is handed over after the last revocation, and the new method ends the wait", async () => {
  const outside = nothingLeft();
  const run = await runCase(outside, {
    happenings: [
      decides(outside, 600, "approved"),
      deletesAppPasswords(outside, 700),
      ...handsOver(outside, 1200),
    ],
  });
  expect(stepsOf(run).filter((step) => /^(way-back|await-pick-up|follow-pass)/.test(step))).toEqual([
    "way-back offer-pass",
    "way-back tell-ticket pass-ready",
    "way-back notify-person pass-ready",
    "await-pick-up look-for-pick-up pass-1:look-1",
    "await-pick-up look-for-pick-up pass-1:look-2",
    "follow-pass look-for-pick-up pass-1:follow",
    "follow-pass tell-ticket pass-handed-over:pass-1",
    "follow-pass notify-person pass-handed-over:pass-1",
    ...Array<string>(4).fill("follow-pass await-strong-method pass-1"),
    "follow-pass take-back-pass pass-1",
    "follow-pass take-back-pass pass-1",
  ]);
  expect(await wayBackIn(outside)).toEqual(["attested", "verified", "verified"]);
  expect(outside.directory.effects.map(({ what }) => what).at(-1)).toBe("revoked");
  expect(outside.directory.idsOf(subject)).toEqual(["password", "pass-1", "new-1"]);
  const { record, status } = await viewIn(outside, outside.caseId);
  expect([record.ending?.kind, status]).toEqual(["completed", "attested"]);
  expect(outside.mailer.sent.map(({ to, news }) => [to, news.turn])).toContainEqual([manager, "pass-ready"]);
  await sound(outside, run);
});

test("where something strong is kept, nobody is handed a pass", async () => {
  const outside = world();
  const run = await runCase(outside, {
    happenings: [decides(outside, 600, "approved"), ...handsOver(outside, 1200, { usedAfter: null })],
  }).catch((error: unknown) => String(error));
  expect(run).toContain("there is no");
  expect(outside.passes.codes).toEqual([]);
});

test("a signal that is lost only makes it later", async () => {
  const outside = nothingLeft();
  const run = await runCase(outside, {
    happenings: [decides(outside, 600, "approved"), ...handsOver(outside, 1000, { isEventLost: true })],
  });
  expect(await wayBackIn(outside)).toEqual(["attested", "verified", "verified"]);
  await sound(outside, run);
});

test("nobody picks it up: it stays open, no longer than the case follows", async () => {
  const outside = nothingLeft();
  const run = await runCase(outside, { happenings: [decides(outside, 600, "approved")] });
  expect(await wayBackIn(outside)).toEqual(["not-run-yet", "no-strong-method", "not-run-yet"]);
  expect(outside.passes.codes).toEqual([]);
  expect(run.seconds).toBeLessThan(73 * 3600);
  expect(turnsIn(outside).slice(-2)).toEqual(["pass-ready", "closed"]);
  await sound(outside, run);
});

test("what somebody registers without a pass is no way back, and it says that it is new", async () => {
  const outside = nothingLeft();
  const registers = changesSubject(outside, 1200, { methods: [aMethod("fido2"), aMethod("password")] });
  const happenings = [decides(outside, 600, "approved"), registers];
  await sound(outside, await runCase(outside, { happenings }));
  expect(await wayBackIn(outside)).toEqual(["not-run-yet", "new-method", "not-run-yet"]);
});

test("a pass that nobody uses is taken back, and a second one is followed in its turn", async () => {
  const outside = nothingLeft();
  const run = await runCase(outside, {
    happenings: [
      decides(outside, 600, "approved"),
      ...handsOver(outside, 1200, { usedAfter: null }),
      ...handsOver(outside, 9000, { number: 2, usedAfter: 60 }),
    ],
  });
  const taken = run.steps.find(({ name, result }) => name === "take-back-pass" && result !== undefined);
  expect(taken?.result).toMatchObject({ carry: { removed: ["pass-1"] } });
  expect(turnsIn(outside)).toContain("pass-unused");
  expect(await wayBackIn(outside)).toEqual(["attested", "verified", "verified"]);
  expect(outside.directory.idsOf(subject)).toEqual(["password", "pass-2", "new-2"]);
  await sound(outside, run);
});

test("three passes that nobody uses are the end of it, and all are gone", async () => {
  const outside = nothingLeft();
  const run = await runCase(outside, {
    happenings: [
      decides(outside, 600, "approved"),
      ...[1, 2, 3, 4].flatMap((number) => handsOver(outside, 9000 * number, { number, usedAfter: null })),
    ].map((one, index) =>
      index < 4
        ? one
        : { ...one, happens: () => expect(one.happens({ raise: () => undefined })).resolves.toBeUndefined() },
    ),
  });
  expect(outside.passes.codes).toHaveLength(3);
  expect(await wayBackIn(outside)).toEqual(["attested", "no-strong-method", "verified"]);
  expect(outside.directory.idsOf(subject)).toEqual(["password"]);
  await sound(outside, run);
});

test("a pass that another one replaced is neither followed nor taken back", async () => {
  const outside = nothingLeft();
  const run = await runCase(outside, {
    happenings: [
      decides(outside, 600, "approved"),
      ...handsOver(outside, 1200, { usedAfter: null }),
      handsOver(outside, 1300, { number: 2, isEventLost: true })[0],
      { afterSeconds: 1500, happens: () => outside.passes.use(subject, outside.passes.codes[1] ?? "") },
    ].flatMap((one) => one ?? []),
  });
  expect(await wayBackIn(outside)).toEqual(["attested", "verified", "verified"]);
  expect(outside.directory.idsOf(subject)).toEqual(["password", "pass-2", "new-2"]);
  await sound(outside, run);
});

test("a pass that is made before the case has seen the registration is taken back, and leaves that one unexplained", async () => {
  const outside = nothingLeft();
  const run = await runCase(outside, {
    happenings: [
      decides(outside, 600, "approved"),
      ...handsOver(outside, 1200, { usedAfter: 60 }),
      ...handsOver(outside, 1270, { number: 2, usedAfter: null, isEventLost: true }),
    ],
  });
  expect(outside.passes.codes).toHaveLength(2);
  expect(await wayBackIn(outside)).toEqual(["attested", "new-method", "verified"]);
  expect(outside.directory.idsOf(subject)).toEqual(["password", "new-1"]);
  await sound(outside, run);
});

test("so is one whose making died in the middle, and its hand-over is closed as given up", async () => {
  const outside = nothingLeft();
  const [second] = handsOver(outside, 1270, { number: 2, usedAfter: null, isEventLost: true });
  const dies = {
    afterSeconds: 1270,
    happens: async () => {
      outside.audit.faults.add("hand-over-pass:end", { times: 1 });
      await expect(second?.happens({ raise: () => undefined })).rejects.toThrow();
    },
  };
  const run = await runCase(outside, {
    happenings: [decides(outside, 600, "approved"), ...handsOver(outside, 1200, { usedAfter: 60 }), dies],
  });
  expect(await wayBackIn(outside)).toEqual(["gave-up", "new-method", "verified"]);
  expect(outside.directory.idsOf(subject)).toEqual(["password", "new-1"]);
  await sound(outside, run);
});

test("an answer that was lost leaves the step open, and what is listed is taken back", async () => {
  const outside = nothingLeft();
  const lost = new RefusedError("answer-lost", "no telling");
  outside.passes.faults.add("mint", { times: 1, when: "after", error: lost });
  const run = await runCase(outside, {
    happenings: [decides(outside, 600, "approved"), ...handsOver(outside, 1200, { usedAfter: null })],
  });
  expect(outside.passes.codes).toHaveLength(1);
  expect(await wayBackIn(outside)).toEqual(["answer-lost", "no-strong-method", "verified"]);
  expect(outside.directory.idsOf(subject)).toEqual(["password"]);
  await sound(outside, run);
});

test("a hand-over that died in the middle is closed as given up, and what it made is taken back", async () => {
  const outside = nothingLeft();
  outside.audit.faults.add("hand-over-pass:end", { times: 1 });
  const [begins] = handsOver(outside, 1200, { usedAfter: null });
  const dies = {
    afterSeconds: 1200,
    happens: () => expect(begins?.happens({ raise: () => undefined })).rejects.toThrow(),
  };
  const run = await runCase(outside, { happenings: [decides(outside, 600, "approved"), dies] });
  expect(await wayBackIn(outside)).toEqual(["gave-up", "no-strong-method", "verified"]);
  expect(outside.directory.idsOf(subject)).toEqual(["password"]);
  await sound(outside, run);
});

test("a pass that cannot be taken back is said to be listed still", async () => {
  const outside = nothingLeft();
  outside.passes.remove = () => Promise.resolve({ requestId: "r", wasGone: false });
  const run = await runCase(outside, {
    happenings: [decides(outside, 600, "approved"), ...handsOver(outside, 1200, { usedAfter: null })],
  });
  expect(await wayBackIn(outside)).toEqual(["attested", "no-strong-method", "pass-still-listed"]);
  await sound(outside, run);
});

const cutBacks = [
  ["pass-policy-off", { state: "disabled" as const }],
  ["pass-not-in-scope", { isInScope: false }],
] as const;

test.each(cutBacks)(
  "%s: the account is contained, nothing is removed, and it says why",
  async (code, change) => {
    const outside = nothingLeft();
    outside.passes.policy = { ...outside.passes.policy, ...change };
    const run = await runCase(outside);
    const { record } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "stopped", code });
    expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
    await sound(outside, run);
  },
);

test("a policy for passes that cannot be read keeps nobody from being contained", async () => {
  const outside = nothingLeft();
  outside.passes.faults.add("policyFor", { error: new RefusedError("directory-forbidden", "no") });
  await runCase(outside);
  const { record } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "stopped", code: "pass-policy-unknown" });
  expect(outside.directory.effects.map(({ what }) => what)).toEqual(["revoked"]);
});

test("where nobody may hand one over, the account is only contained", async () => {
  const outside = nothingLeft({ policy: { pass: { handOverBy: [] } } });
  await runCase(outside);
  const { record } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "stopped", code: "would-lock-out" });
});

test("a policy for passes that changed before the approval stops the case with nothing removed", async () => {
  const outside = nothingLeft();
  const changes = {
    afterSeconds: 300,
    happens: () => {
      outside.passes.policy = { ...outside.passes.policy, isUsableOnceForced: true };
    },
  };
  await runCase(outside, { happenings: [changes, decides(outside, 600, "approved")] });
  const { record } = await viewIn(outside, outside.caseId);
  expect(record.ending).toMatchObject({ kind: "refused", code: "facts-changed" });
});

test("somebody who became an administrator meanwhile is handed nothing", async () => {
  const outside = nothingLeft();
  const role = { roles: { direct: ["role"], throughGroups: [], eligible: [] } };
  const run = await runCase(outside, {
    happenings: [
      decides(outside, 600, "approved"),
      changesSubject(outside, 1100, role),
      ...handsOver(outside, 1200, { usedAfter: null }),
    ],
  });
  expect(outside.passes.codes).toEqual([]);
  expect(await wayBackIn(outside)).toEqual(["not-run-yet", "no-strong-method", "not-run-yet"]);
  await sound(outside, run);
});

test("the lifetime is brought within the tenant's bounds, and the approver is shown it", async () => {
  const outside = nothingLeft({ policy: { pass: { lifetimeMinutes: 10, isUsableOnce: false } } });
  const lifetimeMinutes = { minimum: 30, maximum: 480, default: 60 };
  outside.passes.policy = { ...outside.passes.policy, lifetimeMinutes, isUsableOnceForced: true };
  await runCase(outside, { happenings: [decides(outside, 600, "approved")] });
  const plan = (await outside.cases.get(outside.caseId))?.triage?.plan;
  expect(plan?.pass).toEqual({ lifetimeMinutes: 30, isUsableOnce: true });
});
