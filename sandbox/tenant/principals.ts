import type { Group } from "./groups-at.ts";

/** The person and every group the person is in, directly or through groups. */
export function principalsOf(groups: readonly Group[], personId: string): Set<string> {
  const reached = new Set([personId]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { id, members } of groups) if (members.some((member) => reached.has(member))) reached.add(id);
  }
  return reached;
}
