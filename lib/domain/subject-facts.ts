/** All that a decision about a subject rests on, as read from the directory in one go. No names, no numbers. */
import { z } from "zod";
import { userId } from "./ids.ts";
import { authenticationMethod } from "./method.ts";

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
  /** Ids of role-assignable groups the subject is in, sorted. */
  roleAssignableGroups: z.array(z.string()),
  manager: z
    .object({
      id: z.string(),
      kind: z.enum(["user", "contact"]),
      accountEnabled: z.boolean(),
      isExternal: z.boolean(),
    })
    .nullable(),
  /** Sorted by id; v1.0 and beta lists joined. */
  methods: z.array(authenticationMethod),
  /** `@odata.type` values that this program does not know, sorted. */
  unknownMethodTypes: z.array(z.string()),
});
export type SubjectFacts = z.infer<typeof subjectFacts>;
