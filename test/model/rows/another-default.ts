/** The directory holds on to the default method: somebody chooses another one, or nobody does. */
import {
  attestedKey,
  authenticator,
  cast,
  hardwareToken,
  mailAddress,
  password,
  phone,
  securityKey,
  softwareToken,
  type Method,
  type Person,
} from "../cast.ts";
import type { Row } from "../row.ts";

const hour = 3600;

const row = (name: string, ends: string, situation: string, more: Partial<Row>): Row => ({
  ...{ name: `another default: ${name}`, situation, ends },
  ...more,
});

const having =
  (
    methods: readonly Method[],
    preferredMethod: Person["preferredMethod"],
    variants: object = {},
  ): NonNullable<Row["tenant"]> =>
  (file, subject) => {
    Object.assign(subject, { methods: [password(), ...methods], preferredMethod });
    subject.appPasswords = [{ name: "Mail", createdDaysAgo: 200 }];
    Object.assign(file.variants, variants);
  };

const appAndOffice = having([authenticator(), phone("mobile"), phone("office")], "push");
const chosen = (choice: Person["preferredMethod"], hours = 2) => ({
  chooses: { afterSeconds: hours * hour, default: choice },
});

export const anotherDefault: readonly Row[] = [
  row("the old one goes, and whoever had it is signed out", "completed seen-in-audit", "lost-phone", {
    ...{ tenant: appAndOffice, ...chosen("voiceOffice"), areAppPasswordsDeleted: true },
  }),
  row("nobody chooses, and it stays", "completed open", "lost-phone", {
    ...{ tenant: appAndOffice, areAppPasswordsDeleted: true },
  }),
  row("it is chosen on the last day", "completed seen-in-audit", "lost-phone", {
    ...{ tenant: appAndOffice, ...chosen("voiceOffice", 70), areAppPasswordsDeleted: true },
  }),
  row("none at all is the default any more", "completed seen-in-audit", "lost-phone", {
    ...{ tenant: appAndOffice, ...chosen(undefined), areAppPasswordsDeleted: true },
  }),
  row("what is chosen is no other method", "completed open", "lost-phone", {
    ...{ tenant: appAndOffice, ...chosen("push"), areAppPasswordsDeleted: true },
  }),
  row("a number is chosen instead of the app", "completed verified", "authenticator-not-activated", {
    ...{ tenant: having([authenticator(), phone("mobile")], "push"), ...chosen("sms") },
  }),
  row("the app is chosen instead of the token", "completed verified", "hardware-token-lost", {
    ...{ tenant: having([hardwareToken(), authenticator()], "oath"), ...chosen("push") },
  }),
  row("the new phone is chosen instead of the old one", "completed verified", "new-phone", {
    tenant: having([authenticator(), phone("mobile"), securityKey()], "push"),
    ...{ adds: authenticator("added"), ...chosen("sms") },
  }),
  row(
    "it is chosen before anybody agreed, so that nothing is as it was",
    "refused facts-changed",
    "lost-phone",
    {
      ...{ tenant: appAndOffice },
      meanwhile: { who: cast.subject, patch: { preferredMethod: "voiceOffice" } },
    },
  ),
  row("it goes after a pass was used, and nobody is signed out by that", "completed open", "lost-phone", {
    tenant: having([softwareToken(), mailAddress()], "oath", { defaultHeldBy: "any-other-method" }),
    ...{ pickUps: [{ afterSeconds: 2 * hour, then: "authenticator" }], areAppPasswordsDeleted: true },
    ...chosen("push", 2.5),
  }),
  row("the quarantine waits for it", "completed seen-in-audit", "stolen-phone", {
    tenant: having([authenticator(), attestedKey()], "push", { defaultHeldBy: "any-other-method" }),
    ...{ lift: "approved", areAppPasswordsDeleted: true, ...chosen(undefined) },
  }),
];
