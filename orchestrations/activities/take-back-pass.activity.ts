import { z } from "zod";
import { gaveUp } from "../../lib/domain/audit-entry.ts";
import { handOversIn, handOverStep, possiblePasses, type HandOver } from "../../lib/domain/hand-overs.ts";
import type { CaseId, UserId } from "../../lib/domain/ids.ts";
import { ended, later } from "../../lib/domain/outcome.ts";
import { isSpent } from "../../lib/domain/spent-pass.ts";
import { stepKey } from "../../lib/domain/step-key.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Passes } from "../../lib/ports/passes.ts";
import { activity } from "../kit/activity.ts";
import { takeBackPass } from "./take-back-pass.contract.ts";

const carried = z.object({
  ...{ removed: z.array(z.string()), requestIds: z.array(z.string()) },
  ...{ cleanLists: z.number(), looks: z.number() },
});
const nothingYet = { removed: [], requestIds: [], cleanLists: 0, looks: 0 };

interface Dependencies {
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly passes: Passes;
}

/**
 * Idempotent by nature. It asks for no approval, since it only takes access away. The list is read before the trail:
 * whoever makes another pass writes that down first, so what is listed without such an entry is the one to be taken back.
 */
export const takeBackPassActivity = activity(
  takeBackPass,
  async ({ audit, clock, passes }: Dependencies, { caseId, subject, number, gapSeconds, looks, carry }) => {
    const before = carried.nullable().parse(carry ?? null) ?? nothingYet;
    const live = (await passes.list(subject)).filter((pass) => !isSpent(pass)).map(({ id }) => id);
    const handOvers = handOversIn(await audit.entries(caseId), clock.now());
    const look = {
      removed: [...new Set([...before.removed, ...live])],
      cleanLists: live.length === 0 ? before.cleanLists + 1 : 0,
      looks: before.looks + 1,
    };
    const possible = possiblePasses(handOvers);
    if (possible.length > number)
      return ended("not-applicable", {
        because: "pass-replaced",
        ...look,
        ...{ removed: before.removed, requestIds: before.requestIds, left: live },
      });
    for (const ours of possible) if (!ours.isEnded) await endOf(audit, caseId, subject, ours);

    const requestIds = [...before.requestIds];
    for (const id of live) requestIds.push((await passes.remove(subject, id)).requestId);
    const now = { ...look, requestIds };
    if (now.cleanLists >= 2) return ended("verified", { ...now, left: [] });
    if (now.looks >= looks) return ended("open", { because: "pass-still-listed", ...now, left: live });
    return later(gapSeconds, now);
  },
);

/** Whoever began it will not end it any more; if they do after all, they find this end and show no code. */
async function endOf(
  audit: AuditLog,
  caseId: CaseId,
  subject: UserId,
  { number, by }: HandOver,
): Promise<void> {
  const key = stepKey({ caseId, step: handOverStep, subject, discriminator: String(number) });
  await audit.append({
    ...{ id: `${key}:end`, caseId, key, step: handOverStep, subject, type: "end", attempt: 1, facts: {} },
    actor: { kind: "person", id: by },
    outcome: gaveUp,
  });
}
