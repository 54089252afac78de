import { z } from "zod";
import type { Activity } from "../audit-row.ts";
import type { Group } from "../groups-at.ts";
import type { Person } from "../schema-person.ts";
import { recordAudit } from "../world.ts";
import { collection } from "./collection.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import {
  bothVersions,
  jsonBody,
  missingPermission,
  resourceNotFound,
  type GraphRequest,
  type Operation,
} from "./operation.ts";
import { groupReaders, readable } from "./readable.ts";
import { userProperties, userReaders } from "./users.ts";

const writers = ["GroupMember.ReadWrite.All", "Group.ReadWrite.All", "Directory.ReadWrite.All"];
const memberReference = z.strictObject({ "@odata.id": z.string() });

/** Direct members alone (https://learn.microsoft.com/graph/api/group-list-members). */
export const listMembers: Operation = {
  method: "GET",
  path: "/groups/{}/members",
  versions: bothVersions,
  service: "directory",
  permissions: [...groupReaders, ...writers],
  options: ["$select", "$top", "$count"],
  run: (request) => {
    const { store } = request.world;
    const shown = groupNamed(request, store.shownGroups());
    const rows = shown.members.flatMap((id) => {
      const found = store.find(id);
      if (found === undefined) return [{ "@odata.type": "#microsoft.graph.group", id }];
      const row = readable(
        request,
        "user",
        userProperties(request.world, found),
        userReaders,
        basicProperties,
      );
      return [{ "@odata.type": "#microsoft.graph.user", ...row }];
    });
    return collection(request, "directoryObjects", rows);
  },
};

const basicProperties = ["id", "displayName", "mail", "userPrincipalName"];

/**
 * https://learn.microsoft.com/graph/api/group-post-members: 204; 400 when already a member, 404 when there is no such
 * object. Decides on what is true, not on what lagging reads show.
 */
export const addMember: Operation = {
  method: "POST",
  path: "/groups/{}/members/$ref",
  versions: bothVersions,
  service: "directory",
  permissions: writers,
  run: (request) => {
    const group = writableGroup(request);
    const member = memberOf(request, referenced(request));
    // Worded as tools that meet it quote it, e.g. https://github.com/ansible-collections/azure/issues/1519.
    if (group.members.includes(member.id))
      throw new GraphRefusal(
        400,
        "Request_BadRequest",
        "One or more added object references already exist for the following modified properties: 'members'.",
      );
    change(request, group, member, true);
    return { status: 204 };
  },
};

/** https://learn.microsoft.com/graph/api/group-delete-members. Who is no member is not found. */
export const removeMember: Operation = {
  method: "DELETE",
  path: "/groups/{}/members/{}/$ref",
  versions: bothVersions,
  service: "directory",
  permissions: writers,
  run: (request) => {
    const group = writableGroup(request);
    const asked = request.params[1] ?? "";
    const member = memberOf(request, asked);
    if (!group.members.includes(member.id)) throw resourceNotFound(asked);
    change(request, group, member, false);
    return { status: 204 };
  },
};

type Member = Person | Group;

function change({ world, identity }: GraphRequest, group: Group, member: Member, isMember: boolean): void {
  const { store } = world;
  const activity: Activity = {
    name: isMember ? "Add member to group" : "Remove member from group",
    service: "Core Directory",
    category: "GroupManagement",
    operation: isMember ? "Add" : "Delete",
  };
  if (!store.file.faults.membershipStays.includes(group.id)) {
    const row = { groupId: group.id, memberId: member.id, isMember, changedAt: Date.now() };
    store.state.membershipChanges.push(row);
  }
  recordAudit(store, activity, { app: identity }, member, group);
  store.save();
}

/** Role-assignable groups need RoleManagement.ReadWrite.Directory on top (https://learn.microsoft.com/graph/api/group-post-members). */
function writableGroup(request: GraphRequest): Group {
  const group = groupNamed(request, request.world.store.groups());
  if (group.isAssignableToRole && !request.permissions.holds(["RoleManagement.ReadWrite.Directory"]))
    throw missingPermission("directory");
  return group;
}

function groupNamed({ params }: GraphRequest, groups: readonly Group[]): Group {
  const asked = params[0] ?? "";
  const group = groups.find(({ id }) => id === asked.toLowerCase());
  if (group === undefined) throw resourceNotFound(asked);
  return group;
}

function memberOf({ world }: GraphRequest, id: string): Member {
  const found = world.store.find(id) ?? world.store.groups().find((group) => group.id === id.toLowerCase());
  if (found === undefined) throw resourceNotFound(id);
  return found;
}

function referenced(request: GraphRequest): string {
  const parsed = memberReference.safeParse(jsonBody(request));
  if (!parsed.success) throw new GraphRefusal(400, "Request_BadRequest", z.prettifyError(parsed.error));
  const address = parsed.data["@odata.id"];
  const [, origin, id] =
    /^(https?:\/\/[^/]+)\/(?:v1\.0|beta)\/(?:directoryObjects|users|groups)\/([^/]+)$/.exec(address) ?? [];
  if (id === undefined || (origin !== request.world.url() && origin !== "https://graph.microsoft.com"))
    throw new GraphRefusal(
      400,
      "Request_BadRequest",
      `Invalid URL format specified in @odata.id: ${address}`,
    );
  return id;
}
