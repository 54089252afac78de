/** What a case would do, from the tenant's file and the ticket alone. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn, type Method } from "../cast.ts";
import { approverProblems } from "./approver.ts";
import { riskProblems } from "./at-risk.ts";
import type { Case } from "./case.ts";
import { isTargeted } from "./is-targeted.ts";
import { isKnown, isStrong, kindOf } from "./kinds.ts";
import { phonesAmong, type PhoneDevice } from "./phone-devices.ts";
import { secondApprover } from "./second-approver.ts";
import { signsInElsewhere } from "./signs-in-elsewhere.ts";
import { situations } from "./situations.ts";
import { isGranted } from "./unreadable.ts";

export interface Plan {
  readonly contains: boolean;
  readonly removes: boolean;
  readonly followsAppPasswords: boolean;
  readonly handsOverPass: boolean;
  readonly quarantines: boolean;
  readonly newPhoneFirst: boolean;
  /** Who has to agree beside the manager; undefined: nobody. */
  readonly second: string | undefined;
  readonly devices: readonly PhoneDevice[];
  readonly goes: readonly Method[];
  /** Why no more than containment may be done, by the code for each reason; empty: nothing speaks against it. */
  readonly problems: readonly string[];
}

const threeDaysMs = 3 * 86_400_000;

/** A theft is noticed late; that a ticket says it was later than three days ago proves nothing. */
const outOfHandSince = ({ reportedAt = "2026-11-21T09:00:00.000Z", lastInHand }: Case): number =>
  Math.min(
    Date.parse(reportedAt) - threeDaysMs,
    lastInHand === undefined ? Infinity : Date.parse(lastInHand),
  );

export function planOf(one: Case, file: TenantFile): Plan {
  const { situation, phoneName, quarantine, adds, ...asked } = one;
  const calls = situations[situation];
  if (!calls) throw new Error(`the model does not know ${situation}: give it a line in situations.ts`);
  const { contains, removes, followsAppPasswords = false } = calls;
  const { newPhoneFirst = false, handsOverPass = false, asksTwo = false, disablesPhone = false } = calls;
  const quarantines =
    calls.quarantines === "always" || (calls.quarantines === "by-policy" && quarantine !== undefined);
  const { methods } = personIn(file, asked.subject);
  const second = asksTwo ? secondApprover(file, asked) : undefined;
  const known = methods.filter((method) => isKnown(method) && method.id !== adds?.id);
  const verdicts = removes?.(known, phoneName, outOfHandSince(one)) ?? [];
  const asksFor = known.filter((_, index) => verdicts[index] === "ask").map(kindOf);
  const goes = known.filter((_, index) => verdicts[index] === "goes");
  const stays = known.filter((_, index) => verdicts[index] === "stays");
  const leavesNothing = !newPhoneFirst && !stays.some(isStrong);
  const passProblems = leavesNothing && handsOverPass ? noPassFor(file, one) : [];
  const risks = one.stopsAtHighRisk ? riskProblems(file, asked.subject) : [];
  const problems: [boolean, string][] = [
    [asksTwo && second === undefined, "no-second-approver"],
    [signsInElsewhere(file, asked.subject), "mfa-at-other-provider"],
    [!methods.every(isKnown), "unknown-method-type"],
    [asksFor.some((kind) => kind !== "hardwareOath"), "phone-not-told-apart"],
    [asksFor.length > 0 && asksFor.every((kind) => kind === "hardwareOath"), "token-not-told-apart"],
    [goes.length === 0, "nothing-to-remove"],
    [leavesNothing && !handsOverPass, "would-lock-out"],
  ];
  const found = problems.flatMap(([holds, code]) => (holds ? [code] : []));
  return {
    ...{ contains, removes: removes !== undefined, followsAppPasswords, quarantines, newPhoneFirst, goes },
    ...{ second, devices: disablesPhone ? phonesAmong(file, asked.subject, phoneName) : [] },
    handsOverPass: handsOverPass && leavesNothing,
    problems: removes ? [...approverProblems(file, asked), ...risks, ...found, ...passProblems] : [],
  };
}

/** Why nobody can be handed a pass: the policy names nobody to do it, or the tenant has it so. */
function noPassFor(file: TenantFile, { subject, pass }: Case): string[] {
  const { temporaryAccessPassPolicy: policy, groups } = file;
  if (pass?.handOverBy?.length === 0) return ["would-lock-out"];
  if (!isGranted(file, "Policy.Read.All")) return ["pass-policy-unknown"];
  if (policy.state === "disabled") return ["pass-policy-off"];
  return isTargeted(policy, subject, groups) ? [] : ["pass-not-in-scope"];
}
