import { appPasswordsInLog } from "./app-passwords.ts";
import type { Case } from "./case.ts";
import { passesTold } from "./pass.ts";
import type { Plan } from "./plan.ts";
import { quarantineTold } from "./quarantine.ts";
import type { Removed } from "./removed.ts";

/** What waits for the approval, and how it turns out; `removed` absent: nothing of it is done. */
export function stepsOnceApproved(one: Case, plan: Plan, removed?: Removed): string[] {
  const proof = removed?.proof ?? "open";
  const passes = removed?.passes ?? passesTold({ ...one, pickUps: [] }, false);
  const { contains, devices, followsAppPasswords, goes, handsOverPass, quarantines } = plan;
  const appPasswords = removed ? appPasswordsClosed(one, plan) : "open";
  return [
    ...goes.map(({ id }) => `remove-method ${id}: ${proof}`),
    ...(contains ? [`revoke-sessions after-removal: ${removed?.isRevokedLast ? "verified" : "open"}`] : []),
    `check-methods-gone: ${proof}`,
    ...(followsAppPasswords ? [`check-app-passwords: ${appPasswords}`] : []),
    ...devices.map(
      ({ id, isToldApart }) => `disable-device ${id}: ${removed && isToldApart ? "verified" : "open"}`,
    ),
    ...(handsOverPass ? passes.steps : []),
    ...(quarantines ? [`lift-quarantine: ${removed ? quarantineTold(one, plan).lifted : "open"}`] : []),
  ];
}

/** The log tells more than a person, and a person more than the quarantine, which shuts them out while it lasts. */
function appPasswordsClosed(one: Case, plan: Plan): string {
  const { areAllGone, isMadeSince } = appPasswordsInLog(one);
  if (areAllGone) return "seen-in-audit";
  if (one.doings?.attests && !isMadeSince) return "attested";
  return plan.quarantines && quarantineTold(one, plan).lifted === "contained" ? "contained" : "open";
}
