/** All that a decision about a subject rests on, as read from the directory in one go. No names, no numbers. */
import { z } from "zod";
import { userId } from "./ids.ts";
import { registeredDevice } from "./registered-device.ts";
import { authenticationMethod } from "./method.ts";
import { passPolicy } from "./pass-policy.ts";

export const subjectFacts = z.object({
  subject: userId,
  /** The requester's object id; null: the directory does not know them. */
  requester: userId.nullable(),
  accountEnabled: z.boolean(),
  /** Home tenant elsewhere: sessions cannot be revoked from here. Internal guests are not external. */
  isExternal: z.boolean(),
  /** Member of a restricted-management administrative unit. */
  isManagementRestricted: z.boolean(),
  /** Role definition ids, sorted: held directly, through groups, or as an eligible assignment (scoped ones included). */
  roles: z.object({
    direct: z.array(z.string()),
    throughGroups: z.array(z.string()),
    eligible: z.array(z.string()),
  }),
  /** Ids of role-assignable groups the subject is in or owns, or could make themselves a member or an owner of, sorted. */
  roleAssignableGroups: z.array(z.string()),
  /** Ids of all groups the subject is in, to be held against the policy's protected ones; no part of the facts' hash. */
  groups: z.array(z.string()),
  /** Mastered in the organisation's own directory: its password and its being enabled are changed there. */
  isSynced: z.boolean(),
  /** Who does multi-factor authentication: a federated domain may leave it to its own identity provider. */
  mfaBy: z.enum(["entra", "entra-or-provider", "provider"]),
  manager: z
    .object({
      id: z.string(),
      kind: z.enum(["user", "contact"]),
      accountEnabled: z.boolean(),
      isExternal: z.boolean(),
      /** The subject stands above the manager in the directory: they could approve for each other. */
      reportsToSubject: z.boolean(),
    })
    .nullable(),
  /**
   * Of those whom the policy names, in its order; only where the situation wants two approvers. Null: the directory does not
   * tell.
   */
  secondApprovers: z
    .array(
      z.object({
        id: userId,
        accountEnabled: z.boolean(),
        isExternal: z.boolean(),
        /** The subject stands above them in the directory, directly or not. */
        reportsToSubject: z.boolean(),
        /** So does the subject's manager, who could make them agree. */
        reportsToManager: z.boolean(),
      }),
    )
    .nullable()
    .optional(),
  /** Registered by the subject, sorted by id; only where the situation is about them. Null: the directory does not tell. */
  devices: z.array(registeredDevice).nullable().optional(),
  /** Sorted by id; v1.0 and beta lists joined. */
  methods: z.array(authenticationMethod),
  /** `@odata.type` values that this program does not know, sorted. */
  unknownMethodTypes: z.array(z.string()),
  /** Only where the policy looks at it. Null: the directory does not tell. */
  isAtHighRisk: z.boolean().nullable().optional(),
  /** From when on the phone may have been in other hands: of the report and the policy, not of the directory. */
  outOfHandSince: z.iso.datetime().optional(),
  /** Read only where the removal leaves nothing strong; null: it was asked for and could not be read. */
  passPolicy: passPolicy.nullable().optional(),
  /** The token that the request names, and whose it is; null: there is none; absent: the request names none. */
  token: z
    .object({ id: z.string(), holder: z.enum(["nobody", "subject", "somebody-else"]) })
    .nullable()
    .optional(),
});
export type SubjectFacts = z.infer<typeof subjectFacts>;
