import { z } from "zod";
import type { DecidedMethod } from "../../lib/domain/decided-method.ts";
import { handOversIn, possiblePasses, type HandedOver } from "../../lib/domain/hand-overs.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { isSameMethod, isStrong, methodKey, type AuthenticationMethod } from "../../lib/domain/method.ts";
import { objectionIn } from "../../lib/domain/objection.ts";
import { ended, later, refused } from "../../lib/domain/outcome.ts";
import type { PlannedPass } from "../../lib/domain/pass-policy.ts";
import { isSpent } from "../../lib/domain/spent-pass.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Clock } from "../../lib/ports/clock.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import type { Passes } from "../../lib/ports/passes.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { awaitStrongMethod } from "./await-strong-method.contract.ts";

const carried = z.object({ looks: z.number(), strange: z.array(z.string()) });
const nothingYet = { looks: 0, strange: [] };

interface Dependencies {
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly passes: Passes;
}

/**
 * Only reads; waits twice as long after each look, until something is registered, another pass was made, the subject has
 * objected, or time is up. Of a pass for one use the directory tells whether it was used: what is there before that, somebody
 * else has registered.
 */
export const awaitStrongMethodActivity = activity(awaitStrongMethod, async (deps: Dependencies, input) => {
  const { audit, cases, clock, directory } = deps;
  const { caseId, subject, number, until, firstLookSeconds, carry } = input;
  const plan = (await recordOf(cases, caseId)).triage?.plan;
  if (!plan) return refused("unforeseen", `${caseId} has no plan`);
  const entries = await audit.entries(caseId);
  const possible = possiblePasses(handOversIn(entries, clock.now()));
  const handedOver = possible.flatMap(({ pass }) => pass ?? []);
  const pass = number === 0 ? handedOver.at(-1) : possible[number - 1]?.pass;
  const before = carried.nullable().parse(carry ?? null) ?? nothingYet;
  const looks = before.looks + 1;

  const { methods, unknownMethodTypes, requestIds } = await directory.methods(subject);
  const isOneOf = (decided: readonly DecidedMethod[]) => (method: AuthenticationMethod) =>
    decided.some((one) => isSameMethod(one.method, method));
  const present = methods.filter(isOneOf(plan.remove)).map(methodKey);
  const isPlanned = isOneOf([...plan.remove, ...plan.keep]);
  const added = methods.filter((method) => isStrong(method) && !isPlanned(method)).map(methodKey);
  const isSince = (key: string) =>
    pass != null && !pass.before.includes(key) && !before.strange.includes(key);
  const isUsed = pass != null && added.some(isSince) && (await mayBeUsed(deps, subject, pass, plan.pass));
  const registered = added.filter((key) => isUsed && isSince(key));
  const strange = added.filter((key) => !registered.includes(key));
  const unknown = [...unknownMethodTypes];
  const listed = { registered, strange, present, unknownMethodTypes: unknown };
  const evidence = { ...listed, looks, requestIds: [...requestIds] };

  const because = reason(listed);
  if (because === null) return ended("verified", evidence);
  if (objectionIn(entries)) return ended("open", { because: "subject-objects", ...evidence });
  if (number > 0 && possible.length > number) return ended("open", { because: "pass-replaced", ...evidence });
  const left = Math.ceil((Date.parse(until) - clock.now().getTime()) / 1000);
  if (left > 0) return later(Math.min(left, firstLookSeconds * 2 ** (looks - 1)), { looks, strange });
  return ended("open", { because, ...evidence });
});

/** One for many uses looks the same before and after. */
async function mayBeUsed(
  { passes }: Dependencies,
  subject: UserId,
  { passId }: HandedOver,
  planned: PlannedPass | undefined,
): Promise<boolean> {
  if (planned?.isUsableOnce === false) return true;
  return (await passes.list(subject)).some((pass) => pass.id === passId && isSpent(pass));
}

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
