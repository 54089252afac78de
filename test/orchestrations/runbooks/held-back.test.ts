import { liftedEntry, tenantTrail, type Brake } from "../../../lib/domain/brake.ts";
import { storedEntry, verifyChain } from "../../../lib/domain/audit-chain.ts";
import { aMethod, manager, requester, someFacts, subject } from "../../support/builders.ts";
import { changesSubject, decides } from "../../support/happenings.ts";
import { aCaseId, aRequest, aUserId } from "../../support/records.ts";
import { runCase } from "../../support/run-case.ts";
import type { Situation } from "../../../lib/domain/situation.ts";
import type { SubjectFacts } from "../../../lib/domain/subject-facts.ts";
import { heldBack } from "../../../orchestrations/checks/held-back.ts";
import { unsound } from "../../support/soundness.ts";
import { viewIn, world, type World } from "../../support/world.ts";

const threat: Brake = {
  ...{ id: "threat", cause: "elevated-threat", pulledAt: "2026-11-21T09:00:00.000Z" },
  ...{ pulledBy: aUserId(7), reason: "calls" },
};
const deletions = ({ directory }: World) => directory.effects.filter(({ what }) => what === "deleted");
const revocations = ({ directory }: World) => directory.effects.filter(({ what }) => what === "revoked");

/** Counted before, as if so many cases had come a minute ago. */
async function manyBefore(
  outside: World,
  kind: "tenant" | "subject" | "requester" | "approver",
  id: string,
  cases: number,
) {
  for (let number = 0; number < cases; number++)
    await outside.velocity.count(kind, id, aCaseId(100 + number), 3600);
  outside.clock.advance(60);
}

