import fc from "fast-check";
import { methodType, type AuthenticationMethod } from "../../../lib/domain/method.ts";
import { removalReason } from "../../../lib/domain/decided-method.ts";
import { thisPhone } from "../../../lib/domain/profiles/this-phone.ts";
import { aMethod, demoMethods } from "../../support/builders.ts";

const authenticator = (id = "authenticator", change: Partial<AuthenticationMethod> = {}) =>
  aMethod("microsoftAuthenticator", { id, ...change });
const phoneSignIn = (id = "phone sign-in", change: Partial<AuthenticationMethod> = {}) =>
  aMethod("passwordlessMicrosoftAuthenticator", { id, ...change });
const appPasskey = (id = "app passkey") => aMethod("fido2", { id, isInAuthenticatorApp: true });

/** id → why it goes or stays. */
function reasons(methods: readonly AuthenticationMethod[]): Record<string, string> {
  const { remove, keep } = thisPhone(methods);
  return Object.fromEntries([...remove, ...keep].map(({ method, because }) => [method.id, because]));
}

const removed = (methods: readonly AuthenticationMethod[]) =>
  thisPhone(methods).remove.map(({ method }) => method.id);

describe("each kind of method", () => {
  const alone = (method: AuthenticationMethod) => {
    const { remove, isUndecided } = thisPhone([method]);
    return [remove.length === 1 ? "goes" : "stays", reasons([method])[method.id], isUndecided];
  };

  test.each([
    [aMethod("microsoftAuthenticator"), "goes", "on-the-lost-phone"],
    [aMethod("passwordlessMicrosoftAuthenticator"), "goes", "on-the-lost-phone"],
    [aMethod("softwareOath"), "goes", "counts-as-on-the-lost-phone"],
    [aMethod("phone", { phoneType: "mobile" }), "goes", "number-of-the-lost-phone"],
    [aMethod("phone", { phoneType: "alternateMobile" }), "stays", "on-another-phone"],
    [aMethod("phone", { phoneType: "office" }), "stays", "on-another-phone"],
    [aMethod("fido2"), "stays", "hardware-of-its-own"],
    [aMethod("fido2", { isInAuthenticatorApp: true }), "goes", "passkey-on-the-lost-phone"],
    [aMethod("hardwareOath"), "stays", "hardware-of-its-own"],
    [aMethod("windowsHelloForBusiness"), "stays", "on-a-computer"],
    [aMethod("platformCredential"), "stays", "on-a-computer"],
    [aMethod("temporaryAccessPass"), "stays", "not-on-a-phone"],
    [aMethod("email"), "stays", "not-on-a-phone"],
    [aMethod("external"), "stays", "not-on-a-phone"],
    [aMethod("qrCodePin"), "stays", "not-on-a-phone"],
    [aMethod("password"), "stays", "not-deletable"],
  ])("%j %s: %s", (method, what, because) => {
    expect(alone(method)).toEqual([what, because, false]);
  });

  test.each([
    ["a passkey that a keychain copies", aMethod("fido2", { isSyncedPasskey: true })],
    [
      "the same, although the app shows it",
      aMethod("fido2", { isSyncedPasskey: true, isInAuthenticatorApp: true }),
    ],
    ["a number of a kind that the directory does not tell", aMethod("phone")],
  ])("%s cannot be told apart, and stays until somebody says", (_, method) => {
    expect(alone(method)).toEqual(["stays", "not-told-apart", true]);
  });

  test("all kinds are here", () => {
    const told = new Set(methodType.options.map((type) => reasons([aMethod(type)])[type]));
    expect(told).not.toContain(undefined);
    expect(methodType.options).toHaveLength(13);
  });
});

test("the demo subject loses what was on the phone, the default method last, and keeps the key", () => {
  expect(removed(demoMethods())).toEqual(["token", "mobile", "authenticator"]);
  expect(thisPhone(demoMethods()).keep.map(({ method }) => method.id)).toEqual(["key", "password"]);
});

test("the default goes last whatever it is", () => {
  for (const id of ["token", "mobile", "authenticator"]) {
    const methods = demoMethods().map((method) => ({ ...method, isDefault: method.id === id }));
    expect(removed(methods).at(-1)).toBe(id);
  }
});

