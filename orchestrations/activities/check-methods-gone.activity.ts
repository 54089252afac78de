import { z } from "zod";
import type { AuditEntry } from "../../lib/domain/audit-entry.ts";
import type { DecidedMethod } from "../../lib/domain/decided-method.ts";
import { isSameMethod, methodKey, type AuthenticationMethod } from "../../lib/domain/method.ts";
import { ended, later, refused } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { CaseStore } from "../../lib/ports/case-store.ts";
import type { Directory } from "../../lib/ports/directory.ts";
import { recordOf } from "../checks/record-of.ts";
import { activity } from "../kit/activity.ts";
import { checkMethodsGone } from "./check-methods-gone.contract.ts";

const carried = z.object({ cleanLists: z.number(), looks: z.number(), requestIds: z.array(z.string()) });
const nothingYet = { cleanLists: 0, looks: 0, requestIds: [] };

interface Dependencies {
  readonly audit: AuditLog;
  readonly cases: CaseStore;
  readonly directory: Directory;
}

/** Only reads: a list a call, until two in a row are clean or the looks are used up. */
export const checkMethodsGoneActivity = activity(
  checkMethodsGone,
  async ({ audit, cases, directory }: Dependencies, { caseId, subject, gapSeconds, looks, carry }) => {
    const plan = (await recordOf(cases, caseId)).triage?.plan;
    if (!plan) return refused("unforeseen", `${caseId} has no plan`);
    const isOneOf = (decided: readonly DecidedMethod[]) => (method: AuthenticationMethod) =>
      decided.some((one) => isSameMethod(one.method, method));
    const before = carried.nullable().parse(carry ?? null) ?? nothingYet;
    const { methods, unknownMethodTypes, requestIds } = await directory.methods(subject);
    const present = methods.filter(isOneOf(plan.remove)).map(methodKey);
    const isKnown = isOneOf([...plan.remove, ...plan.keep]);
    const added = methods.filter((method) => !isKnown(method)).map(methodKey);
    const isStrange = added.length > 0 && !wasProven(await audit.entries(caseId));
    const isClean = present.length === 0 && unknownMethodTypes.length === 0 && !isStrange;
    const now = {
      cleanLists: isClean ? before.cleanLists + 1 : 0,
      looks: before.looks + 1,
      requestIds: before.cleanLists > 0 && isClean ? [...before.requestIds, ...requestIds] : [...requestIds],
    };
    const because = isStrange ? { because: "new-method" as const } : {};
    const evidence = { ...now, ...because, present, added, unknownMethodTypes: [...unknownMethodTypes] };
    if (now.cleanLists >= 2) return ended("verified", evidence);
    if (now.looks >= looks) return ended("open", evidence);
    return later(gapSeconds, now);
  },
);

/** An earlier look of this case ended in proof: what is new came after it. */
const wasProven = (entries: readonly AuditEntry[]): boolean =>
  entries.some(
    ({ record: { step, outcome } }) =>
      step === checkMethodsGone.name && outcome?.result === "ended" && outcome.status === "verified",
  );
