/** Which methods go, and which stay. */
import {
  appPasskey,
  authenticator,
  externalMethod,
  hardwareToken,
  mailAddress,
  method,
  password,
  phone,
  phoneSignIn,
  platformCredential,
  qrCode,
  securityKey,
  softwareToken,
  syncedPasskey,
  unknownMethod,
  windowsHello,
  type Method,
} from "../cast.ts";
import type { Row } from "../row.ts";

type Column = readonly [
  name: string,
  ends: string,
  methods: readonly Method[],
  phoneName?: string | undefined,
  more?: Pick<Row, "adds">,
];

/** Everybody has a password besides, and no default method. */
const rows = (situation: string, columns: readonly Column[]): Row[] =>
  columns.map(([name, ends, methods, phoneName, more]) => ({
    ...more,
    ...{ name: `${situation}: ${name}`, situation, ends, ...(phoneName === undefined ? {} : { phoneName }) },
    tenant: (_, subject) => {
      subject.methods = [password(), ...methods];
      delete subject.preferredMethod;
    },
  }));

const ofEveryKind = [
  ...[authenticator(), phoneSignIn(), softwareToken(), hardwareToken(), securityKey(), appPasskey()],
  ...[windowsHello(), platformCredential(), mailAddress(), externalMethod(), qrCode()],
  ...[phone("mobile"), phone("alternateMobile"), phone("office")],
];
const theNew = { adds: authenticator("added", "Brand new phone") };
const aKey = { adds: securityKey("added") };
const twoPhones = [authenticator("old", "Old phone"), authenticator("new", "New phone"), securityKey()];

export const whatGoes: readonly Row[] = [
  ...rows("lost-phone", [
    ["a method of every kind", "completed open", ofEveryKind],
    ["the app alone, beside a key", "completed open", [authenticator(), securityKey()]],
    ["a passkey in the app", "completed open", [appPasskey(), windowsHello()]],
    ["the mobile number, beside the office's", "completed open", [phone("mobile"), phone("office")]],
    ["a token of one's own stays", "completed open", [softwareToken(), hardwareToken()]],
    ["two phones and no name", "stopped phone-not-told-apart", twoPhones],
    ["the phone that is named, of two", "completed open", twoPhones, " old PHONE "],
    ["a name that neither phone has", "stopped phone-not-told-apart", twoPhones, "Third phone"],
    [
      "a passkey on one of two phones",
      "stopped phone-not-told-apart",
      [...twoPhones, appPasskey()],
      "Old phone",
    ],
    [
      "an entry without a name, beside others",
      "stopped phone-not-told-apart",
      [...twoPhones, authenticator("x")],
      "Old phone",
    ],
    [
      "one phone under one name in three lists",
      "completed open",
      [authenticator("a", "One"), phoneSignIn("b", "One"), appPasskey(), securityKey()],
      "One",
    ],
    [
      "a name that its only phone does not have",
      "stopped phone-not-told-apart",
      [authenticator("a", "One"), securityKey()],
      "Other",
    ],
    ["a name where the app has none", "completed open", [authenticator(), securityKey()], "One"],
    [
      "two passkeys in the app",
      "stopped phone-not-told-apart",
      [appPasskey("a"), appPasskey("b"), securityKey()],
    ],
    [
      "a passkey that is copied between devices",
      "stopped phone-not-told-apart",
      [authenticator(), syncedPasskey(), securityKey()],
    ],
    [
      "a passkey of which nothing is told but its model",
      "completed open",
      [authenticator(), appPasskey("a", undefined), securityKey()],
    ],
    [
      "a number of no known kind",
      "stopped phone-not-told-apart",
      [authenticator(), method("phone", "odd", { phoneType: "satellite" }), securityKey()],
    ],
    [
      "nothing that was on a phone",
      "stopped nothing-to-remove",
      [securityKey(), windowsHello(), phone("office")],
    ],
    ["nothing else to sign in with", "completed open", [authenticator(), phone("mobile")]],
    [
      "only a mail address and a QR code besides",
      "completed open",
      [authenticator(), mailAddress(), qrCode()],
    ],
    ["another organisation's method besides", "completed open", [authenticator(), externalMethod()]],
    [
      "a method of an unknown kind",
      "stopped unknown-method-type",
      [authenticator(), securityKey(), unknownMethod()],
    ],
    ["no method at all", "stopped nothing-to-remove", []],
  ]),
  ...rows("require-reregistration", [
    ["a method of every kind", "completed verified", ofEveryKind],
    ["a copied passkey is none of the button's", "completed verified", [authenticator(), syncedPasskey()]],
    ["two phones go without asking which", "completed verified", twoPhones],
    [
      "three numbers",
      "completed verified",
      [phone("mobile"), phone("alternateMobile"), phone("office"), windowsHello()],
    ],
    ["numbers and nothing else", "completed open", [phone("mobile"), phone("office")]],
    ["keys alone", "stopped nothing-to-remove", [securityKey(), platformCredential()]],
    [
      "a method of an unknown kind",
      "stopped unknown-method-type",
      [authenticator(), securityKey(), unknownMethod()],
    ],
  ]),
  ...rows("authenticator-not-activated", [
    ["a method of every kind", "completed verified", ofEveryKind],
    ["two phones and no name", "stopped phone-not-told-apart", twoPhones],
    ["the phone that is named, of two", "completed verified", twoPhones, "New phone"],
    ["the app alone", "completed open", [authenticator()]],
    ["no entry of the app", "stopped nothing-to-remove", [phone("mobile"), securityKey()]],
    [
      "phone sign-in beside an entry",
      "completed verified",
      [authenticator(), phoneSignIn(), phone("mobile")],
    ],
  ]),
  ...rows("new-phone", [
    ["the old one's entry goes", "completed verified", [authenticator(), securityKey()], undefined, theNew],
    ["so does what else the app had", "completed verified", ofEveryKind, undefined, theNew],
    ["none is added", "stopped new-phone-not-seen", [authenticator(), securityKey()]],
    ["a key is added, and no phone", "stopped new-phone-not-seen", [authenticator()], undefined, aKey],
    ["there was no old one", "stopped nothing-to-remove", [softwareToken()], undefined, theNew],
    ["two old ones and no name", "stopped phone-not-told-apart", twoPhones, undefined, theNew],
    ["the old one that is named", "completed verified", twoPhones, "Old phone", theNew],
    ["a method of an unknown kind", "stopped unknown-method-type", [authenticator(), unknownMethod()]],
  ]),
  ...rows("hardware-token-lost", [
    ["a method of every kind", "completed verified", ofEveryKind],
    ["two tokens", "stopped token-not-told-apart", [hardwareToken("a"), hardwareToken("b"), securityKey()]],
    ["no token", "stopped nothing-to-remove", [authenticator()]],
    ["the token alone", "completed open", [hardwareToken()]],
  ]),
  ...rows("forget-devices", [
    ["a method of every kind", "completed open", ofEveryKind],
    ["a method of an unknown kind", "completed open", [unknownMethod()]],
    ["no method at all", "completed open", []],
  ]),
];
