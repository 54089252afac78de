import { z } from "zod";
import type { TenantFile } from "./schema.ts";

/** Somebody was put into a group or taken out of it. */
export const membershipChange = z.object({
  groupId: z.string(),
  memberId: z.string(),
  isMember: z.boolean(),
  changedAt: z.number(),
});

export type Group = TenantFile["groups"][number];

/** The file's groups with every change up to the moment. */
export function groupsAt(
  groups: readonly Group[],
  changes: readonly z.infer<typeof membershipChange>[],
  moment: number,
): Group[] {
  const known = changes.filter(({ changedAt }) => changedAt <= moment);
  return groups.map((group) => {
    const members = new Set(group.members);
    for (const { groupId, memberId, isMember } of known)
      if (groupId === group.id) members[isMember ? "add" : "delete"](memberId);
    return { ...group, members: [...members] };
  });
}
