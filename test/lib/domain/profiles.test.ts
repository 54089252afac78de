import { methodType } from "../../../lib/domain/method.ts";
import { authenticatorEntry } from "../../../lib/domain/profiles/authenticator-entry.ts";
import { everything } from "../../../lib/domain/profiles/everything.ts";
import { hardwareToken } from "../../../lib/domain/profiles/hardware-token.ts";
import { reRegistration } from "../../../lib/domain/profiles/re-registration.ts";
import type { RemovalProfile } from "../../../lib/domain/removal-profile.ts";
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

test("of a stolen phone all goes but what is proven to be elsewhere", () => {
  const elsewhere = [
    aMethod("hardwareOath"),
    aMethod("fido2", { isSecurityKey: true }),
    aMethod("windowsHelloForBusiness"),
    aMethod("platformCredential", { isOnComputer: true }),
    aMethod("password"),
  ];
  expect(everything(elsewhere).remove).toEqual([]);
  const left = methodType.options.filter((type) => !goes(everything).includes(type));
  expect(left).toEqual(["hardwareOath", "windowsHelloForBusiness", "password"]);
  expect(everything([aMethod("fido2", { isInAuthenticatorApp: false })]).remove).toHaveLength(1);
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

test("of two entries of the app, the one that the request names goes", () => {
  const named = aMethod("microsoftAuthenticator", { id: "1", isNamedPhone: true });
  const other = aMethod("microsoftAuthenticator", { id: "2", isNamedPhone: false });
  const { remove, isUndecided } = authenticatorEntry([other, named]);
  expect([remove.map(({ method }) => method.id), isUndecided]).toEqual([["1"], false]);
});
