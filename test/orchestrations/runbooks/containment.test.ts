import type { CaseId } from "../../../lib/domain/ids.ts";
import { subject } from "../../support/builders.ts";
import { decides } from "../../support/happenings.ts";
import { aCaseId } from "../../support/records.ts";
import { runCase } from "../../support/run-case.ts";
import { viewIn, world } from "../../support/world.ts";

/** So many cases about one person are held back by another limit than that of containments. */
const often = { policy: { limits: { subject: { cases: 99 } } } };

describe("another case for the same subject within the window", () => {
  /** Opened `seconds` after the one before it has ended. */
  async function anotherCase(outside: ReturnType<typeof world>, number: number, seconds: number) {
    outside.clock.advance(seconds);
    const openedAt = outside.clock.now().toISOString();
    const request = { ...outside.record.request, ticket: { id: `471${number}` } };
    const record = { ...outside.record, caseId: aCaseId(number), openedAt, request };
    outside.directory.effects.splice(0);
    await runCase(outside, { record, happenings: [decidesFor(outside, record.caseId)] });
    const { steps, status } = await viewIn(outside, record.caseId);
    return { contained: steps[0], status, revoked: outside.directory.effects.length };
  }

  const decidesFor = (outside: ReturnType<typeof world>, caseId: CaseId) =>
    decides({ ...outside, caseId }, 60, "denied");

  async function firstCase() {
    const outside = world(often);
    await runCase(outside, { happenings: [decides(outside, 60, "denied")] });
    return outside;
  }

  test("does not contain again what the directory shows as revoked just before it was opened", async () => {
    const outside = await firstCase();
    const { contained, status, revoked } = await anotherCase(outside, 2, 20);
    expect(revoked).toBe(0);
    expect(contained).toMatchObject({
      ...{ name: "revoke-sessions", status: "not-applicable", because: "contained-recently" },
      evidence: { containedBy: outside.caseId, validFrom: "2026-11-21T09:00:04.000Z" },
    });
    expect(status).toBe("open");
  });

  test("contains again what was revoked before this loss, three times in all", async () => {
    const outside = await firstCase();
    for (const number of [2, 3])
      expect(await anotherCase(outside, number, 1000)).toMatchObject({
        ...{ contained: { status: "verified", because: null }, revoked: 1 },
      });
    expect(await anotherCase(outside, 4, 1000)).toMatchObject({
      ...{ contained: { status: "open", because: "containment-limit" }, status: "open", revoked: 0 },
    });
    expect(await anotherCase(outside, 5, 1000)).toMatchObject({ contained: { status: "verified" } });
  });

  test("contains after all where the directory does not show that the first did", async () => {
    const outside = world(often);
    outside.directory.faults.add("revokeSessions", { times: 5 });
    await runCase(outside, { happenings: [decides(outside, 600, "denied")] });
    expect(outside.directory.effects).toEqual([]);
    expect((await viewIn(outside, outside.caseId)).steps[0]).toMatchObject({
      ...{ status: "open", because: "gave-up" },
    });
    expect(await anotherCase(outside, 2, 0)).toMatchObject({ contained: { status: "verified" }, revoked: 1 });
  });

  test("takes a revocation by hand for what it is", async () => {
    const outside = world(often);
    outside.directory.change(subject, { sessionsValidFrom: "2026-11-21T08:58:00.000Z" });
    await runCase(outside, { happenings: [decides(outside, 60, "denied")] });
    const { steps } = await viewIn(outside, outside.caseId);
    expect(steps[0]).toMatchObject({ status: "not-applicable", evidence: { because: "contained-recently" } });
    expect(steps[0]?.evidence).not.toHaveProperty("containedBy");
    const earlier = world();
    earlier.directory.change(subject, { sessionsValidFrom: "2026-11-21T08:57:59.999Z" });
    await runCase(earlier, { happenings: [decides(earlier, 60, "denied")] });
    expect((await viewIn(earlier, earlier.caseId)).steps[0]).toMatchObject({ status: "verified" });
  });
});
