import { approverProblem, refusalOf } from "../../../lib/domain/guards.ts";
import { policy } from "../../../lib/domain/policy.ts";
import type { SubjectFacts } from "../../../lib/domain/subject-facts.ts";
import { manager, requester, someFacts, subject } from "../../support/builders.ts";

const anyPolicy = policy.parse({});
const noRoles = { direct: [], throughGroups: [], eligible: [] };
const home = { accountEnabled: true, isExternal: false, reportsToSubject: false };
const theManager = { id: manager, kind: "user", ...home } as const;

test("an ordinary account with an ordinary manager passes", () => {
  expect(refusalOf(someFacts(), anyPolicy)).toBeNull();
  expect(approverProblem(someFacts())).toBeNull();
});

const refusals: readonly (readonly [string, Partial<SubjectFacts>])[] = [
  ["requester-unknown", { requester: null }],
  ["requester-is-subject", { requester: subject }],
  ["external-guest", { isExternal: true }],
  ["account-disabled", { accountEnabled: false }],
  ["management-restricted", { isManagementRestricted: true }],
  ["privileged-role", { roles: { ...noRoles, direct: ["a"] } }],
  ["privileged-role", { roles: { ...noRoles, throughGroups: ["a"] } }],
  ["privileged-role", { roles: { ...noRoles, eligible: ["a"] } }],
  ["role-assignable-group", { roleAssignableGroups: ["g"] }],
  ["service-account", { unknownMethodTypes: ["#microsoft.graph.resourceAccountKeyAuthenticationMethod"] }],
  [
    "service-account",
    { unknownMethodTypes: ["#microsoft.graph.federatedIdentityCredentialAuthenticationMethod"] },
  ],
];

test.each(refusals)("%s: %j is refused", (code, change) => {
  expect(refusalOf(someFacts(change), anyPolicy)).toBe(code);
});

test("a protected account is refused before anything else is asked, however its id is spelled", () => {
  const everything = Object.assign({}, ...refusals.map(([, change]) => change)) as Partial<SubjectFacts>;
  const protecting = policy.parse({ protectedAccounts: [subject.toUpperCase()] });
  expect(refusalOf(someFacts(everything), protecting)).toBe("protected-account");
  expect(refusalOf(someFacts(), policy.parse({ protectedAccounts: [requester, manager] }))).toBeNull();
});

test("members of a protected group are refused like protected accounts; members of others are not", () => {
  const group = "9b0c2c4e-8f0a-4b57-9d3e-6a1c0f5d7e21";
  const protecting = policy.parse({ protectedGroups: [group.toUpperCase()] });
  expect(refusalOf(someFacts({ groups: ["other", group] }), protecting)).toBe("protected-account");
  expect(refusalOf(someFacts({ groups: ["other"] }), protecting)).toBeNull();
  expect(refusalOf(someFacts({ groups: [group] }), anyPolicy)).toBeNull();
});

test("no guard makes up for another: each of them refuses also where all others pass or fail", () => {
  for (const [, one] of refusals)
    for (const [, other] of refusals)
      expect(refusalOf(someFacts({ ...one, ...other }), anyPolicy)).not.toBeNull();
});

const problems: readonly (readonly [string, SubjectFacts["manager"]])[] = [
  ["no-approver", null],
  ["approver-is-contact", { ...theManager, kind: "contact" }],
  ["approver-is-subject", { ...theManager, id: subject }],
  ["approver-is-subject", { ...theManager, id: subject.toUpperCase() }],
  ["approver-is-requester", { ...theManager, id: requester }],
  ["approver-is-requester", { ...theManager, id: requester.toUpperCase() }],
  ["approver-external", { ...theManager, isExternal: true }],
  ["approver-disabled", { ...theManager, accountEnabled: false }],
  ["approver-reports-to-subject", { ...theManager, reportsToSubject: true }],
];

test.each(problems)("%s: %j cannot approve", (code, approver) => {
  expect(approverProblem(someFacts({ manager: approver }))).toBe(code);
});