describe("several phones", () => {
  const both = [authenticator("a"), authenticator("b")];
  const named = (a: boolean, b: boolean) => [
    authenticator("a", { isNamedPhone: a }),
    authenticator("b", { isNamedPhone: b }),
  ];

  test("without a name nobody can say which one was lost, and none of them goes", () => {
    expect(reasons(both)).toEqual({ a: "not-told-apart", b: "not-told-apart" });
    expect(thisPhone(both)).toMatchObject({ remove: [], isUndecided: true });
  });

  test("the one that the request names goes, the other stays", () => {
    expect(reasons(named(false, true))).toEqual({ a: "on-another-phone", b: "on-the-lost-phone" });
    expect(thisPhone(named(false, true)).isUndecided).toBe(false);
  });

  test("every entry with that name goes, since one phone can be registered twice", () => {
    expect(removed(named(true, true))).toEqual(["a", "b"]);
    expect(thisPhone(named(true, true)).isUndecided).toBe(false);
  });

  test("a name that no entry has tells nothing apart", () => {
    expect(thisPhone(named(false, false))).toMatchObject({ remove: [], isUndecided: true });
    expect(thisPhone([authenticator("a", { isNamedPhone: false })])).toMatchObject({
      ...{ remove: [], isUndecided: true },
    });
  });

  test("a passkey in the app may be on either", () => {
    const passkey = appPasskey();
    expect(reasons([...both, passkey])["app passkey"]).toBe("not-told-apart");
    expect(reasons([...named(false, true), passkey])["app passkey"]).toBe("not-told-apart");
    expect(thisPhone([...named(false, true), passkey]).isUndecided).toBe(true);
  });

  test("two passkeys in the app are on two phones, however many entries are listed", () => {
    expect(thisPhone([authenticator(), appPasskey("p"), appPasskey("q")])).toMatchObject({
      ...{ remove: [], isUndecided: true },
    });
  });

  test("phone sign-in is told apart by name, and without one belongs to the only phone", () => {
    expect(removed([authenticator(), phoneSignIn()])).toEqual(["phone sign-in", "authenticator"]);
    expect(thisPhone([...both, phoneSignIn()]).isUndecided).toBe(true);
    const notNamed = [...named(false, true), phoneSignIn()];
    expect(reasons(notNamed)["phone sign-in"]).toBe("not-told-apart");
    const asNamed = [...named(false, true), phoneSignIn("s", { isNamedPhone: true })];
    expect(removed(asNamed)).toEqual(["s", "b"]);
  });
});

test("a passkey in the app of the only phone goes with it, also where the request names the phone", () => {
  expect(removed([authenticator(), appPasskey()])).toEqual(["app passkey", "authenticator"]);
  expect(removed([authenticator("a", { isNamedPhone: true }), appPasskey()])).toEqual(["app passkey", "a"]);
});

const anyMethod = fc.record(
  {
    id: fc.uuid(),
    type: fc.constantFrom(...methodType.options),
    isDefault: fc.boolean(),
    phoneType: fc.constantFrom("mobile" as const, "alternateMobile" as const, "office" as const),
    isInAuthenticatorApp: fc.boolean(),
    isSyncedPasskey: fc.boolean(),
    isNamedPhone: fc.boolean(),
  },
  { requiredKeys: ["id", "type", "isDefault"] },
);
const anyMethods = fc.uniqueArray(anyMethod, { selector: ({ id }) => id, maxLength: 12 });

describe("whatever is registered", () => {
  test("each method either goes or stays, and for a stated reason", () => {
    fc.assert(
      fc.property(anyMethods, (methods) => {
        const { remove, keep } = thisPhone(methods);
        const ids = [...remove, ...keep].map(({ method }) => method.id);
        expect(ids.sort()).toEqual(methods.map(({ id }) => id).sort());
        for (const { because } of [...remove, ...keep]) expect(removalReason.options).toContain(because);
      }),
    );
  });

  test("a default method goes after all that are none", () => {
    fc.assert(
      fc.property(anyMethods, (methods) => {
        const defaults = thisPhone(methods).remove.map(({ method }) => method.isDefault);
        expect(defaults).toEqual([...defaults].sort());
      }),
    );
  });

  test("no hardware key, no computer, no password and nothing doubtful is ever removed", () => {
    fc.assert(
      fc.property(anyMethods, (methods) => {
        for (const { method, because } of thisPhone(methods).remove) {
          expect(because).toMatch(/(on|of)-the-lost-phone$/);
          expect(["softwareOath", "phone", "fido2", ...authenticators]).toContain(method.type);
          if (method.type === "fido2") expect(method.isInAuthenticatorApp).toBe(true);
          if (method.type === "fido2") expect(method.isSyncedPasskey ?? false).toBe(false);
          if (method.type === "phone") expect(method.phoneType).toBe("mobile");
          expect(method.isNamedPhone === false && authenticators.includes(method.type)).toBe(false);
        }
      }),
    );
  });

  test("the order of the list does not matter", () => {
    fc.assert(
      fc.property(anyMethods, (methods) => {
        expect(removed([...methods].reverse())).toEqual(removed(methods));
      }),
    );
  });

  test("it is undecided exactly where something cannot be told apart", () => {
    fc.assert(
      fc.property(anyMethods, (methods) => {
        expect(thisPhone(methods).isUndecided).toBe(
          Object.values(reasons(methods)).includes("not-told-apart"),
        );
      }),
    );
  });
});

const authenticators: readonly string[] = ["microsoftAuthenticator", "passwordlessMicrosoftAuthenticator"];
