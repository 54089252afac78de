import fc from "fast-check";
import { methodKey } from "../../../lib/domain/method.ts";
import { policy } from "../../../lib/domain/policy.ts";
import type { SubjectFacts } from "../../../lib/domain/subject-facts.ts";
import { triage } from "../../../lib/domain/triage.ts";
import { aMethod, demoMethods, someFacts, subject } from "../../support/builders.ts";

const of = (change: Partial<SubjectFacts> = {}, policyChange = {}) =>
  triage(someFacts(change), "lost-phone", policy.parse(policyChange));
const planned = (change: Partial<SubjectFacts> = {}) =>
  of(change).plan?.steps.map(({ name, discriminator }) =>
    [name, ...(discriminator ? [discriminator] : [])].join(" "),
  );

test("the plan contains at once and does the rest after the approval, in the order of the runbook", () => {
  expect(of()).toMatchObject({ refusedBy: null, containOnlyBy: null });
  expect(planned()).toEqual([
    "revoke-sessions",
    "remove-method softwareOath.token",
    "remove-method phone.mobile",
    "remove-method microsoftAuthenticator.authenticator",
    "revoke-sessions after-removal",
    "check-methods-gone",
    "check-app-passwords",
  ]);
  expect(of().plan?.steps.map(({ beforeApproval }) => beforeApproval)).toEqual([
    true,
    ...Array<boolean>(6).fill(false),
  ]);
});

test("a removal in the plan carries the method, so that whoever approves sees what goes", () => {
  const removals = of().plan?.steps.filter(({ name }) => name === "remove-method") ?? [];
  expect(removals.map(({ method }) => method?.type)).toEqual([
    "softwareOath",
    "phone",
    "microsoftAuthenticator",
  ]);
  expect(of().plan?.remove.map(({ method }) => method.id)).toEqual(["token", "mobile", "authenticator"]);
});

test("a refused case has no plan at all", () => {
  expect(of({ accountEnabled: false })).toMatchObject({
    ...{ refusedBy: "account-disabled", containOnlyBy: null, plan: null },
  });
  expect(of({}, { protectedAccounts: [subject] })).toMatchObject({
    refusedBy: "protected-account",
    plan: null,
  });
});

test("a refusal comes before what would only cut the case back", () => {
  expect(of({ accountEnabled: false, manager: null, unknownMethodTypes: ["x"] })).toMatchObject({
    ...{ refusedBy: "account-disabled", containOnlyBy: null },
  });
});

const token = aMethod("softwareOath");
const strong = [
  aMethod("fido2"),
  aMethod("hardwareOath"),
  aMethod("windowsHelloForBusiness"),
  aMethod("platformCredential"),
  aMethod("external"),
  aMethod("phone", { phoneType: "office" }),
];
const weak = [aMethod("password"), aMethod("email"), aMethod("temporaryAccessPass"), aMethod("qrCodePin")];

const cutBacks: readonly (readonly [string, Partial<SubjectFacts>])[] = [
  ["no-approver", { manager: null }],
  ["mfa-at-other-provider", { mfaBy: "provider" }],
  ["unknown-method-type", { unknownMethodTypes: ["#microsoft.graph.newAuthenticationMethod"] }],
  ["phone-not-told-apart", { methods: [...demoMethods(), aMethod("microsoftAuthenticator", { id: "b" })] }],
  ["phone-not-told-apart", { methods: [...demoMethods(), aMethod("fido2", { isSyncedPasskey: true })] }],
  ["nothing-to-remove", { methods: [aMethod("fido2")] }],
  ["nothing-to-remove", { methods: [] }],
  ["would-lock-out", { methods: [token, ...weak] }],
];

test.each(cutBacks)("%s: %j leaves containment only", (code, change) => {
  expect(of(change)).toMatchObject({ refusedBy: null, containOnlyBy: code });
  expect(planned(change)).toEqual(["revoke-sessions"]);
});

test.each(strong.map((method) => [method.type, method] as const))(
  "with %s left the person can still pass",
  (_, method) => {
    expect(of({ methods: [token, method] }).containOnlyBy).toBeNull();
  },
);

test.each([
  [{}, []],
  [{ isSynced: true }, ["synced-account"]],
  [{ mfaBy: "entra-or-provider" }, ["federated-sign-in"]],
  [{ isSynced: true, mfaBy: "provider" }, ["synced-account", "federated-sign-in"]],
] as const)("of an account with %j the plan says what is different: %j", (change, notes) => {
  expect(of(change).plan?.notes).toEqual(notes);
});

describe("the hash of the facts", () => {
  const changes: readonly Partial<SubjectFacts>[] = [
    { requester: null },
    { accountEnabled: false },
    { isExternal: true },
    { isManagementRestricted: true },
    { roles: { direct: [], throughGroups: ["a"], eligible: [] } },
    { roleAssignableGroups: ["g"] },
    { manager: null },
    { isSynced: true },
    { mfaBy: "entra-or-provider" },
    { methods: demoMethods().slice(1) },
    { methods: demoMethods().map((method) => ({ ...method, isDefault: false })) },
    { unknownMethodTypes: ["x"] },
  ];

  test("is the same for the same facts, whatever the order of their members", () => {
    const facts = someFacts();
    const turned = Object.fromEntries(Object.entries(facts).reverse()) as SubjectFacts;
    expect(triage(turned, "lost-phone", policy.parse({})).factsHash).toBe(of().factsHash);
  });

  test("does not change with a group that is not protected", () => {
    expect(of({ groups: ["dynamic"] }).factsHash).toBe(of().factsHash);
  });

  test.each(changes)("changes with %j", (change) => {
    expect(of(change).factsHash).not.toBe(of().factsHash);
  });
});

test("whatever the methods are, what the plan removes and keeps is all of them, and it removes only what it names", () => {
  const kinds = fc.constantFrom(...demoMethods(), ...strong, ...weak, token);
  fc.assert(
    fc.property(fc.uniqueArray(kinds, { selector: ({ id }) => id }), (methods) => {
      const { plan, containOnlyBy } = of({ methods });
      const all = [...(plan?.remove ?? []), ...(plan?.keep ?? [])].map(({ method }) => method.id);
      expect(all.sort()).toEqual(methods.map(({ id }) => id).sort());
      const removals = plan?.steps.filter(({ name }) => name === "remove-method") ?? [];
      expect(removals.map(({ discriminator }) => discriminator)).toEqual(
        containOnlyBy === null ? plan?.remove.map(({ method }) => methodKey(method)) : [],
      );
    }),
  );
});
