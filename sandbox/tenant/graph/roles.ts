import type { RoleHolding, TenantFile } from "../schema.ts";
import { principalsOf } from "../principals.ts";
import { collection } from "./collection.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { bothVersions, personNamed, type Operation } from "./operation.ts";
import { groupReaders, readable } from "./readable.ts";

const roleReaders = ["RoleManagement.Read.Directory", "RoleManagement.Read.All", "Directory.Read.All"];
const memberOf = {
  method: "GET",
  versions: bothVersions,
  service: "directory",
  permissions: ["User.Read.All", "Directory.Read.All"],
  options: ["$select", "$top", "$count"],
} as const;

/** Active roles over the whole tenant, held directly or through groups (https://learn.microsoft.com/graph/api/user-list-transitivememberof). */
export const transitiveRoles: Operation = {
  ...memberOf,
  path: "/users/{}/transitiveMemberOf/microsoft.graph.directoryRole",
  run: (request) => {
    const { store } = request.world;
    const { file } = store;
    const holders = principalsOf(store.shownGroups(), personNamed(request, "directory").id);
    const held = file.roleAssignments
      .filter((row) => row.directoryScopeId === "/" && holders.has(row.principalId))
      .map(({ roleDefinitionId }) => roleDefinitionId);
    const rows = file.roleDefinitions
      .filter(({ id }) => held.includes(id))
      .map((role) => ({ id: role.directoryRoleId, displayName: role.displayName, roleTemplateId: role.id }))
      .map((role) => readable(request, "directoryRole", role, roleReaders));
    return collection(request, "directoryRoles", rows);
  },
};

export const transitiveGroups: Operation = {
  ...memberOf,
  path: "/users/{}/transitiveMemberOf/microsoft.graph.group",
  run: (request) => {
    const groups = request.world.store.shownGroups();
    const holders = principalsOf(groups, personNamed(request, "directory").id);
    const rows = groups
      .filter(({ id }) => holders.has(id))
      .map(({ members: _, owners: _owners, ...group }) => readable(request, "group", group, groupReaders));
    return collection(request, "groups", rows);
  },
};

/** Only what names this principal itself: a role held through a group stands under the group's id. */
export const roleAssignments = holdings("roleAssignments", roleReaders, (file) => file.roleAssignments);
export const roleAssignmentInstances = holdings(
  "roleAssignmentScheduleInstances",
  ["RoleAssignmentSchedule.Read.Directory", ...roleReaders],
  (file) => file.roleAssignments,
);
export const roleEligibilityInstances = holdings(
  "roleEligibilityScheduleInstances",
  ["RoleEligibilitySchedule.Read.Directory", ...roleReaders],
  (file) => file.roleEligibilities,
);

/** beta alone, and an advanced query: without `ConsistencyLevel: eventual` and `$count=true` it is refused. */
export const transitiveRoleAssignments: Operation = {
  method: "GET",
  path: "/roleManagement/directory/transitiveRoleAssignments",
  versions: ["beta"],
  service: "directory",
  permissions: roleReaders,
  options: ["$filter", "$count", "$top"],
  run: (request) => {
    const { headers, query, world } = request;
    const principal = principalFilter(query);
    if (
      headers["consistencylevel"] !== "eventual" ||
      query.get("$count") !== "true" ||
      principal === undefined
    )
      throw new GraphRefusal(
        400,
        "Request_UnsupportedQuery",
        "transitiveRoleAssignments needs $filter=principalId eq '{id}', $count=true and the header ConsistencyLevel: eventual.",
      );
    const { file } = world.store;
    const holders = principalsOf(world.store.shownGroups(), principal);
    const rows = file.roleAssignments.filter(({ principalId }) => holders.has(principalId));
    return collection(request, "roleManagement/directory/transitiveRoleAssignments", rows);
  },
};

function holdings(
  name: string,
  permissions: readonly string[],
  rowsOf: (file: TenantFile) => readonly RoleHolding[],
): Operation {
  return {
    method: "GET",
    path: `/roleManagement/directory/${name}`,
    versions: ["v1.0"],
    service: "directory",
    permissions,
    options: ["$filter", "$expand", "$top"],
    run: (request) => {
      const { file } = request.world.store;
      const principal = principalFilter(request.query);
      const expand = request.query.get("$expand");
      if (expand !== null && expand !== "roleDefinition")
        throw new GraphRefusal(400, "BadRequest", `$expand=${expand} is not supported here.`);
      const rows = rowsOf(file)
        .filter(({ principalId }) => principal === undefined || principalId === principal)
        .map((row) => (expand === null ? row : { ...row, roleDefinition: definitionOf(file, row) }));
      return collection(request, `roleManagement/directory/${name}`, rows);
    },
  };
}

function definitionOf(file: TenantFile, { roleDefinitionId }: RoleHolding): unknown {
  const found = file.roleDefinitions.find(({ id }) => id === roleDefinitionId);
  return {
    id: roleDefinitionId,
    templateId: roleDefinitionId,
    displayName: found?.displayName ?? null,
    isBuiltIn: true,
  };
}

function principalFilter(query: URLSearchParams): string | undefined {
  const filter = query.get("$filter");
  if (filter === null) return undefined;
  const principal = /^\s*principalId eq '([^']+)'\s*$/.exec(filter)?.[1];
  if (principal === undefined) throw new GraphRefusal(400, "BadRequest", `Invalid filter clause: ${filter}`);
  return principal.toLowerCase();
}
