/** What a case would do, from the tenant's file and the ticket alone. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn, type Method, type Person } from "../cast.ts";
import type { Answer } from "../looking-approver.ts";
import { approverProblems } from "./approver.ts";
import { riskProblems } from "./at-risk.ts";
import type { Before } from "./before.ts";
import type { Doings } from "./doings.ts";
import { isMeant } from "./is-meant.ts";
import { isKnown, isStrong, kindOf } from "./kinds.ts";
import type { PickUp } from "./pick-up.ts";
import { phonesAmong, type PhoneDevice } from "./phone-devices.ts";
import { secondApprover } from "./second-approver.ts";
import { signsInElsewhere } from "./signs-in-elsewhere.ts";
import { situations } from "./situations.ts";
import { isGranted } from "./unreadable.ts";
import type { Asked } from "./untouchable.ts";

export interface Case extends Asked {
  readonly situation: string;
  /** The tenant when the case is opened. */
  readonly file: TenantFile;
  /** The tenant when the answer comes; absent: as it was. */
  readonly changed?: TenantFile | undefined;
  readonly phoneName?: string | undefined;
  /**
   * When the ticket came, and since when it says the phone is gone; absent: it came when cases of this suite do, and says
   * nothing.
   */
  readonly reportedAt?: string | undefined;
  readonly lastInHand?: string | undefined;
  readonly answer: Answer;
  /** Whom the policy names beside the manager, in its order, and what they answer; absent: the same. */
  readonly secondApprovers?: readonly string[] | undefined;
  readonly secondAnswer?: Answer | undefined;
  readonly areAppPasswordsDeleted: boolean;
  /** What the subject adds once the case is open. */
  readonly adds?: Method | undefined;
  /** Who comes for a pass, in order. */
  readonly pickUps?: readonly PickUp[] | undefined;
  /** The policy looks at the risk of accounts. */
  readonly stopsAtHighRisk?: boolean | undefined;
  /** What the policy wants passes to be like; absent: for one use, by an operator or the manager. */
  readonly pass?: { readonly isUsableOnce?: boolean; readonly handOverBy?: readonly string[] } | undefined;
  /** So many seconds after the ticket somebody registers something for the subject without any pass. */
  readonly strangerAfter?: number | undefined;
  readonly before?: Before | undefined;
  /** Another second factor that the subject makes the default on the way. */
  readonly chooses?:
    { readonly afterSeconds: number; readonly default: Person["preferredMethod"] } | undefined;
  /** The policy's group, for this situation, and whether an approver wants the quarantine ended. */
  readonly quarantine?: { readonly group: string; readonly lift: Answer } | undefined;
  readonly doings?: Doings | undefined;
}

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
  return isMeant(policy, subject, groups) ? [] : ["pass-not-in-scope"];
}
