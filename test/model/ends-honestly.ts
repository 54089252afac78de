import { breaches } from "./breaches.ts";
import { authenticator, device, hardwareToken } from "./cast.ts";
import { contradictions } from "./contradictions.ts";
import { doneIn, freeToken } from "./done-in.ts";
import type { Fault } from "./faults.ts";
import { observed } from "./observed.ts";
import { play } from "./play.ts";
import { caseOf, scriptOf } from "./row.ts";
import { foretell } from "./rules/foretell.ts";
import type { Case } from "./rules/case.ts";
import { situations } from "./rules/situations.ts";

const aPhone = device("de71ce00-0000-4000-8000-000000000001", "Phone", "iOS");

/** In others the default is held by what stays. */
const goesWithItsDefault = (situation: string): boolean =>
  ["lost-phone", "stolen-phone", "require-reregistration"].includes(situation);

/** The case that all faults meet, in a tenant that has them. */
export const inATenantWith = (
  situation: string,
  together: readonly Fault[],
  { isQuarantined }: { readonly isQuarantined: boolean },
): Case =>
  caseOf({
    ...{ name: "", situation, ends: "", ...doneIn(situation) },
    ...(situations[situation]?.quarantines && isQuarantined && { lift: "approved" }),
    ...(situations[situation]?.newPhoneFirst && { adds: authenticator("added") }),
    tenant: (file, subject) => {
      subject.appPasswords = [{ name: "Mail", createdDaysAgo: 200 }];
      subject.perUserMfaState = "enforced";
      file.hardwareOathDevices.push(freeToken);
      if (!goesWithItsDefault(situation)) delete subject.preferredMethod;
      if (situations[situation]?.disablesPhone) file.devices.push(aPhone);
      if (situation === "hardware-token-lost") subject.methods.push(hardwareToken());
      for (const { apply } of together) apply(file);
    },
  });

/**
 * Plays the situation in a tenant with these faults: no case claims what the tenant's own state contradicts, nothing is
 * touched that must not be, and what is waited out makes no difference.
 */
export async function endsHonestly(situation: string, together: readonly Fault[]): Promise<void> {
  const isWaitedOut = together.every((fault) => fault.isWaitedOut);
  // What put somebody into the group is not known for certain after a lost answer, so that the case may leave them in it.
  const one = inATenantWith(situation, together, { isQuarantined: !isWaitedOut });
  const played = await play(scriptOf(one));
  expect(contradictions(one, played)).toEqual([]);
  expect(breaches(one, played)).toEqual([]);
  if (!isWaitedOut) return;
  const { kind, steps, status, left } = foretell(one);
  const was = observed(played, one.subject);
  expect([was.kind, was.steps.toSorted(), was.status, was.left]).toEqual([
    kind,
    steps.toSorted(),
    status,
    left,
  ]);
}
