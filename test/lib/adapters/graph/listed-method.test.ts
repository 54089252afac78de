import { isPreferred } from "../../../../lib/adapters/graph/default-method.ts";
import { graphDirectory } from "../../../../lib/adapters/graph/graph-directory.ts";
import { listedMethod, methodRow } from "../../../../lib/adapters/graph/listed-method.ts";
import { methodKinds, type AuthenticationMethod, type MethodType } from "../../../../lib/domain/method.ts";
import { startScriptedGraph } from "./scripted-graph.ts";
import { scriptedPerson } from "./scripted-person.ts";
import { people } from "./tenant-under-test.ts";

const row = (type: string, fields: object = {}) => ({
  "@odata.type": `#microsoft.graph.${type}AuthenticationMethod`,
  id: `id-${type}`,
  ...fields,
});
const listed = (type: string, fields?: object) => listedMethod(methodRow.parse(row(type, fields)));

test.each(Object.keys(methodKinds))("%s is known by its type in Graph", (type) => {
  expect(listed(type)?.method).toMatchObject({ id: `id-${type}`, type, isDefault: false });
});

test.each([
  "#microsoft.graph.hologramAuthenticationMethod",
  "#microsoft.graph.phone",
  "#microsoft.graph.AuthenticationMethod",
  "#other.phoneAuthenticationMethod",
  "#microsoft.graph.toStringAuthenticationMethod",
])("%s is not known", (type) => {
  expect(listedMethod(methodRow.parse({ "@odata.type": type, id: "1" }))).toBeUndefined();
});

describe("passkeys", () => {
  test.each([
    [
      "de1e552d-db1d-4423-a619-566b625cdc84",
      "deviceBound",
      { isInAuthenticatorApp: true, isSyncedPasskey: false },
    ],
    [
      "90A3CCDF-635C-4729-A248-9B709135078F",
      "deviceBound",
      { isInAuthenticatorApp: true, isSyncedPasskey: false },
    ],
    [
      "2fc0579f-8113-47ea-b116-bb5a8db9202a",
      "deviceBound",
      { isInAuthenticatorApp: false, isSyncedPasskey: false },
    ],
    [
      "ea9b8d66-4d01-1d21-3ce4-b6b48cb575d4",
      "synced",
      { isInAuthenticatorApp: false, isSyncedPasskey: true },
    ],
    [null, "unknownFutureValue", { isInAuthenticatorApp: false, isSyncedPasskey: true }],
    [null, null, { isInAuthenticatorApp: false }],
  ])("of AAGUID %s, %s", (aaGuid, passkeyType, expected) => {
    expect(listed("fido2", { aaGuid, passkeyType })?.method).toEqual({
      id: "id-fido2",
      type: "fido2",
      isDefault: false,
      ...expected,
    });
  });
});

test("a kind of number that is not known counts as not told", () => {
  expect(listed("phone", { phoneType: "satellite" })?.method).not.toHaveProperty("phoneType");
});

test("only devices have a device's name", () => {
  expect(listed("microsoftAuthenticator", { displayName: " Kim's phone " })?.deviceName).toBe("Kim's phone");
  expect(listed("windowsHelloForBusiness", { displayName: "LT-1" })?.deviceName).toBe("LT-1");
  expect(listed("microsoftAuthenticator", { displayName: "" })?.deviceName).toBeNull();
  expect(listed("phone", { displayName: "+81 8012345678" })?.deviceName).toBeNull();
  expect(listed("external", { displayName: "Another provider" })?.deviceName).toBeNull();
});

describe("the phone that the request names", () => {
  const entries = [
    row("microsoftAuthenticator", { id: "this", displayName: "Pixel 9" }),
    row("microsoftAuthenticator", { id: "that", displayName: "Pixel 9 Pro" }),
    row("microsoftAuthenticator", { id: "nameless", displayName: null }),
    row("passwordlessMicrosoftAuthenticator", { id: "sign-in", displayName: "PIXEL 9" }),
    row("fido2", { id: "key", displayName: "Pixel 9" }),
  ];

  async function named(phoneName: string | undefined) {
    const person = scriptedPerson({ betaMethods: { body: { value: entries } } });
    const graph = await startScriptedGraph(person);
    const { facts } = await graphDirectory(graph.client).facts(people.aiko, {
      requester: people.emma,
      ...(phoneName === undefined ? {} : { phone: { name: phoneName } }),
    });
    await graph.stop();
    return Object.fromEntries(facts.methods.map(({ id, isNamedPhone }) => [id, isNamedPhone]));
  }

  test("is told by its Authenticator entries, whatever case and blanks at the ends", async () => {
    const expected = { this: true, that: false, nameless: undefined, "sign-in": true, key: undefined };
    expect(await named("  pixel 9 ")).toEqual(expected);
  });

  test("is none where it names none", async () => {
    expect(Object.values(await named(undefined)).filter((is) => is !== undefined)).toEqual([]);
  });
});

describe("the default method", () => {
  const of = (type: MethodType, phoneType?: AuthenticationMethod["phoneType"]): AuthenticationMethod => ({
    id: phoneType ?? type,
    type,
    isDefault: false,
    ...(phoneType ? { phoneType } : {}),
  });
  const all = [
    of("microsoftAuthenticator"),
    of("softwareOath"),
    of("phone", "mobile"),
    of("phone", "alternateMobile"),
    of("phone", "office"),
    of("fido2"),
  ];
  const meant = (preference: string | null, methods = all) =>
    methods.filter((method) => isPreferred(method, preference, methods)).map(({ id }) => id);

  test.each([
    ["push", ["microsoftAuthenticator"]],
    ["oath", ["softwareOath"]],
    ["sms", ["mobile"]],
    ["voiceMobile", ["mobile"]],
    ["voiceAlternateMobile", ["alternateMobile"]],
    ["voiceOffice", ["office"]],
    ["none", []],
    ["unknownFutureValue", []],
    [null, []],
  ])("%s", (preference, ids) => {
    expect(meant(preference)).toEqual(ids);
  });

  test("codes come from Authenticator where there is no token", () => {
    const methods = all.filter(({ type }) => type !== "softwareOath");
    expect(meant("oath", methods)).toEqual(["microsoftAuthenticator"]);
    expect(meant("oath", [...methods, of("hardwareOath")])).toEqual(["hardwareOath"]);
  });
});

test("a number that was swapped is told by when it was registered, where Graph says so", () => {
  const registered = (createdDateTime: string | null) =>
    listedMethod(
      methodRow.parse({
        "@odata.type": "#microsoft.graph.phoneAuthenticationMethod",
        ...{ id: "3179e48a-750b-4051-897c-87b9720928f7", phoneType: "mobile", createdDateTime },
      }),
    )?.method;
  expect(registered("2026-01-01T00:00:00Z")).toMatchObject({ createdAt: "2026-01-01T00:00:00.000Z" });
  expect(registered("2026-01-02T00:00:00Z")).not.toEqual(registered("2026-01-01T00:00:00Z"));
  expect(registered(null)).not.toHaveProperty("createdAt");
});
