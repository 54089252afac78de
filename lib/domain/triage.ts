/** From facts to a plan: pure, so that the dry run, the run and the check before anything is destroyed agree. */
import type { DecidedMethod } from "./decided-method.ts";
import { digest } from "./digest.ts";
import { approverProblem, refusalOf } from "./guards.ts";
import { methodKey } from "./method.ts";
import type { Plan, PlannedStep, PlanNote } from "./plan.ts";
import type { Policy } from "./policy.ts";
import { phoneDevices } from "./registered-device.ts";
import type { Removal } from "./removal-profile.ts";
import { riskProblem } from "./risk-problem.ts";
import type { RefusalCode } from "./refusal-code.ts";
import { secondApprover } from "./second-approver.ts";
import { callsOf, type Situation } from "./situation.ts";
import type { SubjectFacts } from "./subject-facts.ts";
import { passFor, wayBack, wayBackProblem } from "./way-back.ts";

export interface Triage {
  /** Set: nothing is done at all. */
  readonly refusedBy: RefusalCode | null;
  /** Set: the account is contained where the situation calls for it, and nothing more. */
  readonly containOnlyBy: RefusalCode | null;
  /** Null when refused. */
  readonly plan: Plan | null;
  /** Of everything the decision rests on. */
  readonly factsHash: string;
}

/** `heldBackBy`: why the case may do no more than contain, whatever the facts are. */
export function triage(
  facts: SubjectFacts,
  situation: Situation,
  policy: Policy,
  heldBackBy: RefusalCode | null = null,
): Triage {
  // Who is in a protected group is refused; any other group comes and goes without bearing on the decision.
  const { groups: _groups, ...decisive } = facts;
  const factsHash = digest("mfa-facts/v1", decisive);
  const refusedBy = refusalOf(facts, policy);
  if (refusedBy) return { refusedBy, containOnlyBy: null, plan: null, factsHash };

  const { contain, newPhoneFirst, recreate, remembered, remove } = callsOf(situation);
  const about = { situation, notes: notesOf(facts) };
  const isQuarantined = callsForQuarantine(situation, policy);
  const atOnce: PlannedStep[] = [
    ...(contain ? [{ name: "revoke-sessions", beforeApproval: true } as const] : []),
    ...(isQuarantined ? [{ name: "quarantine", beforeApproval: true } as const] : []),
    ...(remembered ? [{ name: "check-remembered-devices", beforeApproval: true } as const] : []),
    ...(recreate ? [{ name: "check-recreation", beforeApproval: true } as const] : []),
    ...(newPhoneFirst ? [{ name: "check-new-phone", beforeApproval: true } as const] : []),
  ];
  if (!remove) {
    const plan = { ...about, steps: atOnce, remove: [], keep: [] };
    return { refusedBy, containOnlyBy: null, plan, factsHash };
  }

  const removal = remove(facts.methods, facts.outOfHandSince);
  const containOnlyBy =
    approverProblem(facts) ??
    secondApproverProblem(facts, situation) ??
    riskProblem(facts, policy) ??
    planProblem(facts, situation, removal) ??
    wayBackProblem(facts, situation, policy) ??
    heldBackBy;
  const pass = containOnlyBy ? undefined : passFor(facts, policy);
  const lift: PlannedStep[] = isQuarantined ? [{ name: "lift-quarantine", beforeApproval: false }] : [];
  const planned = [...afterApproval(situation, removal), ...disablings(facts)];
  const after = [...planned, ...(pass ? wayBack : []), ...lift];
  const steps = containOnlyBy ? atOnce : [...atOnce, ...after];
  const remains = { remove: [...removal.remove], keep: [...removal.keep] };
  const plan = { ...about, steps, ...remains, ...(pass && { pass }) };
  return { refusedBy, containOnlyBy, plan, factsHash };
}

const notesOf = ({ isSynced, mfaBy }: SubjectFacts): PlanNote[] => [
  ...(isSynced ? (["synced-account"] as const) : []),
  ...(mfaBy === "entra" ? [] : (["federated-sign-in"] as const)),
];

