import type { AuditOutcome } from "../../../lib/domain/audit-entry.ts";
import type { CaseRecord } from "../../../lib/domain/case-record.ts";
import { caseStatus, caseView, stepViews, type StepView } from "../../../lib/domain/case-view.ts";
import { newsOf } from "../../../lib/domain/news-of.ts";
import { stepStatus, type EffectStatus, type StepStatus } from "../../../lib/domain/outcome.ts";
import type { Plan } from "../../../lib/domain/plan.ts";
import { policy } from "../../../lib/domain/policy.ts";
import { triage } from "../../../lib/domain/triage.ts";
import { anEnd, demoMethods, someFacts, subject } from "../../support/builders.ts";
import { aCaseRecord } from "../../support/records.ts";

const plan = planOf();
const removal = (id: string) => ({ name: "remove-method", discriminator: id }) as const;
const look = { name: "check-methods-gone" } as const;
const lastLook = { name: "check-methods-gone", discriminator: "closing" } as const;

const ended = (status: EffectStatus, evidence: object = {}): AuditOutcome => ({
  ...{ result: "ended", status, evidence: JSON.parse(JSON.stringify(evidence)) as null },
});
const listed = (cleanLists: number, present: string[] = [], unknownMethodTypes: string[] = []) => ({
  ...{ cleanLists, present, unknownMethodTypes, looks: 2, requestIds: [] },
});
const accepted = ended("accepted", { methodId: "softwareOath.token", wasGone: false, requestId: "r" });
const proven = ended("verified", listed(2));
const removedAll = ["softwareOath.token", "phone.mobile", "microsoftAuthenticator.authenticator"].map(
  (id, at) => anEnd(removal(id), accepted, at),
);

const removals = (entries: Parameters<typeof stepViews>[1]) =>
  stepViews(plan, entries)
    .filter(({ name }) => name === "remove-method")
    .map(({ status, because }) => [status, because]);
const viewOf = (name: StepView["name"], entries: Parameters<typeof stepViews>[1]) => {
  const { status, because } = stepViews(plan, entries).find((step) => step.name === name) ?? {};
  return [status, because];
};

