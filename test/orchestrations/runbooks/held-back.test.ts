import { tenantTrail, type Brake } from "../../../lib/domain/brake.ts";
import { storedEntry, verifyChain } from "../../../lib/domain/audit-chain.ts";
import { aMethod, manager, requester, second, someFacts, subject } from "../../support/builders.ts";
import { decides } from "../../support/happenings.ts";
import { aCaseId, aCaseRecord, aRequest, aUserId } from "../../support/records.ts";
import { runCase } from "../../support/run-case.ts";
import type { UserId } from "../../../lib/domain/ids.ts";
import type { Situation } from "../../../lib/domain/situation.ts";
import type { SubjectFacts } from "../../../lib/domain/subject-facts.ts";
import { heldBack, heldBackNow } from "../../../orchestrations/checks/held-back.ts";
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

  test("that cannot be counted lets nothing through", async () => {
    const outside = world();
    outside.velocity.faults.add("count", { times: 99 });
    await runCase(outside, { happenings: [] });
    expect(outside.directory.effects).toEqual([]);
    expect((await viewIn(outside, outside.caseId)).record.ending?.kind).toBe("stopped");
  });
});

describe("the brake", () => {
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

describe("a manager about whom a case is open as well", () => {
  async function withCaseAboutManager(
    outside: World,
    situation: Situation = "lost-phone",
    whom: UserId = manager,
  ) {
    const theirs = { ...aCaseRecord(aCaseId(50)), request: aRequest({ situation }) };
    await outside.cases.create(theirs);
    await heldBack(outside, theirs, someFacts({ subject: whom, requester: null, manager: null }));
    return theirs.caseId;
  }

  test("approves nothing", async () => {
    const outside = world();
    await withCaseAboutManager(outside);
    await runCase(outside);
    expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({
      ...{ kind: "stopped", code: "approver-is-remediated" },
    });
    expect(deletions(outside)).toEqual([]);
  });

  test("approves nothing either where it was opened while they were asked", async () => {
    const outside = world();
    const opens = { afterSeconds: 30, happens: () => void withCaseAboutManager(outside) };
    await runCase(outside, { happenings: [opens, decides(outside, 60, "approved")] });
    expect((await viewIn(outside, outside.caseId)).record.ending).toMatchObject({
      ...{ kind: "refused", code: "approver-is-remediated" },
    });
    expect(deletions(outside)).toEqual([]);
  });

  test.each(["app-passwords-not-working", "authenticator-not-activated", "hardware-token-assign"] as const)(
    "still approves where that case is of %s, which contains nothing",
    async (situation) => {
      const outside = world();
      await withCaseAboutManager(outside, situation);
      await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
      expect(deletions(outside)).toHaveLength(3);
    },
  );

  test("approves nothing where it only contains", async () => {
    const outside = world();
    await withCaseAboutManager(outside, "forget-devices");
    expect(await heldBack(outside, outside.record, someFacts())).toBe("approver-is-remediated");
  });

  test("is treated like a second approver about whom one is open", async () => {
    const outside = world();
    await withCaseAboutManager(outside, "stolen-phone", second);
    const secondApprovers = [{ id: second, accountEnabled: true, isExternal: false }];
    expect(await heldBack(outside, outside.record, someFacts({ secondApprovers }))).toBe(
      "approver-is-remediated",
    );
    expect(await heldBackNow(outside, someFacts({ secondApprovers }))).toBe("approver-is-remediated");
    expect(await heldBackNow(outside, someFacts())).toBeNull();
  });

  test("approves again once it has ended", async () => {
    const outside = world();
    const ending = { kind: "completed" as const, code: null, at: "2026-11-21T08:00:00.000Z" };
    await outside.cases.update(await withCaseAboutManager(outside), { ending });
    await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
    expect(deletions(outside)).toHaveLength(3);
  });
});
