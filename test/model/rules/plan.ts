/** What a case would do, from the tenant's file and the ticket alone. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn, type Method } from "../cast.ts";
import { approverProblems } from "./approver.ts";
import { isKnown, isStrong } from "./kinds.ts";
import { situations } from "./situations.ts";
import type { Asked } from "./untouchable.ts";

export interface Case extends Asked {
  readonly situation: string;
  /** The tenant when the case is opened. */
  readonly file: TenantFile;
  /** The tenant when the answer comes; absent: as it was. */
  readonly changed?: TenantFile | undefined;
  readonly phoneName?: string | undefined;
  readonly answer: "approved" | "denied" | "silence";
  readonly areAppPasswordsDeleted: boolean;
}

export interface Plan {
  readonly contains: boolean;
  readonly removes: boolean;
  readonly followsAppPasswords: boolean;
  readonly handsOverPass: boolean;
  readonly goes: readonly Method[];
  /** Why no more than containment may be done, by the code for each reason; empty: nothing speaks against it. */
  readonly problems: readonly string[];
}

export function planOf({ situation, phoneName, ...asked }: Case, file: TenantFile): Plan {
  const calls = situations[situation];
  if (!calls) throw new Error(`the model does not know ${situation}: give it a line in situations.ts`);
  const { contains, removes, followsAppPasswords = false, handsOverPass = false } = calls;
  const { methods } = personIn(file, asked.subject);
  const known = methods.filter(isKnown);
  const verdicts = removes?.(known, phoneName) ?? [];
  const goes = known.filter((_, index) => verdicts[index] === "goes");
  const stays = known.filter((_, index) => verdicts[index] === "stays");
  const leavesNothing = !stays.some(isStrong);
  const passProblems = leavesNothing && handsOverPass ? noPassFor(file, asked.subject) : [];
  const problems: [boolean, string][] = [
    [known.length < methods.length, "unknown-method-type"],
    [verdicts.includes("ask"), "phone-not-told-apart"],
    [goes.length === 0, "nothing-to-remove"],
    ...(handsOverPass ? [] : [[leavesNothing, "would-lock-out"] satisfies [boolean, string]]),
  ];
  const found = problems.flatMap(([holds, code]) => (holds ? [code] : []));
  return {
    ...{ contains, removes: removes !== undefined, followsAppPasswords, goes },
    handsOverPass: handsOverPass && leavesNothing,
    problems: removes ? [...approverProblems(file, asked), ...found, ...passProblems] : [],
  };
}

/** Why the tenant lets nobody hand the person a pass; groups are not in the model's tenants. */
function noPassFor({ temporaryAccessPassPolicy: policy }: TenantFile, subject: string): string[] {
  if (policy.state === "disabled") return ["pass-policy-off"];
  const isMeant = ({ id }: { id: string }) => id === "all_users" || id === subject;
  const isInScope = policy.includeTargets.some(isMeant) && !policy.excludeTargets.some(isMeant);
  return isInScope ? [] : ["pass-not-in-scope"];
}