describe("a removal", () => {
  test("is open before it ran, also where the lists are clean", () => {
    expect(removals([])).toEqual(Array(3).fill(["open", "not-run-yet"]));
    expect(removals([anEnd(look, proven)])).toEqual(Array(3).fill(["open", "not-run-yet"]));
  });

  test("is not proven by the directory's word that it deletes", () => {
    expect(removals(removedAll)).toEqual(Array(3).fill(["open", "not-proven-yet"]));
  });

  test("is verified by two clean lists", () => {
    expect(removals([...removedAll, anEnd(look, proven)])).toEqual(Array(3).fill(["verified", null]));
  });

  test("keeps its own reason until two lists show that the method is gone, however it went", () => {
    const gone: AuditOutcome[] = [
      { result: "refused", code: "default-method", detail: "" },
      { result: "gave-up", code: "gave-up" },
      accepted,
    ];
    const ends = gone.map((outcome, at) =>
      anEnd(
        removal(["softwareOath.token", "phone.mobile", "microsoftAuthenticator.authenticator"][at] ?? ""),
        outcome,
        at,
      ),
    );
    expect(removals(ends)).toEqual([
      ["open", "default-method"],
      ["open", "gave-up"],
      ["open", "not-proven-yet"],
    ]);
    expect(removals([...ends, anEnd(look, proven)])).toEqual(Array(3).fill(["verified", null]));
  });

  const unproven: readonly (readonly [string, AuditOutcome, string])[] = [
    ["one clean list", ended("open", listed(1)), "one-clean-list"],
    ["a claim of proof without a clean list", ended("verified", listed(0)), "not-proven-yet"],
    [
      "a claim of proof with a new method",
      ended("verified", { ...listed(2), because: "new-method" }),
      "new-method",
    ],
    ["a claim of proof with one clean list", ended("verified", listed(1)), "one-clean-list"],
    [
      "a claim of proof with a method present",
      ended("verified", listed(2, ["softwareOath.token"])),
      "still-listed",
    ],
    ["a claim of proof with an unknown type", ended("verified", listed(2, [], ["x"])), "unknown-method-type"],
    ["a claim of proof without evidence", ended("verified"), "not-proven-yet"],
    ["a look that gave up", { result: "gave-up", code: "gave-up" }, "gave-up"],
    [
      "a look that was refused",
      { result: "refused", code: "directory-forbidden", detail: "" },
      "directory-forbidden",
    ],
  ];

  test.each(unproven)("is never shown verified on %s", (_, outcome, because) => {
    const entries = [...removedAll, anEnd(look, outcome)];
    expect(viewOf("check-methods-gone", entries)).toEqual(["open", because]);
    expect(removals(entries).map(([status]) => status)).toEqual(["open", "open", "open"]);
  });

  test("says which method is still listed", () => {
    const entries = [...removedAll, anEnd(look, ended("open", listed(0, ["phone.mobile"])))];
    expect(removals(entries)).toEqual([
      ["open", "not-proven-yet"],
      ["open", "still-listed"],
      ["open", "not-proven-yet"],
    ]);
  });

  test("turns open again with a later look that finds the method, or that finds nothing out", () => {
    const before = [...removedAll, anEnd(look, proven)];
    const back = [...before, anEnd(lastLook, ended("open", listed(0, ["softwareOath.token"])))];
    expect(removals(back)[0]).toEqual(["open", "still-listed"]);
    const blind = [...before, anEnd(lastLook, { result: "gave-up", code: "gave-up" })];
    expect(removals(blind)).toEqual(Array(3).fill(["open", "not-proven-yet"]));
  });

  test("is verified by a later look where the first one left it open", () => {
    const entries = [
      ...removedAll,
      anEnd(look, ended("open", listed(0, ["softwareOath.token"]))),
      anEnd(lastLook, proven),
    ];
    expect(removals(entries)).toEqual(Array(3).fill(["verified", null]));
  });

  test("is told apart from the removal of a method whose id begins alike", () => {
    const entries = [anEnd(removal("softwareOath.token-2"), accepted), anEnd(look, proven)];
    expect(removals(entries)[0]).toEqual(["open", "not-run-yet"]);
    expect(
      removals([anEnd(removal("softwareOath.token:again-1"), accepted), anEnd(look, proven)])[0],
    ).toEqual(["verified", null]);
  });
});

describe("any other step", () => {
  test("has the status that its last end claims, and the reason that it gives", () => {
    const contained = ended("not-applicable", { because: "contained-recently", containedBy: "case" });
    expect(viewOf("revoke-sessions", [anEnd({ name: "revoke-sessions" }, contained)])).toEqual([
      ...["not-applicable", "contained-recently"],
    ]);
    const unseen = ended("open", { because: "no-deletion-in-audit", rows: [] });
    expect(viewOf("check-app-passwords", [anEnd({ name: "check-app-passwords" }, unseen)])).toEqual([
      ...["open", "no-deletion-in-audit"],
    ]);
  });

  test.each(["accepted", "recorded", "read"] as const)("that was only %s is open", (status) => {
    expect(viewOf("revoke-sessions", [anEnd({ name: "revoke-sessions" }, ended(status))])).toEqual([
      "open",
      status,
    ]);
  });

  test("that gave up or was refused is open, with the code", () => {
    const outcomes: AuditOutcome[] = [
      { result: "gave-up", code: "gave-up" },
      { result: "refused", code: "directory-forbidden", detail: "" },
    ];
    for (const outcome of outcomes)
      expect(viewOf("revoke-sessions", [anEnd({ name: "revoke-sessions" }, outcome)])[0]).toBe("open");
  });

  test("is not taken for the same step done at another time", () => {
    const after = anEnd({ name: "revoke-sessions", discriminator: "after-removal" }, ended("verified"));
    const [first, second] = stepViews(plan, [after]).filter(({ name }) => name === "revoke-sessions");
    expect([first?.status, second?.status]).toEqual(["open", "verified"]);
  });

  test("that has only begun is open", () => {
    const end = anEnd({ name: "revoke-sessions" }, ended("verified"));
    const begin = { ...end, record: { ...end.record, type: "begin" as const, outcome: null } };
    expect(viewOf("revoke-sessions", [begin])).toEqual(["open", "begun"]);
    expect(viewOf("revoke-sessions", [end, begin])).toEqual(["open", "begun"]);
  });
});

