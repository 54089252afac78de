/** Facts, methods and audit entries of the demo subject, to be changed where a test says so. */
import type { AuditEntry, AuditOutcome } from "../../lib/domain/audit-entry.ts";
import { entryHash } from "../../lib/domain/audit-chain.ts";
import type { AuthenticationMethod, MethodType } from "../../lib/domain/method.ts";
import type { PlannedStep } from "../../lib/domain/plan.ts";
import type { SubjectFacts } from "../../lib/domain/subject-facts.ts";
import { aCaseId, aUserId } from "./records.ts";

export const subject = aUserId(1);
export const requester = aUserId(2);
export const manager = aUserId(3);

export const aMethod = (
  type: MethodType,
  change: Partial<AuthenticationMethod> = {},
): AuthenticationMethod => ({ id: type, type, isDefault: false, ...change });

/** Authenticator by default, a software token, the mobile number, and a security key. */
export const demoMethods = (): AuthenticationMethod[] => [
  aMethod("fido2", { id: "key" }),
  aMethod("microsoftAuthenticator", { id: "authenticator", isDefault: true }),
  aMethod("password"),
  aMethod("phone", { id: "mobile", phoneType: "mobile" }),
  aMethod("softwareOath", { id: "token" }),
];

export const someFacts = (change: Partial<SubjectFacts> = {}): SubjectFacts => ({
  ...{ subject, requester, accountEnabled: true, isExternal: false, isManagementRestricted: false },
  roles: { direct: [], throughGroups: [], eligible: [] },
  roleAssignableGroups: [],
  manager: { id: manager, kind: "user", accountEnabled: true, isExternal: false },
  methods: demoMethods(),
  unknownMethodTypes: [],
  ...change,
});

/** The `end` of a planned step, as it would stand in the trail. */
export function anEnd(
  step: Pick<PlannedStep, "name" | "discriminator">,
  outcome: AuditOutcome,
  seq = 0,
): AuditEntry {
  const key = [aCaseId(), step.name, subject, ...(step.discriminator ? [step.discriminator] : [])].join(":");
  const record: AuditEntry["record"] = {
    ...{ v: 1, caseId: aCaseId(), seq, id: `${key}:end:${seq}`, at: "2026-11-21T09:00:00.000Z" },
    ...{ type: "end", step: step.name, key, attempt: 1, subject, outcome, facts: {} },
    ...{ actor: { kind: "app", id: "mfa-remediation" }, prev: "0".repeat(64) },
  };
  return { record, hash: entryHash(record) };
}
