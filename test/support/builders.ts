/** Facts, methods and audit entries of the demo subject, to be changed where a test says so. */
import type { AuditEntry, AuditOutcome } from "../../lib/domain/audit-entry.ts";
import { entryHash } from "../../lib/domain/audit-chain.ts";
import type { AuthenticationMethod, MethodType } from "../../lib/domain/method.ts";
import type { PlannedStep } from "../../lib/domain/plan.ts";
import type { SubjectFacts } from "../../lib/domain/subject-facts.ts";
import { userId } from "../../lib/domain/ids.ts";
import { stepKey } from "../../lib/domain/step-key.ts";
import { aCaseId } from "./records.ts";

/** With letters, so that spelling can matter. */
export const subject = userId.parse("5ab1ec70-0000-4000-8000-00000000000a");
export const requester = userId.parse("4e9e57e4-0000-4000-8000-00000000000b");
export const manager = userId.parse("3a4a9e40-0000-4000-8000-00000000000c");

/** Whom the policy names where two have to agree. */
export const second = userId.parse("5ec0d000-0000-4000-8000-00000000000e");

export const quarantineGroup = "9a4a47e0-0000-4000-8000-00000000000d";

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
  ...{ groups: [], isSynced: false, mfaBy: "entra" },
  manager: { id: manager, kind: "user", accountEnabled: true, isExternal: false, reportsToSubject: false },
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
  const { name, discriminator } = step;
  const key = stepKey({ caseId: aCaseId(), step: name, subject, discriminator });
  const record: AuditEntry["record"] = {
    ...{ v: 1, caseId: aCaseId(), seq, id: `${key}:end:${seq}`, at: "2026-11-21T09:00:00.000Z" },
    ...{ type: "end", step: name, key, attempt: 1, subject, outcome, facts: {} },
    ...{ actor: { kind: "app", id: "mfa-remediation" }, prev: "0".repeat(64) },
  };
  return { record, hash: entryHash(record) };
}
