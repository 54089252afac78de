/** What nobody can tell for certain: a check that cannot be made, a manager of late, a name that nobody bears. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { authenticator, cast, password, type Person } from "../cast.ts";
import type { Row } from "../row.ts";

/** The app was never granted it. */
const without =
  (permission: string, change: (subject: Person) => void = () => undefined) =>
  (file: TenantFile, subject: Person): void => {
    for (const identity of file.identities)
      identity.permissions = identity.permissions.filter((granted) => granted !== permission);
    change(subject);
  };
const withNothingElse = (subject: Person): void => {
  subject.methods = [password(), authenticator()];
};
const changedDaysAgo =
  (days: number): NonNullable<Row["tenant"]> =>
  (_, subject) =>
    void (subject.managerChangedDaysAgo = days);
const reachedAnewDaysAgo =
  (daysAgo: number, property: string): NonNullable<Row["tenant"]> =>
  (_, subject) =>
    void (subject.contactChange = { daysAgo, property });

const unreadable = (
  [
    ["roles", "lost-phone", "refused check-impossible", without("RoleManagement.Read.Directory")],
    [
      ...(["eligibility for groups", "lost-phone", "refused check-impossible"] as const),
      without("PrivilegedEligibilitySchedule.Read.AzureADGroup"),
    ],
    ["roles", "number-change", "refused check-impossible", without("RoleManagement.Read.Directory")],
    [
      "methods",
      "require-reregistration",
      "refused check-impossible",
      without("UserAuthenticationMethod.Read.All"),
    ],
    [
      "methods",
      "app-passwords-not-working",
      "refused check-impossible",
      without("UserAuthenticationMethod.Read.All"),
    ],
    ["people", "forget-devices", "refused directory-forbidden", without("User.Read.All")],
    [
      "the domain of somebody from the organisation's own premises",
      "hardware-token-assign",
      "refused check-impossible",
      without("Domain.Read.All", (subject) => (subject.onPremisesImmutableId = "abc")),
    ],
    ["changes of managers", "lost-phone", "refused manager-change-unread", without("AuditLog.Read.All")],
    ["changes of managers", "number-change", "refused manager-change-unread", without("AuditLog.Read.All")],
    [
      "the policy for passes, which somebody without another method needs",
      "lost-phone",
      "stopped pass-policy-unknown",
      without("Policy.Read.All", withNothingElse),
    ],
  ] as const
).map(([what, situation, ends, tenant]): Row => ({
  ...{ name: `${situation} where the app may not read ${what}`, situation, ends, tenant },
}));

export const whatCannotBeTold: readonly Row[] = [
  ...unreadable,
  {
    name: "a domain that may not be read is of no account for somebody who can only sign in here",
    ...{ situation: "require-reregistration", ends: "completed verified" },
    tenant: without("Domain.Read.All"),
  },
  ...["lost-phone", "authenticator-not-activated", "hardware-token-lost"].map((situation): Row => ({
    ...{ name: `nobody is asked who became the manager lately: ${situation}`, situation },
    ends: situation === "hardware-token-lost" ? "stopped nothing-to-remove" : "refused manager-changed",
    tenant: changedDaysAgo(13),
  })),
  {
    name: "who became the manager earlier than that is asked",
    ...{ situation: "require-reregistration", ends: "completed verified", tenant: changedDaysAgo(15) },
  },
  ...(
    [
      ["lost-phone", "Mobile"],
      ["stolen-phone", "TelephoneNumber"],
      ["require-reregistration", "OtherMail"],
      ["authenticator-not-activated", "mobilePhone"],
    ] as const
  ).map(([situation, property]): Row => ({
    name: `nobody is asked about somebody who may be called back at another ${property} of late: ${situation}`,
    ...{ situation, ends: "refused contact-changed", tenant: reachedAnewDaysAgo(13, property) },
  })),
  {
    name: "another title of late is of no account",
    ...{ situation: "lost-phone", ends: "completed open", tenant: reachedAnewDaysAgo(1, "JobTitle") },
  },
  {
    name: "nor is a number from before that",
    ...{ situation: "require-reregistration", ends: "completed verified" },
    tenant: reachedAnewDaysAgo(15, "Mobile"),
  },
  {
    name: "a subject whom the directory does not know",
    ...{ situation: "lost-phone", ends: "refused no-such-subject" },
    doings: { subject: "nobody@contoso.example" },
  },
  {
    name: "a subject by an object id that nobody has",
    ...{ situation: "number-change", ends: "refused no-such-subject" },
    doings: { subject: "0b0d0000-0000-4000-8000-000000000000" },
  },
  {
    name: "a subject by object id, in capitals",
    ...{ situation: "require-reregistration", ends: "completed verified" },
    doings: { subject: cast.subject.toUpperCase() },
  },
];
