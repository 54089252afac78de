import { RefusedError } from "../../../lib/domain/errors.ts";
import type { StepView } from "../../../lib/domain/case-view.ts";
import { aCaseAbout } from "../../support/a-case-about.ts";
import { manager, quarantineGroup, subject } from "../../support/builders.ts";
import type { Happening } from "../../support/drive.ts";
import { changesSubject, decides, deletesAppPasswords } from "../../support/happenings.ts";
import { aCaseId } from "../../support/records.ts";
import { runActivity } from "../../support/run-activity.ts";
import { runCase } from "../../support/run-case.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const quarantine = { groupId: quarantineGroup, for: ["lost-phone"] };
const quarantining = () => world({ policy: { quarantine } });

/** Approved after a minute, the app passwords deleted at once: from then on the end of the quarantine can be decided. */
const toTheEnd = (outside: World): Happening[] => [
  decides(outside, 60, "approved"),
  deletesAppPasswords(outside, 62),
];
const lifts = (outside: World, verdict: "approved" | "denied" = "approved"): Happening =>
  decides(outside, 1200, verdict, { stage: "lift" });

async function seen(outside: World) {
  const { steps, status, record } = await viewIn(outside, outside.caseId);
  const named = (name: StepView["name"]) => {
    const step = steps.find((one) => one.name === name);
    return step && [step.status, step.because];
  };
  return {
    status,
    ending: record.ending?.kind,
    put: named("quarantine"),
    lifted: named("lift-quarantine"),
    isMember: await outside.quarantine.holds(subject),
    writes: outside.quarantine.writes,
  };
}

test("the account is quarantined with the containment, and stays so until somebody agrees to end it", async () => {
  const outside = quarantining();
  let before: boolean | undefined;
  const happens = async () => void (before = await outside.quarantine.holds(subject));
  const look: Happening = { afterSeconds: 1199, happens };
  await runCase(outside, { happenings: [...toTheEnd(outside), look, lifts(outside)] });
  expect(before).toBe(true);
  expect(await seen(outside)).toEqual({
    ...{ status: "seen-in-audit", ending: "completed", isMember: false, writes: 2 },
    ...{ put: ["verified", "quarantine-member"], lifted: ["verified", null] },
  });
  const asked = await outside.approvals.ofCase(outside.caseId);
  expect(asked.map(({ stage, approver }) => [stage, approver])).toEqual([
    ["manager", manager],
    ["lift", manager],
  ]);
});

test.each([
  ["a denial", (outside: World) => [lifts(outside, "denied")]],
  ["silence", () => []],
])("%s leaves the account in quarantine, and the case claims no more than that", async (_, last) => {
  const outside = quarantining();
  await runCase(outside, { happenings: [...toTheEnd(outside), ...last(outside)] });
  expect(await seen(outside)).toMatchObject({
    ...{ status: "contained", ending: "completed", isMember: true, writes: 1 },
    lifted: ["contained", "not-lifted"],
  });
});

test.each([
  [
    "a change of manager that the log shows only then",
    ({ directory }: World) => directory.addAuditRow(subject, "Set user manager"),
  ],
  [
    "a log that may not be read then",
    ({ directory }: World) =>
      directory.faults.add("profileChanges", { error: new RefusedError("directory-forbidden", "403") }),
  ],
  ["a log that does not answer then", ({ directory }: World) => directory.faults.add("profileChanges")],
])("%s leaves the account in quarantine, although its end was approved", async (_, happens) => {
  const outside = quarantining();
  const late: Happening = { afterSeconds: 1199, happens: () => happens(outside) };
  await runCase(outside, { happenings: [...toTheEnd(outside), late, lifts(outside)] });
  expect(await seen(outside)).toMatchObject({
    ...{ status: "contained", ending: "completed", isMember: true, writes: 1 },
    lifted: ["contained", "lift-check-refused"],
  });
});

test("whoever has another number by then is let out of quarantine all the same", async () => {
  const outside = quarantining();
  const happens = () => outside.directory.addAuditRow(subject, "Set user contact");
  const late: Happening = { afterSeconds: 1199, happens };
  await runCase(outside, { happenings: [...toTheEnd(outside), late, lifts(outside)] });
  expect(await seen(outside)).toMatchObject({ isMember: false, lifted: ["verified", null] });
});

