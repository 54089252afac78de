/** People, methods and tenants that nobody thought of: always the same ones, and whatever fails is made small. */
import fc from "fast-check";
import {
  appPasskey,
  attestedKey,
  authenticator,
  device,
  externalMethod,
  hardwareToken,
  mailAddress,
  password,
  phone,
  phoneSignIn,
  platformCredential,
  qrCode,
  registeredLongAgo,
  securityKey,
  softwareToken,
  syncedPasskey,
  unknownMethod,
  windowsHello,
  type Method,
} from "./cast.ts";
import { endsAsForetold } from "./ends-as-foretold.ts";
import { drawnFor } from "./generated-doings.ts";
import type { Answer } from "./looking-approver.ts";
import { caseOf, scriptOf, type Row } from "./row.ts";
import { nobodyToAsk } from "./rows/who-approves.ts";
import { outOfBounds } from "./rows/who-is-touched.ts";
import type { PickUp } from "./rules/pick-up.ts";
import { situations } from "./rules/situations.ts";

const none: NonNullable<Row["tenant"]> = () => undefined;

const seldom = <Some>(some: fc.Arbitrary<Some>, other: Some) =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(other) }, { weight: 1, arbitrary: some });

const methods = fc
  .shuffledSubarray(
    [
      ...[authenticator("app"), authenticator("old", "Old phone"), authenticator("new", "New phone")],
      ...[phoneSignIn("sign-in-old", "old phone "), phoneSignIn("sign-in")],
      ...[softwareToken("codes"), softwareToken("codes-2"), hardwareToken("token"), hardwareToken("token-2")],
      ...[phone("mobile"), phone("alternateMobile"), phone("office")],
      ...[attestedKey(), attestedKey("of-app", { aaGuid: "90a3ccdf-635c-4729-a248-9b709135078f" })],
      ...[securityKey(), appPasskey(), appPasskey("passkey-2", undefined), syncedPasskey()],
      ...[attestedKey("yesterday", { createdDateTime: "2026-11-20T09:00:00Z" })],
      ...[platformCredential("pc", { platform: "windows", ...registeredLongAgo })],
      ...[windowsHello(), platformCredential(), mailAddress(), externalMethod(), qrCode()],
    ],
    { maxLength: 6 },
  )
  .chain((some) => seldom<Method[]>(fc.constant([...some, unknownMethod()]), some));

/** Often enough nothing else is left to sign in with. */
const onlyOnPhone = fc.subarray(
  [authenticator("app"), softwareToken("codes"), phone("mobile"), mailAddress(), qrCode()],
  { minLength: 1 },
);

const hour = 3600;

/** At most one registers something, and is the last who comes. */
const pickUps = fc
  .tuple(
    fc.array(fc.constantFrom<PickUp["then"][]>("taken-away", "unused"), { maxLength: 2 }),
    fc.constantFrom<PickUp["then"][]>("passkey", "authenticator", "unused"),
  )
  .map(([some, last]) =>
    [...some, last].map((then, index): PickUp => ({ afterSeconds: (2 + 4 * index) * hour, then })),
  );

const devices = fc.subarray(
  [
    device("de71ce00-0000-4000-8000-000000000001", "Old phone", "iOS"),
    device("de71ce00-0000-4000-8000-000000000002", "New phone", "Android"),
    device("de71ce00-0000-4000-8000-000000000003", "Laptop", "Windows"),
    device("de71ce00-0000-4000-8000-000000000004", "Thing", null),
  ],
  { maxLength: 2 },
);

const tenants = fc.record({
  devices,
  methods: fc.oneof({ weight: 2, arbitrary: methods }, { weight: 1, arbitrary: onlyOnPhone }),
  preferredMethod: fc.constantFrom("push", "oath", "sms", "voiceAlternateMobile", "voiceOffice", undefined),
  variants: fc.record({
    defaultDeleteRefusal: fc.constantFrom("change-default-first", "matches-current-default"),
    defaultHeldBy: fc.constantFrom("other-second-factors", "any-other-method", "nothing"),
    mobileWithAlternate: fc.constantFrom("deletable", "refused"),
    pageSize: fc.constantFrom(3, 100),
  }),
  reasons: fc.tuple(
    ...[outOfBounds, nobodyToAsk].map((column) =>
      seldom(fc.constantFrom(...column.map(([, , change]) => change)), none),
    ),
  ),
});

const answers = seldom<Answer>(fc.constantFrom("denied", "silence", "attack"), "approved");

const rowsOf = (situation: string): fc.Arbitrary<Row> =>
  fc
    .record({
      tenant: tenants,
      phoneName: fc.constantFrom(undefined, undefined, "Old phone", "NEW PHONE", "Third phone"),
      lift: fc.constantFrom<Row["lift"][]>(undefined, undefined, "approved", "denied"),
      answer: answers,
      secondAnswer: answers,
      pickUps,
      isUsableOnce: fc.boolean(),
      drawn: drawnFor[situation] ?? fc.constant({ doings: {}, tenant: none }),
    })
    .map(({ tenant, phoneName, lift, answer, secondAnswer, isUsableOnce, drawn, ...at }) => ({
      ...{ name: JSON.stringify(tenant), situation, ends: "", answer, secondAnswer },
      ...{ ...at, pass: { isUsableOnce }, doings: drawn.doings },
      ...(phoneName === undefined ? {} : { phoneName }),
      ...(situations[situation]?.quarantines ? { lift } : {}),
      tenant: (file, subject) => {
        const { preferredMethod } = tenant;
        Object.assign(subject, { methods: [password(), ...tenant.methods], preferredMethod });
        Object.assign(file.variants, tenant.variants);
        file.devices.push(...tenant.devices);
        drawn.tenant(file, subject);
        for (const change of tenant.reasons) change(file, subject);
      },
    }));

test.each(Object.keys(situations))(
  "%s ends as foretold, whoever it is",
  async (situation) => {
    const plays = async (row: Row): Promise<void> => {
      const one = caseOf(row);
      await endsAsForetold(one, scriptOf(one));
    };
    await fc.assert(fc.asyncProperty(rowsOf(situation), plays), { seed: 20_270_201, numRuns: 16 });
  },
  300_000,
);
