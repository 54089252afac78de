import type { CaseId, UserId } from "../../../lib/domain/ids.ts";
import type { Situation } from "../../../lib/domain/situation.ts";
import { heldBack, heldBackNow } from "../../../orchestrations/checks/held-back.ts";
import { manager, second, someFacts, subject } from "../../support/builders.ts";
import { decides } from "../../support/happenings.ts";
import { aCaseAbout } from "../../support/a-case-about.ts";
import { runActivity } from "../../support/run-activity.ts";
import { runCase } from "../../support/run-case.ts";
import { openIn, viewIn, world, type World } from "../../support/world.ts";

const noneOfTheirs = { reportsToSubject: false, reportsToManager: false };
const deletions = ({ directory }: World) => directory.effects.filter(({ what }) => what === "deleted");

describe("a manager about whom a case is open as well", () => {
  const withCaseAboutManager = (
    outside: World,
    situation: Situation = "lost-phone",
    whom: UserId = manager,
  ): Promise<CaseId> => aCaseAbout(outside, whom, { situation });

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
    const secondApprovers = [{ ...{ id: second, accountEnabled: true, isExternal: false }, ...noneOfTheirs }];
    expect(await heldBack(outside, outside.record, someFacts({ secondApprovers }))).toBe(
      "approver-is-remediated",
    );
    expect(await heldBackNow(outside, someFacts({ secondApprovers }))).toBe("approver-is-remediated");
    expect(await heldBackNow(outside, someFacts())).toBeNull();
  });

  test("approves nothing however many cases about them have come and gone since", async () => {
    const outside = world();
    await withCaseAboutManager(outside);
    const ending = { kind: "completed" as const, code: null, at: "2026-11-21T08:00:00.000Z" };
    for (let number = 51; number < 75; number++)
      await outside.cases.update(await aCaseAbout(outside, manager, { number }), { ending });
    expect(await heldBackNow(outside, someFacts())).toBe("approver-is-remediated");
  });

  test("approves again once it has ended", async () => {
    const outside = world();
    const ending = { kind: "completed" as const, code: null, at: "2026-11-21T08:00:00.000Z" };
    await outside.cases.update(await withCaseAboutManager(outside), { ending });
    await runCase(outside, { happenings: [decides(outside, 60, "approved")] });
    expect(deletions(outside)).toHaveLength(3);
  });
});

test("a case that is refused contains nobody, and one that is not does", async () => {
  const guarded = { roles: { direct: ["role"], throughGroups: [], eligible: [] } };
  for (const [of, contained] of [
    [{}, true],
    [guarded, false],
  ] as const) {
    const outside = world({ subject: of });
    await openIn(outside, outside.record);
    await runActivity(outside, "triage-case", { caseId: outside.caseId, key: "triage" });
    expect(await outside.velocity.counted("contained", subject)).toEqual(contained ? [outside.caseId] : []);
  }
});
