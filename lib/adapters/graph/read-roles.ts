/**
 * Every role a person has or could have. Each question alone misses some: direct assignments miss groups, memberships
 * miss scoped and custom roles, the transitive list is a search index that lags; so all are asked and joined.
 * https://learn.microsoft.com/graph/api/resources/rolemanagement
 */
import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { UserId } from "../../domain/ids.ts";
import type { SubjectFacts } from "../../domain/subject-facts.ts";
import { check } from "./check.ts";
import { graphCall } from "./graph-call.ts";
import { graphPages } from "./graph-pages.ts";
import { graphPath, quoted } from "./graph-path.ts";
import { parsed } from "./parsed.ts";
import { sideBySide } from "./side-by-side.ts";

const id = z.guid().toLowerCase();
const directoryRole = z.object({ roleTemplateId: id });
/** A group that may not be read comes with its id alone; `isAssignableToRole` is null for an ordinary group too. */
const group = z.object({ id, displayName: z.string(), isAssignableToRole: z.boolean().nullable() });
const holding = z.object({ principalId: id, roleDefinitionId: z.string().min(1).toLowerCase() });
type Holding = z.infer<typeof holding>;
const eligibility = z.object({ groupId: id });
type Group = z.infer<typeof group>;

type Roles = Pick<SubjectFacts, "roles" | "roleAssignableGroups" | "groups">;

export async function readRoles(client: Client, subject: UserId): Promise<Roles> {
  const [active, memberships] = await sideBySide([
    readActive(client, subject),
    readMemberships(client, subject),
  ]);
  const direct = active.filter(({ principalId }) => principalId === subject);
  const throughOthers = active.filter(({ principalId }) => principalId !== subject);
  const { ofGroups, directoryRoles, eligible, roleAssignableGroups, groups } = memberships;
  const isDirect = (role: string) => direct.some(({ roleDefinitionId }) => roleDefinitionId === role);
  return {
    roles: {
      direct: sorted(roleIds(direct)),
      throughGroups: sorted([
        ...roleIds([...throughOthers, ...ofGroups]),
        ...directoryRoles.filter((role) => !isDirect(role)),
      ]),
      eligible: sorted(roleIds(eligible)),
    },
    roleAssignableGroups: sorted(roleAssignableGroups),
    groups: sorted(groups),
  };
}

/** Active now: given to the person, switched on by the person, or in force through a group. */
async function readActive(client: Client, subject: UserId): Promise<Holding[]> {
  const assigned = await holdings(client, "roleAssignments", subject);
  const instances = await holdings(client, "roleAssignmentScheduleInstances", subject);
  return [...assigned, ...instances, ...(await transitive(client, subject))];
}

async function readMemberships(client: Client, subject: UserId) {
  const roles = await related(client, subject, "transitiveMemberOf", "directoryRole", directoryRole);
  const groups = await related(client, subject, "transitiveMemberOf", "group", group);
  // Who owns such a group can put anybody into it
  // (https://learn.microsoft.com/entra/identity/role-based-access-control/groups-concept).
  const owned = await related(client, subject, "ownedObjects", "group", group);
  const couldJoin = await eligibleGroups(client, subject);
  const roleAssignableGroups = idsOf(
    [...groups, ...owned, ...couldJoin].filter((found) => found.isAssignableToRole),
  );
  const eligible = await holdings(client, "roleEligibilityScheduleInstances", subject);
  const ofGroups: Holding[] = [];
  for (const principal of idsOf(groups.filter((found) => found.isAssignableToRole))) {
    ofGroups.push(...(await holdings(client, "roleAssignments", principal)));
    eligible.push(...(await holdings(client, "roleEligibilityScheduleInstances", principal)));
  }
  return {
    directoryRoles: roles.map(({ roleTemplateId }) => roleTemplateId),
    roleAssignableGroups,
    groups: idsOf(groups),
    eligible,
    ofGroups,
  };
}

/**
 * Groups of which they could make themselves a member or an owner: only a group that roles can be assigned to can hold one
 * (https://learn.microsoft.com/entra/id-governance/privileged-identity-management/concept-pim-for-groups).
 */
async function eligibleGroups(client: Client, subject: UserId): Promise<Group[]> {
  const what = "list memberships that could be activated";
  const path = graphPath`/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances`;
  const query = { $filter: `principalId eq ${quoted(subject)}` };
  const { rows } = await check(what, graphPages(client, { what, path, query }, eligibility));
  const found: Group[] = [];
  for (const groupId of new Set(rows.map((row) => row.groupId))) {
    const call = {
      what: "read a group",
      path: graphPath`/groups/${groupId}`,
      query: { $select: Object.keys(group.shape).join(",") },
    };
    found.push(await check(call.what, readGroup(client, call)));
  }
  return found;
}

const readGroup = async (client: Client, call: Parameters<typeof graphCall>[1]): Promise<Group> =>
  parsed(group, (await graphCall(client, call)).body, call.what);

type HoldingList = "roleAssignments" | "roleAssignmentScheduleInstances" | "roleEligibilityScheduleInstances";

async function holdings(client: Client, list: HoldingList, principal: string): Promise<Holding[]> {
  const path = graphPath`/roleManagement/directory/${list}`;
  const query = { $filter: `principalId eq ${quoted(principal)}` };
  const call = { what: `list ${list}`, path, query };
  return (await check(list, graphPages(client, call, holding))).rows;
}

/** Beta only; an advanced query, hence the count and the consistency level. */
async function transitive(client: Client, subject: UserId): Promise<Holding[]> {
  const call = {
    what: "list transitiveRoleAssignments",
    version: "beta",
    path: graphPath`/roleManagement/directory/transitiveRoleAssignments`,
    query: { $count: "true", $filter: `principalId eq ${quoted(subject)}` },
    headers: { ConsistencyLevel: "eventual" },
  } as const;
  return (await check("transitiveRoleAssignments", graphPages(client, call, holding))).rows;
}

async function related<Row extends z.ZodObject>(
  client: Client,
  subject: UserId,
  relation: "transitiveMemberOf" | "ownedObjects",
  type: "directoryRole" | "group",
  row: Row,
): Promise<z.infer<Row>[]> {
  const path = graphPath`/users/${subject}/${relation}/microsoft.graph.${type}`;
  const what = `${relation} (${type})`;
  const call = { what: `list ${what}`, path, query: { $select: Object.keys(row.shape).join(",") } };
  return (await check(what, graphPages(client, call, row))).rows;
}

const idsOf = (groups: readonly { readonly id: string }[]): string[] => groups.map((found) => found.id);
const roleIds = (held: readonly Holding[]): string[] => held.map(({ roleDefinitionId }) => roleDefinitionId);
const sorted = (ids: readonly string[]): string[] => [...new Set(ids)].sort();
