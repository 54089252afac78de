/** Whose answer counts, and what comes of it. */
import { cast, personIn, type Person } from "../cast.ts";
import type { Row } from "../row.ts";

const contact = "c0417ac7-0000-4000-8000-000000000001";

const withoutManager = (_: unknown, subject: Person): void => {
  delete subject.managerId;
};

/** Contained where the situation contains, and no more. */
export const nobodyToAsk: readonly (readonly [string, string, NonNullable<Row["tenant"]>])[] = [
  ["no manager", "no-approver", withoutManager],
  [
    "a manager whose account is disabled",
    "approver-disabled",
    (file) => void (personIn(file, cast.manager).accountEnabled = false),
  ],
  [
    "a manager of another organisation",
    "approver-external",
    (file) => void (personIn(file, cast.manager).externalUserState = "Accepted"),
  ],
  [
    "a contact as manager",
    "approver-is-contact",
    (file, subject) => {
      file.contacts.push({ id: contact, displayName: "A contact", mail: null });
      subject.managerId = contact;
    },
  ],
  ["themselves as manager", "approver-is-subject", (_, subject) => void (subject.managerId = cast.subject)],
  [
    "a manager who reports to them",
    "approver-reports-to-subject",
    (file) => {
      personIn(file, cast.manager).managerId = cast.other;
      personIn(file, cast.other).managerId = cast.subject;
    },
  ],
  [
    "the requester as manager",
    "approver-is-requester",
    (_, subject) => void (subject.managerId = cast.requester),
  ],
];

const stopped = nobodyToAsk.flatMap(([name, code, tenant]): Row[] =>
  ["lost-phone", "authenticator-not-activated"].map((situation) => ({
    ...{
      name: `${situation} of somebody with ${name} goes no further`,
      situation,
      ends: `stopped ${code}`,
      tenant,
    },
  })),
);

const answers = ["lost-phone", "require-reregistration"].flatMap((situation): Row[] => [
  { name: `${situation} that is denied removes nothing`, situation, ends: "denied denied", answer: "denied" },
  {
    name: `${situation} that nobody answers removes nothing`,
    situation,
    ends: "denied lapsed",
    answer: "silence",
  },
]);

export const whoApproves: readonly Row[] = [
  ...stopped,
  ...answers,
  {
    name: "remembered devices are forgotten without asking anybody",
    situation: "forget-devices",
    ends: "completed open",
    tenant: withoutManager,
    answer: "silence",
  },
  {
    name: "a manager without a mailbox can answer all the same",
    situation: "lost-phone",
    ends: "completed open",
    tenant: (file) => void (personIn(file, cast.manager).mail = null),
  },
];
