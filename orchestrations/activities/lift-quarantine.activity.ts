import { z } from "zod";
import { handingOn } from "../../lib/domain/errors.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { readBackWait } from "../../lib/domain/next-look.ts";
import { ended, later } from "../../lib/domain/outcome.ts";
import type { Quarantine } from "../../lib/ports/quarantine.ts";
import { objected } from "../checks/objected.ts";
import { quarantineHeld, type QuarantineHeld } from "../checks/quarantine-held.ts";
import { stillAllowed, type StillAllowed } from "../checks/still-allowed.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { liftQuarantine } from "./lift-quarantine.contract.ts";

const firstWaitSeconds = 3;
const markSeconds = 1;
const carried = z.object({
  requestId: z.string().nullable(),
  looks: z.number(),
  /** Handed on before the removal: an earlier try may have taken them out, and reads that lag do not tell. */
  isTakingOut: z.literal(true).optional(),
  /** Taken out and put in again, since another case needs it. */
  isPutBack: z.literal(true).optional(),
});

/**
 * Idempotent by nature: who is out already stays out. Approval and guards are read where it takes effect; where they do not
 * allow it, nothing is written, and what is read says how things stand. Another case may call for quarantine between the
 * check and the write, and find a member still: then the subject is put back, also where an earlier try may have made the
 * write and died after it.
 */
export const liftQuarantineActivity = activity(
  liftQuarantine,
  async (deps: QuarantineHeld & StillAllowed, { caseId, key, subject, isAgreed, carry }) => {
    const record = await recordOf(deps.cases, caseId);
    const held = await quarantineHeld(deps, record, subject);
    if (!held) return ended("not-applicable", { because: "not-quarantined" });

    const { members, group, notOurs } = held;
    const before = carried.nullable().parse(carry ?? null);
    if (before?.requestId) return proof(members, group, subject, { ...before, requestId: before.requestId });
    const allowed = await stillAllowed(deps, { caseId, key, subject }, "lift");
    const unchecked = isAgreed ? null : "lift-check-refused";
    const code =
      allowed.result === "allowed" ? unchecked : await reason(deps, { caseId, subject }, allowed.code);
    const against = notOurs ?? (code === null ? null : { because: code });
    if (against === null) {
      if (!before?.isTakingOut) return later(markSeconds, { requestId: null, looks: 1, isTakingOut: true });
      const { requestId } = await members.remove(subject);
      if (!(await quarantineHeld(deps, record, subject))?.notOurs)
        return proof(members, group, subject, { requestId, looks: 1 });
    }
    if (before?.isTakingOut && (against === null || notOurs)) {
      await members.add(subject);
      return later(firstWaitSeconds, { requestId: null, looks: 1, isPutBack: true });
    }
    if (await members.holds(subject))
      return before?.isTakingOut
        ? ended("open", { because: "quarantine-end-not-proven", group })
        : ended("contained", { ...against, group });
    if (before?.isPutBack) return lookAgain(before, group);
    if (before) return ended("not-applicable", { because: "not-quarantined", group });
    return later(firstWaitSeconds, { requestId: null, looks: 1 });
  },
);

/** Where nobody agreed, it may be that nobody was asked, since the subject had objected. */
async function reason(
  { audit }: StillAllowed,
  of: Parameters<typeof objected>[1],
  code: string,
): Promise<string> {
  if (code !== "not-approved") return code;
  return (await objected(audit, of))?.code ?? "not-lifted";
}

/** Reads lag writes: it looks until the member is there again. */
function lookAgain(before: z.infer<typeof carried>, group: string) {
  const wait = readBackWait(before.looks, 2 * firstWaitSeconds);
  if (wait === null) return ended("open", { because: "membership-not-read-back", group });
  return later(wait, { ...before, looks: before.looks + 1 });
}

/** Reads lag writes: it looks until the member is gone. */
async function proof(
  members: Quarantine,
  group: string,
  subject: UserId,
  asked: { readonly requestId: string; readonly looks: number },
) {
  const { requestId, looks } = asked;
  if (!(await members.holds(subject).catch(handingOn(asked)))) return ended("verified", { group, requestId });
  const wait = readBackWait(looks);
  if (wait === null) return ended("open", { because: "still-quarantined", group, requestId });
  return later(wait, { requestId, looks: looks + 1 });
}
