import { z } from "zod";
import { isApproved } from "../../lib/domain/approved.ts";
import { ended, later, refused } from "../../lib/domain/outcome.ts";
import type { Approvals } from "../../lib/ports/approvals.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Containments } from "../../lib/ports/containments.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { activity } from "../kit/activity.ts";
import { revokeSessions } from "./revoke-sessions.contract.ts";

const secondsBetweenLooks = 3;
const looks = 20;
const clockSkewMs = 60_000;
const carried = z.object({ before: z.string(), requestId: z.string(), looks: z.number() });

interface Dependencies {
  readonly approvals: Approvals;
  readonly cases: CaseStore;
  readonly containments: Containments;
  readonly directory: Directory;
}

/**
 * Idempotent in effect: revoking again only moves the time stamp. Reads lag writes, so it looks until the stamp has moved.
 * Another case's turn is no reason to do nothing while the directory does not show that it did its part.
 */
export const revokeSessionsActivity = activity(
  revokeSessions,
  async (
    { approvals, cases, containments, directory }: Dependencies,
    { caseId, subject, windowSeconds, carry },
  ) => {
    const record = await cases.get(caseId);
    if (windowSeconds === null) {
      const approval = await approvals.find(caseId, "manager");
      const decision = approval && (await approvals.decision(approval));
      if (!isApproved(subject, record, approval, decision))
        return refused("not-approved", `without an approval revocations for ${subject} are limited`);
    } else {
      const turn = await containments.claim(subject, caseId, windowSeconds);
      if (!turn.held) {
        const validFrom = await directory.sessionsValidFrom(subject);
        if (Date.parse(validFrom) >= Date.parse(turn.at) - clockSkewMs)
          return ended("not-applicable", {
            because: "contained-recently",
            containedBy: turn.by,
            containedAt: turn.at,
            validFrom,
          });
      }
    }

    const asked = carried.nullable().parse(carry ?? null) ?? (await revoke(directory, subject));
    const validFrom = await directory.sessionsValidFrom(subject);
    if (Date.parse(validFrom) > Date.parse(asked.before))
      return ended("verified", { validFrom, requestId: asked.requestId });
    if (asked.looks >= looks) return ended("open", { because: "not-read-back", requestId: asked.requestId });
    // The stamp counts whole seconds: a second revocation within one of them does not move it.
    const again = asked.looks === 2 ? await directory.revokeSessions(subject) : asked;
    return later(secondsBetweenLooks, { ...asked, requestId: again.requestId, looks: asked.looks + 1 });
  },
);

async function revoke(directory: Directory, subject: Parameters<Directory["revokeSessions"]>[0]) {
  const before = await directory.sessionsValidFrom(subject);
  const { requestId } = await directory.revokeSessions(subject);
  return { before, requestId, looks: 1 };
}
