/** Nothing is left to sign in with: somebody comes for a pass, or nobody does. */
import {
  authenticator,
  cast,
  mailAddress,
  method,
  password,
  phone,
  softwareToken,
  type Method,
} from "../cast.ts";
import type { Row } from "../row.ts";
import type { PickUp } from "../rules/pick-up.ts";

type Change = NonNullable<Row["tenant"]>;

const hour = 3600;
const at = (hours: number, then: PickUp["then"]): PickUp => ({ afterSeconds: hours * hour, then });

const onlyThePhone: readonly Method[] = [authenticator(), phone("mobile")];
const having =
  (methods: readonly Method[], more: Change = () => undefined): Change =>
  (file, subject) => {
    subject.methods = [password(), ...methods];
    subject.appPasswords = [{ name: "Mail", createdDaysAgo: 200 }];
    more(file, subject);
  };

const row = (name: string, ends: string, pickUps: readonly PickUp[], more: Partial<Row> = {}): Row => ({
  ...{ name: `a pass: ${name}`, situation: "lost-phone", ends, pickUps, tenant: having(onlyThePhone) },
  areAppPasswordsDeleted: true,
  ...more,
});

const oldPass = method("temporaryAccessPass", "old-pass", {
  ...{ startDateTime: "2026-11-21T08:30:00Z", lifetimeInMinutes: 480, isUsableOnce: true },
});

const handedOver: readonly Row[] = [
  row("a key is registered with it", "completed attested", [at(2, "passkey")]),
  row("a new phone is registered with it", "completed attested", [at(2, "authenticator")]),
  row("nobody uses it", "completed open", [at(2, "unused")]),
  row("somebody takes it away before it is used", "completed open", [at(2, "taken-away")]),
  row("it comes too late, and the next one in time", "completed attested", [
    at(2, "unused"),
    at(9, "passkey"),
  ]),
  row("a second one ends the first", "completed attested", [at(2, "unused"), at(2.5, "passkey")]),
  row("a third is handed over once two are gone", "completed attested", [
    at(2, "taken-away"),
    at(3, "unused"),
    at(12, "passkey"),
  ]),
  row("three, and nobody uses any", "completed open", [at(2, "unused"), at(9, "unused"), at(17, "unused")]),
  row(
    "a fourth is refused, while the case still waits for other things",
    "completed open",
    [at(2, "unused"), at(9, "unused"), at(17, "unused"), at(25, "passkey")],
    { areAppPasswordsDeleted: undefined },
  ),
  row("once something is registered there is no other", "completed attested", [
    at(2, "passkey"),
    at(9, "unused"),
  ]),
  row("one for many uses is taken back, once it was used", "completed attested", [at(2, "passkey")], {
    pass: { isUsableOnce: false },
  }),
  row("the organisation wants all of them for one use", "completed attested", [at(2, "passkey")], {
    pass: { isUsableOnce: false },
    tenant: having(onlyThePhone, ({ temporaryAccessPassPolicy }) => {
      temporaryAccessPassPolicy.isUsableOnce = true;
    }),
  }),
  row("one from before is gone once another is made", "completed attested", [at(2, "passkey")], {
    tenant: having([...onlyThePhone, oldPass]),
  }),
  row("one from before stays while nobody comes", "completed open", [], {
    tenant: having([...onlyThePhone, oldPass]),
  }),
  row(
    "a mail address and an external method are no way in, the code of the app is gone",
    "completed attested",
    [at(2, "authenticator")],
    { tenant: having([softwareToken(), mailAddress()]) },
  ),
  row(
    "where a computer's default is held by what is no way in, it is no way back",
    "completed open",
    [at(2, "passkey")],
    {
      tenant: having([authenticator(), mailAddress()], ({ variants }, subject) => {
        variants.defaultHeldBy = "any-other-method";
        subject.preferredMethod = "push";
      }),
    },
  ),
  ...["require-reregistration", "authenticator-not-activated"].map((situation) =>
    row(`${situation} ends with it as well`, "completed attested", [at(2, "passkey")], {
      ...{ situation, tenant: having([authenticator()]) },
    }),
  ),
  row(
    "a stolen phone's owner is handed one, and the quarantine ends",
    "completed attested",
    [at(2, "passkey")],
    {
      ...{ situation: "stolen-phone", lift: "approved" },
    },
  ),
];

const notHandedOver: readonly Row[] = [
  row("before anybody approved there is none", "completed open", [{ afterSeconds: 30, then: "passkey" }]),
  row("after a denial there is none", "denied denied", [at(2, "passkey")], { answer: "denied" }),
  row("where something strong stays there is none", "completed seen-in-audit", [at(2, "passkey")], {
    tenant: having([authenticator(), phone("office")], (_, subject) =>
      Reflect.deleteProperty(subject, "preferredMethod"),
    ),
  }),
  row("nobody is named to hand it over", "stopped would-lock-out", [at(2, "passkey")], {
    pass: { handOverBy: [] },
  }),
  row("the tenant gives none", "stopped pass-policy-off", [at(2, "passkey")], {
    tenant: having(onlyThePhone, ({ temporaryAccessPassPolicy }) => {
      temporaryAccessPassPolicy.state = "disabled";
    }),
  }),
  row(
    "the tenant gives none to a group that they are in through another",
    "stopped pass-not-in-scope",
    [at(2, "passkey")],
    {
      tenant: having(onlyThePhone, ({ groups, temporaryAccessPassPolicy }) => {
        const [outer, inner] = [
          "64090000-0000-4000-8000-000000000001",
          "64090000-0000-4000-8000-000000000002",
        ];
        const more = { displayName: "A group", isAssignableToRole: false };
        groups.push(
          { id: inner, members: [cast.subject], ...more },
          { id: outer, members: [inner], ...more },
        );
        temporaryAccessPassPolicy.excludeTargets = [
          { targetType: "group", id: outer, isRegistrationRequired: false },
        ];
      }),
    },
  ),
];

const strangers: readonly Row[] = [
  row("what is registered without any is none of the case's", "completed open", [], {
    strangerAfter: 2 * hour,
  }),
  row("what was registered before it is not taken for its own", "completed open", [at(3, "passkey")], {
    strangerAfter: 2 * hour,
  }),
  row(
    "what is registered while it waits to be used is not taken for its own",
    "completed open",
    [at(3, "unused")],
    {
      strangerAfter: 3 * hour + 60,
    },
  ),
];

export const pass: readonly Row[] = [...handedOver, ...notHandedOver, ...strangers];
