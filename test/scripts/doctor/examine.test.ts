/** The doctor on simulated tenants: one that has everything, and each thing that can be missing. */
import { join } from "node:path";
import type { AppSettings } from "../../../scripts/doctor/app-settings.ts";
import { examine } from "../../../scripts/doctor/examine.ts";
import type { Finding } from "../../../scripts/doctor/finding.ts";
import { permissionList } from "../../../scripts/doctor/permission-list.ts";
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { people, startTenantUnderTest, without } from "../../lib/adapters/graph/tenant-under-test.ts";

const root = join(__dirname, "../../..");
const list = permissionList(root);
const quarantine = "8a6d2f0e-2f55-4c0c-9d4f-6b1c0c7d5e31";
const wellSet: AppSettings = {
  ...{ graphUrl: null, identity: null, identityClientId: null, protectedAccounts: [] },
  ...{ mailSender: people.serviceDesk, quarantineGroup: quarantine },
  stopsAtHighRisk: true,
};

type Bend = (file: TenantFile) => void;

/** What the doctor finds, run by the app itself. */
async function findings(bend: Bend, settings: Partial<AppSettings> = {}): Promise<Finding[]> {
  let held: readonly string[] = [];
  const graph = await startTenantUnderTest((file) => {
    bend(file);
    held = file.identities[0]?.permissions ?? [];
  });
  try {
    return await examine({ client: graph.client, list, held, settings: { ...wellSet, ...settings } });
  } finally {
    await graph.stop();
  }
}

const nothing: Bend = () => undefined;
/** `subject: problem` of what is not well. */
const complaints = (all: readonly Finding[], ...statuses: readonly Finding["status"][]) =>
  all.flatMap((one) =>
    one.status !== "ok" && statuses.includes(one.status) ? [`${one.subject}: ${one.problem}`] : [],
  );
const policyOf = ({ conditionalAccessPolicies: [policy] }: TenantFile) => {
  if (!policy) throw new Error("Contoso has no policy on its quarantine group");
  return policy;
};
const wellOf = (all: readonly Finding[]) => all.filter(({ status }) => status === "ok").length;

test("a tenant that has everything is well, but for what no interface tells", async () => {
  const all = await findings(nothing);
  expect(complaints(all, "mend", "unknown")).toEqual([]);
  expect(complaints(all, "by-hand")).toEqual([
    "mail: mail-in-exchange",
    "sign-in-application: sign-in-not-readable",
  ]);
});

test("a risk that the policy does not look at is for a person to look at", async () => {
  const all = await findings(nothing, { stopsAtHighRisk: false });
  expect(complaints(all, "mend", "unknown")).toEqual([]);
  expect(complaints(all, "by-hand")).toContain("user-risk: risk-not-watched");
});

const faults: readonly (readonly [string, Bend, readonly string[], Partial<AppSettings>?])[] = [
  [
    "passes switched off",
    (file) => (file.temporaryAccessPassPolicy.state = "disabled"),
    ["pass-policy: passes-off"],
  ],
  [
    "passes for nobody",
    (file) => (file.temporaryAccessPassPolicy.includeTargets = []),
    ["pass-policy: passes-for-nobody"],
  ],
  [
    "no method to register anew",
    (file) =>
      (file.authenticationMethodStates = {
        Fido2: "disabled",
        MicrosoftAuthenticator: "disabled",
        SoftwareOath: "disabled",
      }),
    ["strong-methods: no-strong-method"],
  ],
  [
    "no licence for the risk of accounts",
    (file) => {
      for (const sku of file.subscribedSkus)
        sku.servicePlans = sku.servicePlans.filter(({ servicePlanName }) => !servicePlanName.endsWith("P2"));
    },
    ["user-risk: risk-refused"],
  ],
  ["no group named", nothing, ["quarantine-group: no-quarantine-group"], { quarantineGroup: null }],
  [
    "a group that is not there",
    nothing,
    ["quarantine-group: quarantine-group-absent", "quarantine-policy: no-quarantine-policy"],
    { quarantineGroup: people.nobody },
  ],
  [
    "a group that may hold roles",
    ({ groups }) => {
      for (const group of groups) if (group.id === quarantine) group.isAssignableToRole = true;
    },
    ["quarantine-group: quarantine-group-may-hold-roles"],
  ],
  [
    "no policy on the group",
    (file) => (file.conditionalAccessPolicies = []),
    ["quarantine-policy: no-quarantine-policy"],
  ],
  [
    "a policy that is off",
    (file) => (policyOf(file).state = "disabled"),
    ["quarantine-policy: quarantine-policy-off"],
  ],
  [
    "a policy that only reports",
    (file) => (policyOf(file).state = "enabledForReportingButNotEnforced"),
    ["quarantine-policy: quarantine-policy-report-only"],
  ],
  [
    "a policy that forgets Exchange ActiveSync",
    (file) => (policyOf(file).conditions.clientAppTypes = ["other"]),
    ["quarantine-policy: quarantine-policy-too-narrow"],
  ],
  [
    "a policy with a further condition",
    (file) => (policyOf(file).conditions["platforms"] = { includePlatforms: ["android"] }),
    ["quarantine-policy: quarantine-policy-too-narrow"],
  ],
  [
    "a policy that leaves somebody out",
    (file) => (policyOf(file).conditions.users["excludeUsers"] = [people.aiko]),
    ["quarantine-policy: quarantine-policy-too-narrow"],
  ],
  [
    "a policy that asks for multi-factor authentication instead of blocking",
    (file) => (policyOf(file).grantControls = { operator: "OR", builtInControls: ["mfa"] }),
    ["quarantine-policy: quarantine-policy-too-narrow"],
  ],
  ["no P1", (file) => (file.subscribedSkus = []), ["licences: no-premium", "user-risk: risk-refused"]],
  [
    "P1 that has run out",
    ({ subscribedSkus }) => {
      for (const sku of subscribedSkus) sku.capabilityStatus = "Suspended";
    },
    ["licences: no-premium", "user-risk: risk-refused"],
  ],
  ["a sender that is not there", nothing, ["sender: sender-absent"], { mailSender: people.nobody }],
  [
    "a sender without an address",
    ({ people: all }) => {
      for (const person of all) if (person.id === people.serviceDesk) person.mail = null;
    },
    ["sender: sender-without-address"],
  ],
  [
    "mail from every mailbox",
    ({ identities: [identity] }) => identity?.permissions.push("Mail.Send"),
    ["mail: mail-from-every-mailbox"],
  ],
  [
    "a permission too many",
    ({ identities: [identity] }) => identity?.permissions.push("User.ReadWrite.All"),
    ["permission: permission-not-needed"],
  ],
];

