import { methodType } from "../../../lib/domain/method.ts";
import { authenticatorEntry } from "../../../lib/domain/profiles/authenticator-entry.ts";
import { everything } from "../../../lib/domain/profiles/everything.ts";
import { hardwareToken } from "../../../lib/domain/profiles/hardware-token.ts";
import { reRegistration } from "../../../lib/domain/profiles/re-registration.ts";
import type { RemovalProfile } from "../../../lib/domain/removal-profile.ts";
import { callsOf, situation } from "../../../lib/domain/situation.ts";
import { aMethod } from "../../support/builders.ts";

const goes = (profile: RemovalProfile) =>
  methodType.options.filter((type) => profile([aMethod(type)]).remove.length === 1).sort();

test("registering anew removes what the admin centre's button removes", () => {
  expect(goes(reRegistration)).toEqual([
    "hardwareOath",
    "microsoftAuthenticator",
    "passwordlessMicrosoftAuthenticator",
    "phone",
    "softwareOath",
  ]);
});

const outOfHandSince = "2026-11-18T09:00:00.000Z";
const elsewhere = (registered: { readonly createdAt?: string }) => [
  aMethod("hardwareOath", registered),
  aMethod("fido2", { isSecurityKey: true, ...registered }),
  aMethod("windowsHelloForBusiness", registered),
  aMethod("platformCredential", { isOnComputer: true, ...registered }),
];

test("of a stolen phone all goes but what is proven to be elsewhere", () => {
  const before = { createdAt: "2026-11-18T08:59:59.999Z" };
  const kept = [...elsewhere(before), aMethod("password")];
  expect(everything(kept, outOfHandSince).remove).toEqual([]);
  const left = methodType.options.filter(
    (type) => everything([aMethod(type, before)], outOfHandSince).remove.length === 0,
  );
  expect(left).toEqual(["hardwareOath", "windowsHelloForBusiness", "password"]);
  const key = aMethod("fido2", { isInAuthenticatorApp: false, ...before });
  expect(everything([key], outOfHandSince).remove).toHaveLength(1);
});

test.each<[string, { readonly createdAt?: string }, string | undefined, string]>([
  ["in that very moment", { createdAt: outOfHandSince }, outOfHandSince, "registered-out-of-hand"],
  ["after the report", { createdAt: "2026-11-22T00:00:00.000Z" }, outOfHandSince, "registered-out-of-hand"],
  ["at a time that is not told", {}, outOfHandSince, "registered-at-no-known-time"],
  [
    "before nobody knows what",
    { createdAt: "2020-01-01T00:00:00.000Z" },
    undefined,
    "registered-at-no-known-time",
  ],
])("keys, tokens and computers registered %s go with the stolen phone", (_, registered, since, reason) => {
  const { remove, keep } = everything(elsewhere(registered), since);
  expect(keep).toEqual([]);
  expect(new Set(remove.map(({ because }) => because))).toEqual(new Set([reason]));
});

test("a situation says that it goes by time where one and the same method stays or goes by its time", () => {
  const lengths = (name: (typeof situation.options)[number]) =>
    ["2026-11-18T08:00:00.000Z", "2026-11-18T10:00:00.000Z"].map(
      (createdAt) => callsOf(name).remove?.(elsewhere({ createdAt }), outOfHandSince).remove.length,
    );
  const byTime = situation.options.filter((name) => new Set(lengths(name)).size > 1);
  expect(byTime).not.toEqual([]);
  expect(situation.options.filter((name) => callsOf(name).goesByTime)).toEqual(byTime);
});

test("an entry of the app and a lost token concern nothing else", () => {
  expect(goes(authenticatorEntry)).toEqual(["microsoftAuthenticator", "passwordlessMicrosoftAuthenticator"]);
  expect(goes(hardwareToken)).toEqual(["hardwareOath"]);
});

test.each([
  [
    "hardware tokens",
    hardwareToken,
    [aMethod("hardwareOath", { id: "1" }), aMethod("hardwareOath", { id: "2" })],
  ],
  [
    "entries of the app",
    authenticatorEntry,
    [aMethod("microsoftAuthenticator", { id: "1" }), aMethod("microsoftAuthenticator", { id: "2" })],
  ],
] as const)("of two %s, none goes until somebody says which", (_, profile, methods) => {
  expect(profile(methods)).toMatchObject({ remove: [], isUndecided: true });
});

const token = (id: string, isNamedToken?: boolean) =>
  aMethod("hardwareOath", { id, ...(isNamedToken === undefined ? {} : { isNamedToken }) });

test.each([
  ["of two tokens, the one that the request names goes", [token("1", false), token("2", true)], ["2"]],
  ["so does one beside another whose number is not told", [token("1"), token("2", true)], ["2"]],
  ["the only token goes where the request names none", [token("1")], ["1"]],
])("%s", (_, methods, ids) => {
  const { remove, keep, isUndecided } = hardwareToken(methods);
  expect([remove.map(({ method }) => method.id), isUndecided]).toEqual([ids, false]);
  expect(keep.map(({ because }) => because)).toEqual(keep.map(() => "another-token"));
});

test.each([
  ["the only token is not the named one", [token("1", false)]],
  ["neither of two is the named one", [token("1", false), token("2", false)]],
  ["two bear the named number", [token("1", true), token("2", true)]],
  ["of two no number is told", [token("1"), token("2")]],
  ["of two one is another and one not told", [token("1", false), token("2")]],
])("no token goes where %s", (_, methods) => {
  expect(hardwareToken(methods)).toMatchObject({ remove: [], isUndecided: true });
});

test("of two entries of the app, the one that the request names goes", () => {
  const named = aMethod("microsoftAuthenticator", { id: "1", isNamedPhone: true });
  const other = aMethod("microsoftAuthenticator", { id: "2", isNamedPhone: false });
  const { remove, isUndecided } = authenticatorEntry([other, named]);
  expect([remove.map(({ method }) => method.id), isUndecided]).toEqual([["1"], false]);
});