describe("a limit", () => {
  test.each([
    ["subject", subject, 3, "subject-limit"],
    ["requester", requester, 20, "requester-limit"],
    ["approver", manager, 10, "approver-limit"],
  ] as const)(
    "of the %s: the account is contained, nobody is asked, nothing is removed",
    async (kind, id, cases, code) => {
      const outside = world();
      await manyBefore(outside, kind, id, cases);
      const run = await runCase(outside);
      const { record, status } = await viewIn(outside, outside.caseId);
      expect(record.triage?.blockedBy).toBe(code);
      expect(record.ending).toMatchObject({ kind: "stopped", code });
      expect(status).toBe("open");
      expect([revocations(outside).length, deletions(outside).length]).toEqual([1, 0]);
      expect(await outside.approvals.find(outside.caseId, "manager")).toBeUndefined();
      expect(await outside.brakes.current()).toBeUndefined();
      expect(await unsound(outside, run)).toEqual([]);
    },
  );

  test.each([
    ["subject", subject, 2],
    ["requester", requester, 19],
    ["approver", manager, 9],
    ["tenant", "all", 29],
  ] as const)("of the %s that is just not reached holds nothing back", async (kind, id, cases) => {
    const outside = world();
    await manyBefore(outside, kind, id, cases);
    await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
    expect(deletions(outside)).toHaveLength(3);
  });

  test("of all together pulls the brake, which stops cases that were approved before, and later ones", async () => {
    const outside = world();
    await manyBefore(outside, "tenant", "all", 30);
    const run = await runCase(outside);
    const { record } = await viewIn(outside, outside.caseId);
    expect(record.ending).toMatchObject({ kind: "stopped", code: "tenant-limit" });
    expect(await outside.brakes.current()).toMatchObject({
      ...{ id: outside.caseId, cause: "tenant-limit", pulledBy: null },
    });
    const trail = await outside.audit.entries(tenantTrail);
    expect(trail.map(({ record: { step, actor } }) => [step, actor.kind])).toEqual([["brake-pulled", "app"]]);
    expect(verifyChain(tenantTrail, trail.map(storedEntry))).toEqual([]);
    expect(await unsound(outside, run)).toEqual([]);

    const next = { ...outside, caseId: aCaseId(2) };
    await runCase(outside, { record: { ...outside.record, caseId: next.caseId } });
    expect((await viewIn(outside, next.caseId)).record.ending).toMatchObject({ code: "removals-frozen" });
    expect(deletions(outside)).toEqual([]);
    expect(await outside.audit.entries(tenantTrail)).toHaveLength(1);
  });

  test("counts refused cases too: tickets about administrators are an attack like any other", async () => {
    const outside = world({ subject: { accountEnabled: false } });
    await manyBefore(outside, "tenant", "all", 30);
    await runCase(outside);
    expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({ code: "account-disabled" });
    expect(await outside.brakes.current()).toMatchObject({ cause: "tenant-limit" });
  });

  test("of the subject and of the approver is not used up by tickets that contain or remove nothing", async () => {
    const outside = world({ policy: { limits: { subject: { cases: 1 }, approver: { cases: 1 } } } });
    const held = (number: number, situation: Situation, change: Partial<SubjectFacts> = {}) => {
      const record = { ...outside.record, caseId: aCaseId(number), request: aRequest({ situation }) };
      return heldBack(outside, record, someFacts(change));
    };
    for (const harmless of ["app-passwords-not-working", "forget-devices", "new-phone"] as const)
      expect(await held(harmless.length, harmless)).toBeNull();
    expect(await held(101, "stolen-phone")).toBeNull();
    expect(await held(102, "stolen-phone")).toBe("subject-limit");
    expect(await held(103, "stolen-phone", { subject: aUserId(60) })).toBe("approver-limit");
    expect(await outside.velocity.counted("requester", requester)).toHaveLength(6);
    expect(await outside.velocity.counted("tenant", "all")).toHaveLength(6);
  });

  test("of the subject and of the approver is used up by tickets that would end in a pass", async () => {
    const outside = world({ policy: { limits: { subject: { cases: 1 } } } });
    const onlyTheApp = someFacts({ methods: [aMethod("microsoftAuthenticator"), aMethod("password")] });
    const held = (number: number) =>
      heldBack(
        outside,
        {
          ...outside.record,
          caseId: aCaseId(number),
          request: aRequest({ situation: "authenticator-not-activated" }),
        },
        onlyTheApp,
      );
    expect([await held(1), await held(2)]).toEqual([null, "subject-limit"]);
  });

  test.each(["number-change", "hardware-token-assign"] as const)(
    "of the subject and of the approver is used up by tickets of %s, which hands out access",
    async (situation) => {
      const held = (outside: World, number: number, change: Partial<SubjectFacts> = {}) => {
        const record = { ...outside.record, caseId: aCaseId(number), request: aRequest({ situation }) };
        return heldBack(outside, record, someFacts(change));
      };
      const one = world({ policy: { limits: { subject: { cases: 1 } } } });
      expect([await held(one, 1), await held(one, 2)]).toEqual([null, "subject-limit"]);
      const other = world({ policy: { limits: { approver: { cases: 1 } } } });
      const somebodyElse = { subject: aUserId(60) };
      expect([await held(other, 1), await held(other, 2, somebodyElse)]).toEqual([null, "approver-limit"]);
    },
  );

  test("that cannot be counted lets nothing through", async () => {
    const outside = world();
    outside.velocity.faults.add("count", { times: 99 });
    await runCase(outside, { happenings: [] });
    expect(outside.directory.effects).toEqual([]);
    expect((await viewIn(outside, outside.caseId)).record.ending?.kind).toBe("stopped");
  });
});