test.each(faults.map(([name, bend, expected, settings = {}]) => [name, bend, expected, settings] as const))(
  "%s is told, and nothing else is",
  async (_, bend, expected, settings) => {
    const all = await findings(bend, settings);
    expect(complaints(all, "mend")).toEqual(expected);
    expect(complaints(all, "unknown")).toEqual([]);
  },
);

test("whom the policy leaves out by name may be a protected account", async () => {
  const leavingOut: Bend = (file) => (policyOf(file).conditions.users["excludeUsers"] = [people.aiko]);
  const all = await findings(leavingOut, { protectedAccounts: [people.aiko] });
  expect(complaints(all, "mend", "unknown")).toEqual([]);
});

test.each([
  [
    "passes for some",
    (file: TenantFile) => void (file.temporaryAccessPassPolicy.excludeTargets = [{ ...sales }]),
    "pass-policy: passes-for-some",
  ],
  [
    "sign-in by text message",
    (file: TenantFile) => void (file.smsSignInPolicy.state = "enabled"),
    "sms-sign-in: sms-sign-in-on",
  ],
])("%s is for a person to judge", async (_, bend, expected) => {
  expect(complaints(await findings(bend), "by-hand")).toContain(expected);
});
const sales = {
  targetType: "group",
  id: "6379e369-3367-4dd4-890d-a4fc0b39b779",
  isRegistrationRequired: false,
} as const;

/** Every other check is made all the same. */
const inEntra = list
  .filter(({ exchangeRole }) => exchangeRole === undefined)
  .map(({ permission }) => permission);
test.each(inEntra)("%s missing is told by name", async (permission) => {
  const all = await findings(without(permission));
  expect(all).toContainEqual({
    status: "mend",
    subject: "permission",
    about: permission,
    problem: "permission-missing",
  });
  expect(all.filter(({ subject, status }) => subject === "permission" && status !== "ok")).toHaveLength(1);
});

test.each([
  ["Policy.Read.All", ["strong-methods", "pass-policy", "sms-sign-in", "quarantine-policy"]],
  ["LicenseAssignment.Read.All", ["licences"]],
  ["GroupMember.Read.All", ["quarantine-group"]],
  ["User.Read.All", ["sender"]],
] as const)("without %s what it would tell is not known, and not well", async (permission, subjects) => {
  const all = await findings(without(permission));
  expect(complaints(all, "unknown")).toEqual(subjects.map((subject) => `${subject}: not-permitted`));
});

test("a log that the app may not read is a fault of the app, and of a person nothing is known", async () => {
  const blind = without("AuditLog.Read.All");
  expect(complaints(await findings(blind), "mend")).toContain("audit-log: audit-log-refused");
  const graph = await startTenantUnderTest(blind);
  const all = await examine({ client: graph.client, list, held: null, settings: wellSet });
  await graph.stop();
  expect(complaints(all, "unknown")).toContain("audit-log: not-permitted");
  expect(all.filter(({ subject, status }) => subject === "permission" && status === "ok")).toEqual([]);
});

test("a tenant that answers with errors alone is not known, in each of the doctor's questions", async () => {
  const failing: Bend = ({ faults: all }) =>
    (all.serverErrors = [{ path: "^/(v1[.]0|beta)/", status: 503, first: 1000 }]);
  const all = await findings(failing);
  expect(complaints(all, "unknown")).toHaveLength(9);
  expect(wellOf(all)).toBe(inEntra.length);
});
