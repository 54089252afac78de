/** What is claimed of app passwords, which no API shows. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { cast, type Person } from "../cast.ts";
import type { Row } from "../row.ts";
import type { Doings } from "../rules/doings.ts";

type Column = readonly [name: string, ends: string, more?: Partial<Row>];

const old = { name: "Mail on the old phone", createdDaysAgo: 200 };
const young = { name: "Mail on the new phone", createdDaysAgo: 3 };
const has =
  (
    state: Person["perUserMfaState"],
    change: (file: TenantFile, subject: Person) => unknown = () => undefined,
  ) =>
  (file: TenantFile, subject: Person): void => {
    Object.assign(subject, { perUserMfaState: state, appPasswords: [old] });
    change(file, subject);
  };
const does = (...appPasswords: NonNullable<Doings["appPasswords"]>) => ({ doings: { appPasswords } });
const notToldOf = (file: TenantFile) => (file.mfaServicePolicy = null);
const notAllowedToAsk = (file: TenantFile) => {
  notToldOf(file);
  file.variants.mfaServicePolicyRefusal = "forbidden";
};
const switchedOff = (file: TenantFile) => (file.mfaServicePolicy = { allowAppPasswords: false });
const rowsOf = (situation: string, columns: readonly Column[]): Row[] =>
  columns.map(([name, ends, more]) => ({
    ...{ tenant: has("enforced"), ...more, situation, ends: ends.includes(" ") ? ends : `completed ${ends}` },
    name: `app passwords, ${situation}: ${name}`,
  }));

const notWorking = rowsOf("app-passwords-not-working", [
  ["deleted, and one made anew", "seen-in-audit", does("deletes", "makes")],
  ["deleted, and none made", "open", does("deletes")],
  ["one made, and none deleted", "open", does("makes")],
  ["one made before they were deleted", "open", does("makes", "deletes")],
  ["made, deleted, and made anew", "seen-in-audit", does("makes", "deletes", "makes")],
  ["made anew, and deleted once more", "open", does("deletes", "makes", "deletes")],
  ["its owner deletes one, and makes one anew", "seen-in-audit", does("deletes-one", "makes")],
  ["its owner makes one, and deletes one", "open", does("makes", "deletes-one")],
  ["nobody does anything", "open"],
  [
    "one was made before the ticket came",
    "open",
    { ...does("deletes"), tenant: has("enforced", (_, subject) => subject.appPasswords.push(young)) },
  ],
  [
    "the tenant's switch is not told",
    "seen-in-audit",
    { ...does("deletes", "makes"), tenant: has("enforced", notToldOf) },
  ],
  [
    "the tenant's switch may not be read",
    "open",
    { ...does("deletes"), tenant: has("enabled", notAllowedToAsk) },
  ],
  ["the tenant allows none any more", "open", { ...does("deletes"), tenant: has("enforced", switchedOff) }],
  ["no per-user MFA", "open", { ...does("deletes"), tenant: has("disabled") }],
  [
    "the audit log is late",
    "seen-in-audit",
    {
      ...does("deletes", "makes"),
      tenant: has("enforced", ({ faults }) => (faults.auditDelaySeconds = 1800)),
    },
  ],
  [
    "nobody to ask, and nobody is asked",
    "open",
    { tenant: has("enforced", (_, subject) => delete subject.managerId) },
  ],
  ["of themselves", "refused requester-is-subject", { requester: cast.subject }],
]);

const attests = { attests: true } as const;
const lostPhone = rowsOf("lost-phone", [
  ["no hint, and nobody deletes them", "open", { tenant: has("disabled", notToldOf) }],
  ["per-user MFA, and nobody deletes them", "open"],
  [
    "the tenant allows none any more, and those that are there go on working",
    "open",
    { tenant: has("enforced", switchedOff) },
  ],
  [
    "the hints may not be read, and they are deleted",
    "seen-in-audit",
    { ...does("deletes"), tenant: has("disabled", notAllowedToAsk) },
  ],
  ["per-user MFA was switched off, and nobody deletes them", "open", { tenant: has("disabled") }],
  ["an operator attests it", "attested", { doings: attests }],
  [
    "an operator attests it, and the log shows it",
    "seen-in-audit",
    { doings: { ...attests, appPasswords: ["deletes"] } },
  ],
  [
    "an operator attests it, and the log shows a new one",
    "open",
    { doings: { ...attests, appPasswords: ["makes"] } },
  ],
  ["their owner deletes one, be it the only one", "open", does("deletes-one")],
  [
    "their owner deletes one, and then an administrator all",
    "seen-in-audit",
    { ...does("makes", "deletes-one", "deletes") },
  ],
  [
    "an administrator deletes all, and their owner a new one",
    "open",
    does("deletes", "makes", "deletes-one"),
  ],
  [
    "their owner deletes one, and an operator attests it",
    "attested",
    { doings: { ...attests, appPasswords: ["makes", "deletes-one"] } },
  ],
  ["deleted, and one made anew", "open", does("deletes", "makes")],
  ["made, and then deleted", "seen-in-audit", does("makes", "deletes")],
  ["nobody deletes them, in quarantine", "contained", { lift: "denied" }],
  ["nobody deletes them, and the quarantine ends", "open", { lift: "approved" }],
  ["one is made since, in quarantine", "contained", { ...does("deletes", "makes"), lift: "silence" }],
  ["an operator attests it, and the quarantine ends", "attested", { doings: attests, lift: "approved" }],
  ["the manager says no, whatever is deleted", "denied denied", { ...does("deletes"), answer: "denied" }],
]);

export const whichAppPasswords: readonly Row[] = [...notWorking, ...lostPhone];
