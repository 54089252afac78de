import fc from "fast-check";
import { aToken, cast, heldToken, personIn, phone, type Person } from "./cast.ts";
import type { Row } from "./row.ts";
import type { Doings, Typing } from "./rules/doings.ts";

/** What a situation is about beyond what somebody is and has: in the tenant, in the ticket and what people do. */
interface Drawn {
  readonly doings: Doings;
  readonly tenant: NonNullable<Row["tenant"]>;
}

const serial = "1042";
const anHour = 3600;

const tokens: fc.Arbitrary<Drawn> = fc
  .record({
    holder: fc.constantFrom("nobody", "nobody", "nobody", "subject", "other"),
    status: fc.constantFrom<("assigned" | "activated")[]>("assigned", "activated"),
    asked: fc.constantFrom(serial, serial, serial, "1043", undefined),
    activates: fc.boolean(),
  })
  .map(({ holder, status, asked, activates }) => ({
    doings: {
      ...(asked === undefined ? {} : { token: asked }),
      ...(activates ? { activates: true as const } : {}),
    },
    tenant: (file, subject) => {
      file.hardwareOathDevices.push(aToken(serial));
      const owner = { nobody: undefined, subject, other: personIn(file, cast.other) }[holder];
      owner?.methods.push(heldToken(serial, status));
    },
  }));

const pool = ["+81 8099999999", "+44 7700900123x9"];
const wrong = ["+81 08099999999", "8099999999"];

const typings: fc.Arbitrary<Typing> = fc
  .record({
    afterSeconds: fc.constantFrom(30, anHour, 2 * anHour, 5 * anHour, 80 * anHour),
    type: fc.constantFrom<Typing["type"][]>("mobile", "alternateMobile", "office"),
    typed: fc.constantFrom(...pool, ...pool, ...wrong),
    by: fc.constantFrom(undefined, undefined, undefined, "auditor" as const, "subject" as const),
  })
  .map(({ by, ...typing }) => ({
    ...{ ...typing, means: pool.includes(typing.typed) ? typing.typed : null, ...(by && { by }) },
  }));

const numbers: fc.Arbitrary<Drawn> = fc
  .record({
    types: fc.uniqueArray(typings, { maxLength: 3, selector: ({ afterSeconds }) => afterSeconds }),
    state: fc.constantFrom("enabled" as const, "disabled" as const),
    isTaken: fc.boolean(),
    phoneUpdate: fc.constantFrom("no-content" as const, "with-body" as const),
  })
  .map(({ types, state, isTaken, phoneUpdate }) => ({
    doings: { types: types.toSorted((a, b) => a.afterSeconds - b.afterSeconds) },
    tenant: (file) => {
      Object.assign(file.smsSignInPolicy, { state });
      Object.assign(file.variants, { phoneUpdate });
      const other = personIn(file, cast.other);
      const ready = phone("mobile", { phoneNumber: pool[0], smsSignInState: "ready" });
      if (isTaken)
        other.methods = [...other.methods.filter(({ phoneType }) => phoneType !== "mobile"), ready];
    },
  }));

const sequences = fc.array(fc.constantFrom("makes" as const, "deletes-one" as const, "deletes" as const), {
  maxLength: 4,
});

/** Nobody deletes one where there is none to be seen. */
const appPasswords: fc.Arbitrary<Drawn> = fc
  .record({ sequence: sequences, count: fc.nat({ max: 2 }), attests: fc.boolean() })
  .map(({ sequence, count, attests }) => {
    let left = count;
    const possible = sequence.filter((what) => {
      const isPossible = what !== "deletes-one" || left > 0;
      if (isPossible) left = what === "makes" ? left + 1 : what === "deletes" ? 0 : left - 1;
      return isPossible;
    });
    return {
      doings: { appPasswords: possible, ...(attests ? { attests: true as const } : {}) },
      tenant: (_: unknown, subject: Person) => {
        const old = Array.from({ length: count }, (__, at) => ({ name: `Mail ${at}`, createdDaysAgo: 200 }));
        Object.assign(subject, { perUserMfaState: "enforced", appPasswords: old });
      },
    };
  });

export const drawnFor: Readonly<Record<string, fc.Arbitrary<Drawn>>> = {
  "hardware-token-assign": tokens,
  "number-change": numbers,
  "app-passwords-not-working": appPasswords,
  "lost-phone": appPasswords,
  "stolen-phone": appPasswords,
};
