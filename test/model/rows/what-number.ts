/** Which phone number comes to be whose, by whom it is typed, and what shows that it is there. */
import { cast, password, personIn, phone, securityKey, type Method } from "../cast.ts";
import type { Row } from "../row.ts";
import type { Typing } from "../rules/doings.ts";

const situation = "number-change";
const anHour = 3600;
const anew = "+81 8099999999";

/** An hour in, by an operator, as it should be. */
const typing = (change: Partial<Typing> = {}): Typing => ({
  ...{ afterSeconds: anHour, type: "mobile", typed: anew, means: anew, ...change },
});
const types = (...typings: Partial<Typing>[]) => ({ doings: { types: typings.map(typing) } });
const having =
  (...methods: Method[]): NonNullable<Row["tenant"]> =>
  (_, subject) => {
    subject.methods = [password(), securityKey(), ...methods];
    delete subject.preferredMethod;
  };
const textsSignIn: NonNullable<Row["tenant"]> = ({ smsSignInPolicy }) => {
  const everybody = { targetType: "group", id: "all_users", isRegistrationRequired: false } as const;
  Object.assign(smsSignInPolicy, { state: "enabled", includeTargets: [everybody] });
};
const readsLongAgo: NonNullable<Row["tenant"]> = (file, subject) => {
  having(phone("mobile", { smsSignInState: "notAllowedByPolicy" }))(file, subject);
  file.faults.readLagSeconds.methods = 7 * 86_400;
};
const verified = "completed verified";
const open = "stopped number-not-entered";

const wrong = (
  ["+81 08099999999", "08099999999", "+81-80-9999-9999", "+81 80 9999 9999", "+81 12"] as const
).map((typed) => ({
  name: `not a number as the directory takes it: ${typed}`,
  ends: open,
  ...types({ typed, means: null }),
}));

const rows: readonly Omit<Row, "situation">[] = [
  { name: "a mobile number in place of another", ends: verified, ...types({}) },
  { name: "a mobile number where there is none", ends: verified, ...types({}), tenant: having() },
  {
    ...{ name: "the change is answered with the number", ends: verified, ...types({}) },
    tenant: (file) => void (file.variants.phoneUpdate = "with-body"),
  },
  {
    ...{ name: "another number of late in the directory is no hindrance", ends: verified, ...types({}) },
    tenant: (_, subject) => void (subject.contactChange = { daysAgo: 1, property: "Mobile" }),
  },
  { name: "an office number beside a mobile one", ends: verified, ...types({ type: "office" }) },
  {
    ...{ name: "an office number in place of another", ends: verified, ...types({ type: "office" }) },
    tenant: having(phone("office")),
  },
  { name: "an alternate number beside a mobile one", ends: verified, ...types({ type: "alternateMobile" }) },
  {
    ...{ name: "an alternate number needs a mobile one", ends: open, ...types({ type: "alternateMobile" }) },
    tenant: having(phone("office")),
  },
  {
    ...{ name: "a mobile number, and then the alternate one that needed it", ends: verified },
    ...types({ type: "alternateMobile" }, { afterSeconds: 2 * anHour }),
    tenant: having(),
  },
  {
    ...{ name: "an extension, with the digits of a Japanese keyboard", ends: verified },
    ...types({ type: "office", typed: " +81 ３５５５５１２３４x12 ", means: "+81 355551234x12" }),
  },
  {
    name: "a mobile number that becomes a credential is one no more",
    ends: verified,
    ...types({}),
    tenant: textsSignIn,
  },
  {
    ...{ name: "a new mobile number that becomes a credential is one no more", ends: verified, ...types({}) },
    tenant: (file, subject) => {
      textsSignIn(file, subject);
      having()(file, subject);
    },
  },
  {
    ...{
      name: "no number of another type becomes a credential",
      ends: verified,
      ...types({ type: "office" }),
    },
    tenant: textsSignIn,
  },
  {
    ...{ name: "a number that somebody else signs in with is for calls only", ends: verified, ...types({}) },
    tenant: (file, subject) => {
      textsSignIn(file, subject);
      const { methods } = personIn(file, cast.other);
      const ready = { phoneNumber: anew, smsSignInState: "ready" };
      methods.splice(
        methods.findIndex(({ phoneType }) => phoneType === "mobile"),
        1,
        phone("mobile", ready),
      );
    },
  },
  { name: "nobody types it", ends: open },
  { name: "it is typed before the manager has agreed", ends: open, ...types({ afterSeconds: 30 }) },
  { name: "it is typed when the time is over", ends: open, ...types({ afterSeconds: 80 * anHour }) },
  { name: "it is typed on the last day", ends: verified, ...types({ afterSeconds: 71 * anHour }) },
  { name: "two type it at once", ends: verified, ...types({}, {}) },
  {
    name: "it is typed again when it is there",
    ends: verified,
    ...types({}, { afterSeconds: anHour + 60, type: "office" }),
  },
  { name: "somebody types it who is no operator", ends: open, ...types({ by: "auditor" }) },
  { name: "an operator types it who asked for it", ends: open, ...types({ by: "requester" }) },
  { name: "an operator types it who approved it", ends: open, ...types({ by: "approver" }) },
  { name: "an operator types it for themselves", ends: open, ...types({ by: "subject" }) },
  { name: "the old number is read back", ends: open, ...types({}), tenant: readsLongAgo },
  {
    ...{ name: "the old number is read back, and the new one became a credential", ends: open, ...types({}) },
    tenant: (file, subject) => {
      readsLongAgo(file, subject);
      textsSignIn(file, subject);
    },
  },
  {
    ...{ name: "the old number is read back, and so it is typed again", ends: open, tenant: readsLongAgo },
    ...types({}, { afterSeconds: 2 * anHour }),
  },
  { name: "a manager who says no", ends: "denied denied", ...types({}), answer: "denied" },
  {
    name: "a manager who says nothing",
    ends: "denied lapsed",
    ...types({}, { afterSeconds: 30 }),
    answer: "silence",
  },
  {
    ...{ name: "a key is added before the answer", ends: "refused facts-changed", ...types({}) },
    meanwhile: { who: cast.subject, patch: { methods: [password(), phone("mobile"), securityKey("new")] } },
  },
  {
    ...{ name: "an account of another organisation", ends: "refused external-guest", ...types({}) },
    tenant: (_, subject) => void (subject.externalUserState = "Accepted"),
  },
  {
    ...{ name: "themselves as manager", ends: "stopped approver-is-subject", ...types({}) },
    tenant: (_, subject) => void (subject.managerId = cast.subject),
  },
  ...wrong,
];

export const whatNumber: readonly Row[] = rows.map((row) => ({
  ...row,
  ...{ situation, name: `${situation}: ${row.name}` },
}));