test("a case that is denied leaves the account in quarantine, and asks nobody to end it", async () => {
  const outside = quarantining();
  await runCase(outside, { happenings: [decides(outside, 60, "denied")] });
  expect(await seen(outside)).toMatchObject({
    ...{ status: "open", isMember: true, lifted: ["open", "not-run-yet"] },
  });
  expect(await outside.approvals.ofCase(outside.caseId)).toHaveLength(1);
});

test("whoever was in the group before is not taken out, and nobody is asked to", async () => {
  const outside = quarantining();
  await outside.quarantine.add(subject);
  await runCase(outside, { happenings: toTheEnd(outside) });
  expect(await seen(outside)).toMatchObject({
    ...{ status: "contained", isMember: true, writes: 1 },
    ...{ put: ["verified", "quarantine-member"], lifted: ["contained", "quarantined-before"] },
  });
  expect(await outside.approvals.find(outside.caseId, "lift")).toBeUndefined();
});

test("a case does not end the quarantine that another case has called for since", async () => {
  const outside = quarantining();
  const another: Happening = {
    afterSeconds: 900,
    happens: async () => {
      await outside.quarantineTurns.claim(subject, aCaseId(2), 3600, 3);
    },
  };
  await runCase(outside, { happenings: [...toTheEnd(outside), another, lifts(outside)] });
  expect(await seen(outside)).toMatchObject({
    ...{ isMember: true, lifted: ["contained", "quarantined-since"] },
  });
});

test("nor one that another case relies on which was beyond the limit, and says whose it is", async () => {
  const outside = quarantining();
  for (const number of [11, 12]) await outside.quarantineTurns.claim(subject, aCaseId(number), 3600, 3);
  const another: Happening = {
    afterSeconds: 900,
    happens: async () => {
      const caseId = aCaseId(14);
      await outside.cases.create({ ...outside.record, caseId });
      const asked = { caseId, key: `${caseId}:quarantine:s`, subject, windowSeconds: 3600 };
      expect(await runActivity(outside, "quarantine", asked)).toMatchObject({
        ...{ status: "verified", evidence: { because: "quarantine-member", wasMember: true } },
      });
    },
  };
  await runCase(outside, { happenings: [...toTheEnd(outside), another, lifts(outside)] });
  expect(await seen(outside)).toMatchObject({
    ...{ isMember: true, put: ["verified", "quarantine-member"], lifted: ["contained", "quarantined-since"] },
  });
  const { steps } = await viewIn(outside, outside.caseId);
  const lifted = steps.find(({ name }) => name === "lift-quarantine");
  expect(lifted?.evidence).toMatchObject({ neededBy: aCaseId(14) });
});

test.each([0, 20])(
  "whoever another case called for quarantine for in that very moment is put back, also where reads lag %i s",
  async (lagSeconds) => {
    const outside = quarantining();
    const { quarantine: group, quarantineTurns } = outside;
    const remove = group.remove.bind(group);
    group.remove = async (whom) => {
      await quarantineTurns.claim(whom, aCaseId(14), 3600, 3);
      return remove(whom);
    };
    group.lagSeconds = lagSeconds;
    await runCase(outside, { happenings: [...toTheEnd(outside), lifts(outside)] });
    expect(await seen(outside)).toMatchObject({ isMember: true, lifted: ["contained", "quarantined-since"] });
  },
);

/** Right before the subject is taken out of the group. */
function beforeRemoval({ quarantine: group }: World, happens: () => unknown): void {
  const remove = group.remove.bind(group);
  group.remove = async (whom) => {
    await happens();
    return remove(whom);
  };
}

test.each<[string, (outside: World) => void]>([
  ["putting back fails once", ({ quarantine: group }) => group.faults.add("add", { times: 1 })],
  [
    "the answer to the removal is lost",
    ({ quarantine: group }) => group.faults.add("remove", { times: 1, when: "after" }),
  ],
  [
    "it does not answer at first who else calls for it",
    ({ quarantineTurns }) => quarantineTurns.faults.add("lastAsked", { times: 1 }),
  ],
])("whoever another case called for quarantine for is put back also where %s", async (_, fails) => {
  const outside = quarantining();
  beforeRemoval(outside, async () => {
    await outside.quarantineTurns.claim(subject, aCaseId(14), 3600, 3);
    fails(outside);
  });
  await runCase(outside, { happenings: [...toTheEnd(outside), lifts(outside)] });
  expect(await seen(outside)).toMatchObject({ isMember: true, lifted: ["contained", "quarantined-since"] });
});