describe("a case", () => {
  const step = (status: StepStatus): StepView => ({
    ...{ name: "revoke-sessions", beforeApproval: true, status, because: null, at: null, evidence: null },
  });
  const whole = aCaseRecord();

  test.each([
    [[], "open"],
    [["verified"], "verified"],
    [["verified", "not-applicable"], "verified"],
    [["not-applicable"], "open"],
    [["verified", "seen-in-audit"], "seen-in-audit"],
    [["seen-in-audit", "attested", "verified"], "attested"],
    [["attested", "contained"], "contained"],
    [["verified", "contained", "open", "not-applicable"], "open"],
  ] as [StepStatus[], StepStatus][])("with the steps %j claims no more than %s", (statuses, status) => {
    expect(caseStatus(whole, statuses.map(step))).toBe(status);
  });

  test("that has an open step is open, whatever else it has", () => {
    for (const status of stepStatus.options)
      expect(caseStatus(whole, [step(status), step("open")])).toBe("open");
  });

  test("that was cut back to containment is open, however well that was done", () => {
    const record = triaged({ methods: demoMethods(), manager: null });
    const { status, steps } = caseView(record, [anEnd({ name: "revoke-sessions" }, ended("verified"))]);
    expect(steps.map((one) => one.status)).toEqual(["verified"]);
    expect(status).toBe("open");
  });

  test("that was refused, or not triaged yet, is open and has no steps", () => {
    expect(caseView(aCaseRecord(), [])).toMatchObject({ status: "open", steps: [] });
    expect(caseView(triaged({ accountEnabled: false }), [])).toMatchObject({ status: "open", steps: [] });
  });

  test("with every step proven claims what the weakest of them proves", () => {
    const entries = [
      anEnd({ name: "revoke-sessions" }, ended("verified")),
      ...removedAll,
      anEnd({ name: "revoke-sessions", discriminator: "after-removal" }, ended("verified")),
      anEnd(look, proven),
    ];
    expect(caseView(triaged(), entries).status).toBe("open");
    const seen = anEnd({ name: "check-app-passwords" }, ended("seen-in-audit"));
    expect(caseView(triaged(), [...entries, seen]).status).toBe("seen-in-audit");
  });

  test("is told to people with the steps as its page shows them", () => {
    const entries = [...removedAll, anEnd(look, proven)];
    const news = newsOf("closed", triaged(), entries, {
      link: "https://mfa.example.com/cases/x",
      code: "denied",
    });
    expect(news).toMatchObject({ turn: "closed", code: "denied", expiresAt: null });
    expect(news.steps).toEqual(caseView(triaged(), entries).steps);
  });
});

function planOf(change: Parameters<typeof someFacts>[0] = {}): Plan {
  const made = triage(someFacts(change), "lost-phone", policy.parse({})).plan;
  if (!made) throw new Error("no plan");
  return made;
}

function triaged(change: Parameters<typeof someFacts>[0] = {}): CaseRecord {
  const {
    plan: made,
    refusedBy,
    containOnlyBy,
    factsHash,
  } = triage(someFacts(change), "lost-phone", policy.parse({}));
  const names = { subjectName: "Hanako", requesterName: "Taro", managerName: "Jiro", labels: {} };
  const blockedBy = refusedBy ?? containOnlyBy;
  return { ...aCaseRecord(), triage: { ...names, subject, plan: made, factsHash, blockedBy } };
}
