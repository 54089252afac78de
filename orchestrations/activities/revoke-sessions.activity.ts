import { z } from "zod";
import { isApproved } from "../../lib/domain/approved.ts";
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { ended, later, refused } from "../../lib/domain/outcome.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Containments } from "../../lib/ports/containments.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { activity } from "../kit/activity.ts";
import { revokeSessions } from "./revoke-sessions.contract.ts";

const secondsBetweenLooks = 3;
const looks = 20;
const mostTurns = 3;
/** A revocation that short before the case was opened is as good as one of its own. */
const freshMs = 120_000;
const clockSkewMs = 60_000;
const carried = z.object({
  before: z.string(),
  askedAt: z.string(),
  requestId: z.string(),
  looks: z.number(),
});

interface Dependencies {
  readonly approvals: Approvals;
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly containments: Containments;
  readonly directory: Directory;
}

/**
 * Idempotent in effect: revoking again only moves the time stamp. Reads lag writes, so it looks until the stamp has moved.
 * What an earlier case did counts only as far as the directory shows it, and only if it was not before this loss.
 */
export const revokeSessionsActivity = activity(
  revokeSessions,
  async (deps: Dependencies, { caseId, subject, windowSeconds, carry }) => {
    const { approvals, cases, directory } = deps;
    const record = await cases.get(caseId);
    if (windowSeconds === null) {
      const approval = await approvals.find(caseId, "manager");
      const decision = approval && (await approvals.decision(approval));
      if (!isApproved(subject, record, approval, decision))
        return refused("not-approved", `without an approval revocations for ${subject} are limited`);
    } else {
      if (!record) return refused("no-such-case", `${caseId} has no record`);
      const instead = carry ? undefined : await insteadOfRevoking(deps, record, subject, windowSeconds);
      if (instead) return instead;
    }

    const asked = carried.nullable().parse(carry ?? null) ?? (await revoke(deps, subject));
    const validFrom = await directory.sessionsValidFrom(subject);
    // A stale read before may make an older revocation look like this one, so the stamp has to be of now as well.
    const isOfNow = Date.parse(validFrom) >= Date.parse(asked.askedAt) - clockSkewMs;
    if (isOfNow && Date.parse(validFrom) > Date.parse(asked.before))
      return ended("verified", { validFrom, requestId: asked.requestId });
    if (asked.looks >= looks) return ended("open", { because: "not-read-back", requestId: asked.requestId });
    // The stamp counts whole seconds: a second revocation within one of them does not move it.
    const again = asked.looks === 2 ? await directory.revokeSessions(subject) : asked;
    return later(secondsBetweenLooks, { ...asked, requestId: again.requestId, looks: asked.looks + 1 });
  },
);

/** Undefined: this case has to revoke, and may. */
async function insteadOfRevoking(
  { containments, directory }: Dependencies,
  { caseId, openedAt }: CaseRecord,
  subject: UserId,
  windowSeconds: number,
) {
  const validFrom = await directory.sessionsValidFrom(subject);
  const latest = await containments.latest(subject);
  if (latest?.caseId === caseId) return undefined; // an earlier try of this step, whose answer was lost
  const since = Date.parse(openedAt) - freshMs;
  if (Date.parse(validFrom) >= since && latest?.caseId !== caseId) {
    const isTheirs = latest && Date.parse(latest.at) >= since;
    const by = isTheirs ? { containedBy: latest.caseId, containedAt: latest.at } : {};
    return ended("not-applicable", { because: "contained-recently" as const, ...by, validFrom });
  }
  if (await containments.claim(subject, caseId, windowSeconds, mostTurns)) return undefined;
  return ended("open", { because: "containment-limit" as const, validFrom });
}

async function revoke({ clock, directory }: Dependencies, subject: UserId) {
  const before = await directory.sessionsValidFrom(subject);
  const askedAt = clock.now().toISOString();
  const { requestId } = await directory.revokeSessions(subject);
  return { before, askedAt, requestId, looks: 1 };
}
