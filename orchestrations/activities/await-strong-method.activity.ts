import { z } from "zod";
import type { DecidedMethod } from "../../lib/domain/decided-method.ts";
import { handOversIn, possiblePasses } from "../../lib/domain/hand-overs.ts";
import { isSameMethod, isStrong, methodKey, type AuthenticationMethod } from "../../lib/domain/method.ts";
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
    const handedOver = passes.flatMap(({ pass }) => pass ?? []);
    const pass = number === 0 ? handedOver.at(-1) : passes[number - 1]?.pass;
    const looks = (carried.nullable().parse(carry ?? null)?.looks ?? 0) + 1;

    const { methods, unknownMethodTypes, requestIds } = await directory.methods(subject);
    const isOneOf = (decided: readonly DecidedMethod[]) => (method: AuthenticationMethod) =>
      decided.some((one) => isSameMethod(one.method, method));
    const present = methods.filter(isOneOf(plan.remove)).map(methodKey);
    const isPlanned = isOneOf([...plan.remove, ...plan.keep]);
    const added = methods.filter((method) => isStrong(method) && !isPlanned(method)).map(methodKey);
    const isSince = (key: string) => pass != null && !pass.before.includes(key);
    const registered = added.filter(isSince);
    const strange = added.filter((key) => !isSince(key));
    const unknown = [...unknownMethodTypes];
    const listed = { registered, strange, present, unknownMethodTypes: unknown };
    const evidence = { ...listed, looks, requestIds: [...requestIds] };

    const because = reason(listed);
    if (because === null) return ended("verified", evidence);
    if (number > 0 && passes.length > number) return ended("open", { because: "pass-replaced", ...evidence });
    const left = Math.ceil((Date.parse(until) - clock.now().getTime()) / 1000);
    if (left > 0) return later(Math.min(left, firstLookSeconds * 2 ** (looks - 1)), { looks });
    return ended("open", { because, ...evidence });
  },
);

type Listed = Readonly<
  Record<"registered" | "strange" | "present" | "unknownMethodTypes", readonly string[]>
>;

/** Null: nothing speaks against it. */
function reason({ registered, strange, present, unknownMethodTypes }: Listed) {
  if (strange.length > 0) return "new-method";
  if (registered.length === 0) return "no-strong-method";
  if (present.length > 0) return "still-listed";
  return unknownMethodTypes.length > 0 ? "unknown-method-type" : null;
}
