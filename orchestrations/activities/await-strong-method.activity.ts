import { z } from "zod";
import { handOversIn, possiblePasses } from "../../lib/domain/hand-overs.ts";
import { isSameMethod, isStrong, methodKey } from "../../lib/domain/method.ts";
import { ended, later, refused } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { activity } from "../kit/activity.ts";
import { awaitStrongMethod } from "./await-strong-method.contract.ts";

const carried = z.object({ looks: z.number() });

interface Dependencies {
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly directory: Directory;
}

/** Only reads; waits twice as long after each look, until something is registered, another pass was made, or time is up. */
export const awaitStrongMethodActivity = activity(
  awaitStrongMethod,
  async ({ audit, cases, clock, directory }: Dependencies, input) => {
    const { caseId, subject, number, until, firstLookSeconds, carry } = input;
    const plan = (await cases.get(caseId))?.triage?.plan;
    if (!plan) return refused("no-such-case", `${caseId} has no plan`);
    const passes = possiblePasses(handOversIn(await audit.entries(caseId), clock.now()));
    const before = passes[number - 1]?.pass?.before ?? [];
    const looks = (carried.nullable().parse(carry ?? null)?.looks ?? 0) + 1;

    const { methods, unknownMethodTypes, requestIds } = await directory.methods(subject);
    const isRemoved = (method: (typeof methods)[number]) =>
      plan.remove.some((one) => isSameMethod(one.method, method));
    const present = methods.filter(isRemoved).map(methodKey);
    const registered = methods
      .filter((method) => isStrong(method) && !isRemoved(method))
      .map(methodKey)
      .filter((key) => !before.includes(key));
    const unknown = [...unknownMethodTypes];
    const evidence = { registered, present, unknownMethodTypes: unknown, looks, requestIds: [...requestIds] };

    if (registered.length > 0 && present.length === 0 && unknown.length === 0)
      return ended("verified", evidence);
    if (number > 0 && passes.length > number) return ended("open", { because: "pass-replaced", ...evidence });
    const left = Math.ceil((Date.parse(until) - clock.now().getTime()) / 1000);
    if (left > 0) return later(Math.min(left, firstLookSeconds * 2 ** (looks - 1)), { looks });
    return ended("open", { because: reason(evidence), ...evidence });
  },
);

function reason({ registered, present }: { registered: readonly string[]; present: readonly string[] }) {
  if (registered.length === 0) return "no-strong-method";
  return present.length > 0 ? "still-listed" : "unknown-method-type";
}
