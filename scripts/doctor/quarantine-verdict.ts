import { z } from "zod";
import type { Problem } from "./finding.ts";

const names = z.array(z.string().toLowerCase()).nullish();
const users = z.object({ includeGroups: names, excludeGroups: names, excludeUsers: names });
/** Every condition that Graph may send: whichever of them is set makes the policy hold for less. */
const policy = z.object({
  state: z.string(),
  conditions: z.looseObject({
    clientAppTypes: names,
    users: users.nullish(),
    applications: z.looseObject({ includeApplications: names, excludeApplications: names }).nullish(),
  }),
  grantControls: z.looseObject({ builtInControls: names }).nullish(),
});
type Policy = z.infer<typeof policy>;

/** By which people sign in without multi-factor authentication, such as with an app password. */
const legacy = ["exchangeactivesync", "other"];
const weighed = ["clientAppTypes", "users", "applications"];

/**
 * Whether some policy keeps the group's members from legacy sign-ins, whatever the application; null: one does. Only a
 * policy that is on, for the group itself, with nothing that narrows it, counts. Whom it leaves out by name must be
 * protected, and roles it leaves out matter nothing: neither of them is ever put into the group
 * (https://learn.microsoft.com/entra/identity/conditional-access/policy-block-legacy-authentication).
 */
export function quarantineVerdict(
  rows: readonly unknown[],
  groupId: string,
  protectedAccounts: readonly string[],
): Problem | null {
  const read = rows.map((row) => policy.safeParse(row));
  const policies = read.flatMap(({ data }) => (data ? [data] : []));
  const ofGroup = policies.filter((one) =>
    one.conditions.users?.includeGroups?.includes(groupId.toLowerCase()),
  );
  const fit = ofGroup.filter((one) => isFit(one, protectedAccounts));
  if (fit.some(({ state }) => state === "enabled")) return null;
  if (read.some(({ success }) => !success)) return "not-told";
  if (fit.some(({ state }) => state === "enabledForReportingButNotEnforced"))
    return "quarantine-policy-report-only";
  if (fit.length > 0) return "quarantine-policy-off";
  return ofGroup.length > 0 ? "quarantine-policy-too-narrow" : "no-quarantine-policy";
}

function isFit({ conditions, grantControls }: Policy, protectedAccounts: readonly string[]): boolean {
  const { clientAppTypes: types, applications, users: people } = conditions;
  const reaches = (type: string) => types?.includes(type) === true || types?.includes("all") === true;
  const isForAllApplications =
    applications?.includeApplications?.includes("all") === true && isEmpty(applications.excludeApplications);
  const leavesOut =
    !isEmpty(people?.excludeGroups) ||
    people?.excludeUsers?.some((id) => !protectedAccounts.includes(id)) === true;
  const narrowing = Object.entries(conditions).filter(
    ([name, value]) => !weighed.includes(name) && !isEmpty(value),
  );
  return (
    legacy.every(reaches) &&
    isForAllApplications &&
    !leavesOut &&
    narrowing.length === 0 &&
    grantControls?.builtInControls?.includes("block") === true
  );
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0);
