import { z } from "zod";
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { ended, later, refused } from "../../lib/domain/outcome.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Containments } from "../../lib/ports/containments.ts";
import { stillAllowed, type StillAllowed } from "../checks/still-allowed.ts";
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

interface Dependencies extends StillAllowed {
  readonly clock: Clock;
  readonly containments: Containments;
}

/**
 * Idempotent in effect: revoking again only moves the time stamp. Reads lag writes, so it looks until the stamp has moved.
 * What an earlier case did counts only as far as the directory shows it, and only if it was not before this loss.
 */
export const revokeSessionsActivity = activity(
  revokeSessions,
  async (deps: Dependencies, { caseId, subject, windowSeconds, carry }) => {
    const { cases, directory } = deps;
    if (windowSeconds === null) {
      const allowed = carry ? undefined : await stillAllowed(deps, caseId, subject);
      if (allowed?.result === "refused") return allowed;
    } else {
      const record = await cases.get(caseId);
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
  if (Date.parse(validFrom) >= since) {
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