describe("the brake", () => {
  async function lift(outside: World) {
    const on = await outside.brakes.current();
    if (!on) throw new Error("no brake is on");
    const lifted = {
      liftedAt: outside.clock.now().toISOString(),
      liftedBy: aUserId(7),
      reason: "a roll-out",
    };
    await outside.audit.append(liftedEntry(on, lifted));
    return () => outside.brakes.lift(on, lifted);
  }
  const trail = async ({ audit }: World) =>
    (await audit.entries(tenantTrail)).map(({ record: { step, facts } }) => [step, facts.brakeId]);

  test("lifted: the tenant is counted anew, up to its limit", async () => {
    const outside = world({ policy: { limits: { tenant: { cases: 2 } } } });
    const held = (number: number) =>
      heldBack(
        outside,
        { ...outside.record, caseId: aCaseId(number) },
        someFacts({ subject: aUserId(number) }),
      );
    const three = async (first: number) => [await held(first), await held(first + 1), await held(first + 2)];
    expect(await three(11)).toEqual([null, null, "tenant-limit"]);
    outside.clock.advance(60);
    await (
      await lift(outside)
    )();
    outside.clock.advance(60);
    expect(await three(21)).toEqual([null, null, "tenant-limit"]);
    expect(await trail(outside)).toEqual([
      ["brake-pulled", aCaseId(13)],
      ["brake-lifted", aCaseId(13)],
      ["brake-pulled", aCaseId(23)],
    ]);
  });

  test("is pulled once by a case that is triaged afresh after it was lifted", async () => {
    const base = [
      ...[aMethod("microsoftAuthenticator", { id: "old" }), aMethod("password")],
      aMethod("phone", { id: "mobile", phoneType: "mobile", isDefault: true }),
    ];
    const outside = world({ subject: { methods: base }, request: { situation: "new-phone" } });
    await manyBefore(outside, "tenant", "all", 30);
    const lifts = { afterSeconds: 600, happens: () => lift(outside).then((takeOff) => takeOff()) };
    const added = { methods: [...base, aMethod("microsoftAuthenticator", { id: "new" })] };
    await runCase(outside, { happenings: [lifts, changesSubject(outside, 7200, added)] });
    expect(await outside.brakes.current()).toBeUndefined();
    expect(await trail(outside)).toEqual([
      ["brake-pulled", outside.caseId],
      ["brake-lifted", outside.caseId],
    ]);
  });

  test("is pulled after a crash between the trail and the brake, and not where its lifting stands there", async () => {
    const outside = world();
    await manyBefore(outside, "tenant", "all", 30);
    outside.brakes.faults.add("pull", { times: 1 });
    const held = () => heldBack(outside, outside.record, someFacts());
    await expect(held()).rejects.toThrow();
    expect(await outside.brakes.current()).toBeUndefined();
    expect(await held()).toBe("tenant-limit");
    expect(await outside.brakes.current()).toMatchObject({ id: outside.caseId });

    await lift(outside);
    const pull = jest.spyOn(outside.brakes, "pull");
    expect(await held()).toBe("tenant-limit");
    expect(pull).not.toHaveBeenCalled();
  });

  test("pulled before a case comes: contained, and no more", async () => {
    const outside = world();
    await outside.brakes.pull(threat);
    await runCase(outside);
    expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({ code: "elevated-threat" });
    expect([revocations(outside).length, deletions(outside).length]).toEqual([1, 0]);
  });

  test("pulled while the manager is asked: the approval removes nothing", async () => {
    const outside = world();
    const pulls = { afterSeconds: 30, happens: () => void outside.brakes.pull(threat) };
    await runCase(outside, { happenings: [pulls, decides(outside, 60, "approved")] });
    expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({
      ...{ kind: "refused", code: "elevated-threat" },
    });
    expect(deletions(outside)).toEqual([]);
  });

  test("pulled between two deletions: the second is not made, the sessions are revoked, and the case claims no more", async () => {
    const outside = world({
      subject: {
        methods: [
          ...[aMethod("softwareOath", { id: "token" }), aMethod("fido2", { id: "key" })],
          aMethod("microsoftAuthenticator", { id: "app", isDefault: true }),
        ],
      },
    });
    const { directory } = outside;
    const deleteMethod = directory.deleteMethod.bind(directory);
    directory.deleteMethod = async (...given) => {
      await outside.brakes.pull(threat);
      return deleteMethod(...given);
    };
    await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
    const { record, status } = await viewIn(outside, outside.caseId);
    expect(deletions(outside).map(({ id }) => id)).toEqual(["token"]);
    expect(revocations(outside)).toHaveLength(2);
    expect(record.ending).toMatchObject({ code: "elevated-threat" });
    expect(status).toBe("open");
  });

  test("that cannot be read lets nothing be removed", async () => {
    const outside = world();
    const breaks = {
      afterSeconds: 30,
      happens: () => outside.brakes.faults.add("current", { times: 99 }),
    };
    await runCase(outside, { happenings: [breaks, decides(outside, 60, "approved")] });
    expect(deletions(outside)).toEqual([]);
  });

  test("holds back no situation that removes nothing", async () => {
    const outside = world({ request: { situation: "forget-devices" } });
    await outside.brakes.pull(threat);
    await runCase(outside);
    expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({ kind: "completed" });
  });
});