test("whose removal was begun when a guard came up is not said to be in quarantine still", async () => {
  const outside = quarantining();
  const { directory, quarantine: group } = outside;
  beforeRemoval(outside, () => {
    group.lagSeconds = 900;
    directory.change(subject, { roles: { direct: ["role"], throughGroups: [], eligible: [] } });
    group.faults.add("remove", { times: 1, when: "after" });
  });
  await runCase(outside, { happenings: [...toTheEnd(outside), lifts(outside)] });
  expect(await seen(outside)).toMatchObject({
    ...{ status: "open", lifted: ["open", "quarantine-end-not-proven"] },
  });
});

test("it stays where whoever agreed to end it has lost their own phone by then", async () => {
  const outside = quarantining();
  const reported: Happening = { afterSeconds: 1100, happens: () => aCaseAbout(outside, manager) };
  await runCase(outside, { happenings: [...toTheEnd(outside), reported, lifts(outside)] });
  expect(await seen(outside)).toMatchObject({
    ...{ isMember: true, lifted: ["contained", "approver-is-remediated"] },
  });
});

test("an account that a guard protects by then stays in quarantine, whatever was approved", async () => {
  const outside = quarantining();
  const roles = { direct: ["role"], throughGroups: [], eligible: [] };
  await runCase(outside, {
    happenings: [...toTheEnd(outside), changesSubject(outside, 1100, { roles }), lifts(outside)],
  });
  expect(await seen(outside)).toMatchObject({
    ...{ isMember: true, lifted: ["contained", "privileged-role"] },
  });
});

test("whoever was taken out by hand meanwhile is in no quarantine, and nobody is asked", async () => {
  const outside = quarantining();
  const byHand: Happening = {
    afterSeconds: 30,
    happens: async () => {
      await outside.quarantine.remove(subject);
    },
  };
  await runCase(outside, { happenings: [byHand, ...toTheEnd(outside)] });
  expect(await seen(outside)).toMatchObject({
    ...{ isMember: false, writes: 2, lifted: ["not-applicable", "not-quarantined"] },
  });
});

test.each([
  ["no-such-group", new RefusedError("no-such-group", "none")],
  ["quarantine-group-unfit", new RefusedError("quarantine-group-unfit", "roles")],
])("%s leaves the quarantine open, and the case goes on", async (code, error) => {
  const outside = quarantining();
  outside.quarantine.faults.add("add", { error });
  await runCase(outside, { happenings: toTheEnd(outside) });
  expect(await seen(outside)).toMatchObject({
    ...{ status: "open", ending: "completed", put: ["open", code] },
    lifted: ["not-applicable", "not-quarantined"],
  });
});

test("a membership that is never read back is open", async () => {
  const outside = quarantining();
  outside.quarantine.lagSeconds = 86_400;
  await runCase(outside, { happenings: [decides(outside, 300, "denied")] });
  expect(await seen(outside)).toMatchObject({ put: ["open", "membership-not-read-back"] });
});

test("a read that lags is waited for, on the way in and on the way out", async () => {
  const outside = quarantining();
  outside.quarantine.lagSeconds = 20;
  await runCase(outside, { happenings: [...toTheEnd(outside), lifts(outside)] });
  expect(await seen(outside)).toMatchObject({
    ...{ put: ["verified", "quarantine-member"], lifted: ["verified", null] },
  });
});

test("a lost answer puts nobody in twice, and leaves the way out to people", async () => {
  const outside = quarantining();
  outside.quarantine.faults.add("add", { times: 1, when: "after" });
  await runCase(outside, { happenings: [...toTheEnd(outside), lifts(outside)].slice(0, 2) });
  expect(await seen(outside)).toMatchObject({
    ...{ isMember: true, writes: 1, put: ["verified", "quarantine-member"] },
    lifted: ["contained", "quarantined-before"],
  });
});

test("nobody is quarantined more than three times in a window", async () => {
  const outside = quarantining();
  for (const number of [11, 12, 13]) await outside.quarantineTurns.claim(subject, aCaseId(number), 3600, 3);
  await runCase(outside, { happenings: toTheEnd(outside) });
  expect(await seen(outside)).toMatchObject({ put: ["open", "quarantine-limit"], writes: 0 });
});

test("without a policy that names the situation nobody is quarantined", async () => {
  const outside = world({ policy: { quarantine: { groupId: quarantineGroup } } });
  await runCase(outside, { happenings: toTheEnd(outside) });
  expect(await seen(outside)).toMatchObject({ put: undefined, lifted: undefined, writes: 0 });
});
