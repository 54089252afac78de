/** Accounts that ID Protection has something to say about, where the policy wants to hear it. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { cast, type Person } from "../cast.ts";
import type { Row } from "../row.ts";

type Risk = NonNullable<Person["risk"]>;

const licensed = ({ subscribedSkus }: TenantFile): void => {
  const plan = { servicePlanId: "eec0eb4f-6444-4f95-aba0-50c24d67f998", servicePlanName: "AAD_PREMIUM_P2" };
  subscribedSkus.push({
    ...{ skuId: "84a661c4-e949-4bd2-a560-ed7766fcaf2b", skuPartNumber: "AAD_PREMIUM_P2" },
    ...{ capabilityStatus: "Enabled", servicePlans: [{ ...plan, provisioningStatus: "Success" }] },
  });
};
const rated = (risk?: Risk) => (file: TenantFile, subject: Person) => {
  licensed(file);
  if (risk) subject.risk = risk;
};
const high: Risk = { level: "high", state: "atRisk" };

const rows: readonly (readonly [string, string, string, Omit<Row, "name" | "situation" | "ends">])[] = [
  ["an account that was never at risk", "lost-phone", "completed open", { tenant: rated() }],
  ["an account at high risk", "lost-phone", "stopped high-user-risk", { tenant: rated(high) }],
  [
    "an account at high risk",
    "authenticator-not-activated",
    "stopped high-user-risk",
    { tenant: rated(high) },
  ],
  ["an account at high risk", "forget-devices", "completed open", { tenant: rated(high) }],
  [
    "an account that is known to be compromised",
    "require-reregistration",
    "stopped high-user-risk",
    { tenant: rated({ level: "none", state: "confirmedCompromised" }) },
  ],
  [
    "an account at some risk",
    "require-reregistration",
    "completed verified",
    { tenant: rated({ level: "medium", state: "atRisk" }) },
  ],
  [
    "an account whose high risk was settled",
    "require-reregistration",
    "completed verified",
    { tenant: rated({ level: "high", state: "remediated" }) },
  ],
  [
    "an account whose risk is hidden",
    "lost-phone",
    "stopped user-risk-unread",
    { tenant: rated({ level: "hidden", state: "atRisk" }) },
  ],
  ["a tenant that is told no risks", "lost-phone", "stopped user-risk-unread", {}],
  [
    "an account at high risk, which the policy does not ask about",
    "lost-phone",
    "completed open",
    { tenant: rated(high), stopsAtHighRisk: undefined },
  ],
  [
    "a risk that rises before the answer",
    "require-reregistration",
    "refused high-user-risk",
    { tenant: rated(), meanwhile: { who: cast.subject, patch: { risk: high } } },
  ],
];

export const atRisk: readonly Row[] = rows.map(([name, situation, ends, more]) => ({
  ...{ name: `${situation}: ${name}`, situation, ends, stopsAtHighRisk: true },
  ...more,
}));
