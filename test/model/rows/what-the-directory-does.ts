/** What the documents leave open, and what changes on the way. */
import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import {
  authenticator,
  cast,
  hardwareToken,
  password,
  phone,
  securityKey,
  softwareToken,
  type Method,
  type Person,
} from "../cast.ts";
import type { Row } from "../row.ts";

type Variants = Partial<TenantFile["variants"]>;
const that =
  (variants: Variants, methods?: readonly Method[], preferredMethod: Person["preferredMethod"] = "push") =>
  (file: TenantFile, subject: Person): void => {
    Object.assign(file.variants, variants);
    if (methods) Object.assign(subject, { methods: [password(), ...methods], preferredMethod });
  };

const withAlternate = [phone("mobile"), phone("alternateMobile"), securityKey()];
const appAndKey = [authenticator(), securityKey()];

const onlyMethod: readonly (readonly [situation: string, only: Method])[] = [
  ["require-reregistration", phone("mobile")],
  ["authenticator-not-activated", authenticator()],
  ["hardware-token-lost", hardwareToken()],
];

const variants: readonly Row[] = [
  ...[true, false].map((isEnabled): Row => ({
    name: `browsers that ${isEnabled ? "may remember somebody are left for a person" : "remember nobody need no person"}`,
    ...{ situation: "forget-devices", ends: isEnabled ? "completed open" : "completed verified" },
    tenant: ({ mfaServicePolicy }) =>
      void Object.assign(mfaServicePolicy ?? {}, {
        rememberMfaOnTrustedDevice: { isEnabled, allowedNumberOfDays: 60 },
      }),
  })),
  {
    name: "a default that a key beside it holds stays, and is not claimed to be gone",
    ...{ situation: "lost-phone", ends: "completed open" },
    tenant: that({ defaultHeldBy: "any-other-method" }, appAndKey),
  },
  {
    name: "a default that only second factors hold goes beside a key",
    ...{ situation: "require-reregistration", ends: "completed verified" },
    tenant: that({ defaultHeldBy: "other-second-factors" }, appAndKey),
  },
  {
    name: "a default that the office number holds stays",
    ...{ situation: "lost-phone", ends: "completed open" },
    tenant: that({}, [authenticator(), phone("office")]),
  },
  {
    name: "a default that nothing holds goes",
    ...{ situation: "authenticator-not-activated", ends: "completed verified" },
    tenant: that({ defaultHeldBy: "nothing" }, [authenticator(), phone("mobile")]),
  },
  {
    name: "a default entry of the app that a number holds stays",
    ...{ situation: "authenticator-not-activated", ends: "completed open" },
    tenant: that({ defaultDeleteRefusal: "matches-current-default" }, [authenticator(), phone("mobile")]),
  },
  {
    name: "a token that is the default stays while there are numbers",
    ...{ situation: "hardware-token-lost", ends: "completed open" },
    tenant: that({}, [hardwareToken(), phone("mobile")], "oath"),
  },
  {
    name: "of two tokens that are the default, the second goes first",
    ...{ situation: "require-reregistration", ends: "completed verified" },
    tenant: that({}, [softwareToken("a"), softwareToken("b"), hardwareToken(), securityKey()], "oath"),
  },
  {
    name: "a mobile number that goes by text message is the default",
    ...{ situation: "require-reregistration", ends: "completed verified" },
    tenant: that({}, [authenticator(), ...withAlternate], "sms"),
  },
  {
    name: "an alternate number that goes by voice is the default",
    ...{ situation: "require-reregistration", ends: "completed verified" },
    tenant: that({}, withAlternate, "voiceAlternateMobile"),
  },
  {
    name: "a mobile number that an alternate one holds stays",
    ...{ situation: "lost-phone", ends: "completed open" },
    tenant: that({ mobileWithAlternate: "refused" }, [authenticator(), ...withAlternate]),
  },
  {
    name: "a mobile number that an alternate one holds goes after it",
    ...{ situation: "require-reregistration", ends: "completed verified" },
    tenant: that({ mobileWithAlternate: "refused" }, withAlternate, "voiceOffice"),
  },
  {
    name: "a default on the old phone stays while the new one does not take its place",
    ...{ situation: "new-phone", ends: "completed open" },
    tenant: that({}, appAndKey),
    adds: authenticator("added"),
  },
  {
    name: "lists come in pages of one",
    ...{ situation: "require-reregistration", ends: "completed verified" },
    tenant: (file) => {
      file.variants.pageSize = 1;
      for (const id of ["64090000-0000-4000-8000-000000000001", "64090000-0000-4000-8000-000000000002"])
        file.groups.push({ id, displayName: "A group", members: [cast.subject], isAssignableToRole: false });
    },
  },
];

