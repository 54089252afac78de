import { z } from "zod";
import { handingOn } from "../../lib/domain/errors.ts";
import { handOversIn, possiblePasses } from "../../lib/domain/hand-overs.ts";
import { readBackWait } from "../../lib/domain/next-look.ts";
import { isBrake, speaksForContaining } from "../../lib/domain/refusal-code.ts";
import type { CaseId } from "../../lib/domain/ids.ts";
import { ended, later } from "../../lib/domain/outcome.ts";
import type { Containments } from "../../lib/ports/containments.ts";
import { stillAllowed, type Effect, type StillAllowed } from "../checks/still-allowed.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { revokeSessions } from "./revoke-sessions.contract.ts";

const mostTurns = 3;
/** A revocation that short before the case was opened is as good as one of its own. */
const freshMs = 120_000;
const clockSkewMs = 60_000;
const carried = z.object({
  before: z.string(),
  askedAt: z.string(),
  requestIds: z.array(z.string()),
  looks: z.number(),
});

interface Dependencies extends StillAllowed {
  readonly containments: Containments;
}

/**
 * Idempotent in effect: revoking again only moves the time stamp. Reads lag writes, so it looks until the stamp has moved.
 * What an earlier case did counts only as far as the directory shows it, and only if it was not before this loss. Never
 * once a pass of the case may have been made: it would end what the person began with it.
 */
export const revokeSessionsActivity = activity(
  revokeSessions,
  async (deps: Dependencies, { caseId, key, subject, windowSeconds, carry }) => {
    const { directory } = deps;
    const before = carried.nullable().parse(carry ?? null);
    const asked = before ?? (await revoke(deps, { caseId, key, subject }, windowSeconds));
    if ("result" in asked) return asked;
    const validFrom = await directory.sessionsValidFrom(subject).catch(handingOn(asked));
    // A stale read before may make an older revocation look like this one, so the stamp has to be of now as well.
    const isOfNow = Date.parse(validFrom) >= Date.parse(asked.askedAt) - clockSkewMs;
    if (isOfNow && Date.parse(validFrom) > Date.parse(asked.before))
      return ended("verified", { validFrom, requestIds: asked.requestIds });
    const wait = readBackWait(asked.looks);
    if (wait === null) return ended("open", { because: "not-read-back", requestIds: asked.requestIds });
    // The stamp counts whole seconds: a second revocation within one of them does not move it.
    const isAgain = asked.looks === 2;
    if (isAgain && (await mayHoldPass(deps, caseId)))
      return ended("open", { because: "pass-made-since", requestIds: asked.requestIds });
    const again = isAgain ? [(await directory.revokeSessions(subject)).requestId] : [];
    return later(wait, {
      ...asked,
      ...{ requestIds: [...asked.requestIds, ...again], looks: asked.looks + 1 },
    });
  },
);

/** The first turn: the stamp as it is before, then the revocation; what ends the step at once instead. */
async function revoke(deps: Dependencies, effect: Effect, windowSeconds: number | null) {
  const { clock, directory } = deps;
  const { caseId, subject } = effect;
  if (await mayHoldPass(deps, caseId)) return ended("open", { because: "pass-made-since" as const });
  const allowed = windowSeconds === null ? await stillAllowed(deps, effect) : undefined;
  // The brake, a high risk and an objection stop what destroys; to contain goes on.
  const isOnlyContained = (code: string) => isBrake(code) || speaksForContaining(code);
  if (allowed?.result === "refused" && !isOnlyContained(allowed.code)) return allowed;

  const before = await directory.sessionsValidFrom(subject);
  const instead =
    windowSeconds === null ? undefined : await insteadOfRevoking(deps, effect, before, windowSeconds);
  if (instead) return instead;
  const askedAt = clock.now().toISOString();
  const { requestId } = await directory.revokeSessions(subject);
  return { before, askedAt, requestIds: [requestId], looks: 1 };
}

/** Asked right before each revocation: a pass may be handed out while an earlier one is read back. */
const mayHoldPass = async ({ audit, clock }: Dependencies, caseId: CaseId): Promise<boolean> =>
  possiblePasses(handOversIn(await audit.entries(caseId), clock.now())).length > 0;

/** Undefined: this case has to revoke, and may. */
async function insteadOfRevoking(
  { cases, containments }: Dependencies,
  { caseId, subject }: Effect,
  validFrom: string,
  windowSeconds: number,
) {
  const record = await recordOf(cases, caseId);
  const latest = await containments.latest(subject);
  if (latest?.caseId === caseId) return undefined; // an earlier try of this step, whose answer was lost
  const since = Date.parse(record.openedAt) - freshMs;
  if (Date.parse(validFrom) >= since) {
    const isTheirs = latest && Date.parse(latest.at) >= since;
    const by = isTheirs ? { containedBy: latest.caseId, containedAt: latest.at } : {};
    return ended("not-applicable", { because: "contained-recently" as const, ...by, validFrom });
  }
  if (await containments.claim(subject, caseId, windowSeconds, mostTurns)) return undefined;
  return ended("open", { because: "containment-limit" as const, validFrom });
}
