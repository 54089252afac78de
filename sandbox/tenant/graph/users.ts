import type { Person } from "../schema-person.ts";
import type { World } from "../world.ts";
import {
  bothVersions,
  personNamed,
  resourceNotFound,
  type GraphRequest,
  type Operation,
} from "./operation.ts";
import { select } from "./select.ts";
import { managersOf } from "./managers-of.ts";
import { sessionsValidFrom } from "./sessions.ts";

/** https://learn.microsoft.com/graph/api/resources/user: returned by default. */
const defaultProperties = [
  ...["businessPhones", "displayName", "givenName", "jobTitle", "mail", "mobilePhone", "officeLocation"],
  ...["preferredLanguage", "surname", "userPrincipalName", "id"],
];
/** What the tenant file says of a person that Graph does not show as a property of the user. */
const notOfTheUserType = new Set([
  ...["managerId", "appRoles", "methods", "preferredMethod", "isSystemPreferredAuthenticationMethodEnabled"],
  ...["perUserMfaState", "appPasswords", "managerChangedDaysAgo", "contactChange"],
]);
export const userReaders = [
  "User.Read.All",
  "User.ReadWrite.All",
  "Directory.Read.All",
  "Directory.ReadWrite.All",
];

export const getUser: Operation = {
  method: "GET",
  path: "/users/{}",
  versions: bothVersions,
  service: "directory",
  permissions: userReaders,
  options: ["$select", "$expand", "$count"],
  run: (request) => {
    const found = personNamed(request, "directory");
    return { status: 200, body: { ...userBody(request, found), ...managersOf(request, found) } };
  },
};

/** 404 when there is none; a manager may be an organisational contact (https://learn.microsoft.com/graph/api/user-list-manager). */
export const getManager: Operation = {
  method: "GET",
  path: "/users/{}/manager",
  versions: bothVersions,
  service: "directory",
  permissions: userReaders,
  options: ["$select"],
  run: (request) => {
    const { managerId } = personNamed(request, "directory");
    if (managerId === undefined) throw resourceNotFound("manager");
    const manager = request.world.store.find(managerId);
    if (manager !== undefined)
      return { status: 200, body: { "@odata.type": "#microsoft.graph.user", ...userBody(request, manager) } };
    const contact = request.world.store.file.contacts.find(({ id }) => id === managerId);
    if (contact === undefined) throw resourceNotFound("manager");
    return { status: 200, body: { "@odata.type": "#microsoft.graph.orgContact", ...contact } };
  },
};

function userBody({ world, version, query }: GraphRequest, found: Person): Record<string, unknown> {
  const chosen = select(query, "microsoft.graph.user", userProperties(world, found), defaultProperties);
  return { "@odata.context": `${world.url()}/${version}/$metadata#users/$entity`, ...chosen };
}

export function userProperties(world: World, found: Person): Record<string, unknown> {
  const served = Object.entries(found).filter(([name]) => !notOfTheUserType.has(name));
  return {
    ...Object.fromEntries(served),
    signInSessionsValidFromDateTime: sessionsValidFrom(world, found),
    identities: identities(found),
  };
}

function identities({ userPrincipalName, externalUserState }: Person): unknown[] {
  const domain = userPrincipalName.slice(userPrincipalName.lastIndexOf("@") + 1);
  return externalUserState === null
    ? [{ signInType: "userPrincipalName", issuer: domain, issuerAssignedId: userPrincipalName }]
    : [{ signInType: "federated", issuer: "ExternalAzureAD", issuerAssignedId: null }];
}