const changes: readonly (readonly [string, string, NonNullable<Row["meanwhile"]>])[] = [
  ["the subject is disabled", "account-disabled", { who: cast.subject, patch: { accountEnabled: false } }],
  [
    "the subject moves into a restricted unit",
    "management-restricted",
    { who: cast.subject, patch: { isManagementRestricted: true } },
  ],
  ["the manager changes", "facts-changed", { who: cast.subject, patch: { managerId: cast.other } }],
  ["the manager leaves", "approver-disabled", { who: cast.manager, patch: { accountEnabled: false } }],
  [
    "a key is added",
    "facts-changed",
    {
      who: cast.subject,
      patch: { methods: [password(), authenticator(), securityKey(), securityKey("new")] },
    },
  ],
  [
    "the number is replaced",
    "facts-changed",
    {
      who: cast.subject,
      patch: {
        methods: [
          ...[password(), authenticator(), softwareToken(), securityKey()],
          phone("mobile", { createdDateTime: "2026-11-21T09:00:20Z" }),
        ],
      },
    },
  ],
  [
    "the key is taken away",
    "facts-changed",
    { who: cast.subject, patch: { methods: [password(), authenticator()] } },
  ],
];

const appPasswords: Row["tenant"] = (_, subject) => {
  subject.appPasswords = [{ name: "Mail on the old phone", createdDaysAgo: 200 }];
};

const quarantined = [
  ["ends when an approver wants it to", "approved", "completed open"],
  ["goes on when the approver says so", "denied", "completed contained"],
  ["goes on when nobody answers", "silence", "completed contained"],
] as const;

export const whatTheDirectoryDoes: readonly Row[] = [
  ...variants,
  ...quarantined.map(([what, lift, ends]): Row => ({
    ...{ name: `the quarantine that the policy calls for ${what}`, situation: "lost-phone", ends, lift },
  })),
  {
    name: "the quarantine of a case that is cut back stays",
    ...{ situation: "lost-phone", ends: "stopped nothing-to-remove", lift: "approved" },
    tenant: that({}, [securityKey()]),
  },
  {
    name: "the quarantine of a case that is denied stays",
    ...{ situation: "lost-phone", ends: "denied denied", answer: "denied", lift: "approved" },
  },
  {
    name: "a quarantine that goes on is the weakest of what is claimed",
    ...{ situation: "lost-phone", ends: "completed contained", lift: "denied" },
    tenant: appPasswords,
    areAppPasswordsDeleted: true,
  },
  ...changes.map(([what, code, meanwhile]): Row => ({
    ...{ name: `nothing is removed when ${what} before the answer`, situation: "lost-phone" },
    ...{ ends: `refused ${code}`, meanwhile },
  })),
  {
    name: "no pass is planned where the tenant allows none",
    ...{ situation: "lost-phone", ends: "stopped pass-policy-off" },
    tenant: (file, subject) => {
      file.temporaryAccessPassPolicy.state = "disabled";
      subject.methods = [password(), authenticator()];
    },
  },
  ...onlyMethod.map(([situation, only]): Row => ({
    name: `${situation}: the only method stays where the tenant allows no pass`,
    ...{ situation, ends: "stopped pass-policy-off" },
    tenant: (file, subject) => {
      file.temporaryAccessPassPolicy.state = "disabled";
      subject.methods = [password(), only];
    },
  })),
  {
    name: "no pass is planned for whom the tenant allows none",
    ...{ situation: "lost-phone", ends: "stopped pass-not-in-scope" },
    tenant: (file, subject) => {
      file.temporaryAccessPassPolicy.excludeTargets = [
        { targetType: "user", id: subject.id, isRegistrationRequired: false },
      ];
      subject.methods = [password(), authenticator()];
    },
  },
  {
    name: "app passwords that an administrator deletes are seen in the audit log",
    ...{ situation: "lost-phone", ends: "completed seen-in-audit" },
    tenant: appPasswords,
    areAppPasswordsDeleted: true,
  },
  {
    name: "app passwords that nobody deletes stay open",
    ...{ situation: "lost-phone", ends: "completed open" },
    tenant: appPasswords,
  },
];