/** Whether the account is to be quarantined, be there a group for it or not. */
function callsForQuarantine(situation: Situation, { quarantine }: Policy): boolean {
  const { quarantine: when } = callsOf(situation);
  return when === "always" || (when === "by-policy" && (quarantine?.for.includes(situation) ?? false));
}

function secondApproverProblem(facts: SubjectFacts, situation: Situation): RefusalCode | null {
  if (!callsOf(situation).twoApprovers || secondApprover(facts)) return null;
  return facts.secondApprovers === null ? "second-approver-unread" : "no-second-approver";
}

/** A line for each registration that is the phone or may be; one without a device where nobody can tell of any. */
function disablings({ devices }: SubjectFacts): PlannedStep[] {
  const base = { name: "disable-device", beforeApproval: false } as const;
  if (devices === null) return [{ ...base, isUndecided: true }];
  return phoneDevices(devices ?? []).map(({ id, isToldApart }) => ({
    ...{ ...base, discriminator: id },
    ...(isToldApart ? {} : { isUndecided: true as const }),
  }));
}

function planProblem(facts: SubjectFacts, situation: Situation, removal: Removal): RefusalCode | null {
  const { assignsToken, changesNumber } = callsOf(situation);
  if (changesNumber) return facts.mfaBy === "provider" ? "mfa-at-other-provider" : null;
  return assignsToken ? tokenProblem(facts) : removalProblem(facts, removal);
}

function tokenProblem({ mfaBy, token }: SubjectFacts): RefusalCode | null {
  if (mfaBy === "provider") return "mfa-at-other-provider";
  if (token === undefined) return "token-not-named";
  if (token === null) return "no-such-token";
  if (token.holder === "subject") return "token-held-already";
  return token.holder === "nobody" ? null : "token-with-somebody-else";
}

/** A method of an unknown kind means that nobody can prove the account clean. */
function removalProblem(facts: SubjectFacts, { remove, keep, isUndecided }: Removal): RefusalCode | null {
  if (facts.mfaBy === "provider") return "mfa-at-other-provider";
  if (facts.unknownMethodTypes.length > 0) return "unknown-method-type";
  if (isUndecided) return keep.every(isNoOpenPhone) ? "token-not-told-apart" : "phone-not-told-apart";
  if (isOfAnotherToken(facts, remove)) return "token-not-told-apart";
  if (keep.some(({ because }) => because === "waits-for-the-new-phone")) return "new-phone-not-seen";
  if (remove.length === 0) return "nothing-to-remove";
  return null;
}

const isNoOpenPhone = ({ method, because }: DecidedMethod): boolean =>
  because !== "not-told-apart" || method.type === "hardwareOath";

/** The request names a token that is not the subject's, so that the one they have may not be the lost one. */
const isOfAnotherToken = ({ token }: SubjectFacts, remove: readonly DecidedMethod[]): boolean =>
  remove.some(({ because }) => because === "lost-token") &&
  token !== undefined &&
  token?.holder !== "subject";

function afterApproval(situation: Situation, { remove }: Removal): PlannedStep[] {
  const { contain, appPasswords, assignsToken, changesNumber } = callsOf(situation);
  if (changesNumber) return [{ name: "enter-number", beforeApproval: false }];
  if (assignsToken)
    return [
      { name: "assign-token", beforeApproval: false },
      { name: "check-token-activated", beforeApproval: false },
    ];
  const removals = remove.map(({ method }): PlannedStep => ({
    name: "remove-method",
    discriminator: methodKey(method),
    method,
    beforeApproval: false,
  }));
  const revoke = { name: "revoke-sessions", discriminator: "after-removal", beforeApproval: false } as const;
  const passwords = { name: "check-app-passwords", beforeApproval: false } as const;
  return [
    ...removals,
    ...(contain ? [revoke] : []),
    { name: "check-methods-gone", beforeApproval: false },
    ...(appPasswords ? [passwords] : []),
  ];
}
