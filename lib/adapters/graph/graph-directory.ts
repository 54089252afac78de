import type { Client } from "@microsoft/microsoft-graph-client";
import type { Directory } from "../../ports/directory.ts";
import { auditRows, profileChanges } from "./audit-rows.ts";
import { deleteMethod } from "./delete-method.ts";
import { findPerson } from "./find-person.ts";
import { keptReads } from "./kept-reads.ts";
import { listMethods } from "./list-methods.ts";
import { revokeSessions, sessionsValidFrom } from "./sessions.ts";
import { readSubject } from "./read-subject.ts";

/**
 * The directory on Microsoft Graph. Application permissions it needs:
 *
 * - `User.Read.All`: people, managers, what they own, time stamps of sessions
 * - `Domain.Read.All`: who does multi-factor authentication for a federated domain
 * - `GroupMember.Read.All`: to see whether a group is role-assignable
 * - `RoleManagement.Read.Directory`: roles, held and eligible
 * - `PrivilegedEligibilitySchedule.Read.AzureADGroup`: memberships and ownerships of groups that could be activated
 * - `UserAuthenticationMethod.Read.All`: both lists of methods, and the default one
 * - `UserAuthMethod-….ReadWrite.All` for each type that may be removed
 * - `User.RevokeSessions.All`, `AuditLog.Read.All`
 * - `IdentityRiskyUser.Read.All`, where the policy looks at the risk of an account
 *
 * https://learn.microsoft.com/graph/permissions-reference
 */
export const graphDirectory = (client: Client): Directory => {
  const resume = keptReads();
  return {
    resolve: async (person) => (await findPerson(client, person))?.id,
    facts: (subject, request, wanted, step) => {
      const read = () => readSubject(client, subject, request, wanted);
      return step === undefined ? read() : resume(step, read);
    },
    methods: async (subject) => {
      const { listed, unknownMethodTypes, requestIds } = await listMethods(client, subject);
      return { methods: listed.map(({ method }) => method), unknownMethodTypes, requestIds };
    },
    deleteMethod: (subject, method) => deleteMethod(client, subject, method),
    revokeSessions: (subject) => revokeSessions(client, subject),
    sessionsValidFrom: (subject) => sessionsValidFrom(client, subject),
    profileChanges: (subject, since, reading) => profileChanges(client, subject, since, reading),
    auditRows: (subject, activity, since, reading) => auditRows(client, subject, activity, since, reading),
  };
};
