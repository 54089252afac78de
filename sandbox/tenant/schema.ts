import { z } from "zod";
import { checkReferences } from "./check-references.ts";
import { faults, variants } from "./schema-conduct.ts";
import { hardwareToken } from "./hardware-token.ts";
import { device } from "./schema-device.ts";
import { guid, person } from "./schema-person.ts";
import {
  authenticationMethodStates,
  conditionalAccessPolicy,
  smsSignInPolicy,
  subscribedSku,
  temporaryAccessPassPolicy,
} from "./schema-policies.ts";

const contact = z
  .strictObject({ id: guid, displayName: z.string(), mail: z.string().nullable().default(null) })
  .describe("Organisational contact; can be somebody's manager, cannot sign in");

const group = z
  .strictObject({
    id: guid,
    displayName: z.string(),
    isAssignableToRole: z.boolean().default(false),
    members: z.array(guid).describe("People or groups"),
    owners: z.array(guid).optional().describe("People; absent = nobody"),
  })
  .describe("Security group");

const roleDefinition = z
  .strictObject({
    id: guid.describe("Role template id"),
    directoryRoleId: guid.describe("Id of the activated role in this tenant"),
    displayName: z.string(),
  })
  .describe("Directory role");

const roleHolding = z.strictObject({
  id: z.string().min(1),
  principalId: guid.describe("Person or role-assignable group"),
  roleDefinitionId: guid,
  directoryScopeId: z.string().startsWith("/").default("/").describe("/ or /administrativeUnits/{id}"),
});

const groupEligibility = z
  .strictObject({
    principalId: guid.describe("Person or group"),
    groupId: guid,
    accessId: z.enum(["member", "owner"]).default("member"),
  })
  .describe("A membership or ownership that can be activated (PIM for Groups)");

const identity = z
  .strictObject({
    name: z.string().describe("Name in journal and audit log"),
    clientId: guid,
    principalId: guid.describe("Object id of its service principal"),
    permissions: z.array(z.string()).describe("Application permissions consented to, e.g. User.Read.All"),
    sendsMailAs: z
      .array(guid)
      .default([])
      .describe("Mailboxes that Exchange lets it send from (role Application Mail.Send, scoped)"),
  })
  .describe("Managed identity; the first one answers when a request names no client id");

const application = z
  .strictObject({
    clientId: guid,
    displayName: z.string(),
    federatedIdentity: z.string().describe("Name of the identity whose token is its client assertion"),
  })
  .describe("The application people sign in to");

const foreignPersona = z
  .strictObject({
    tenantId: guid,
    id: guid,
    displayName: z.string(),
    userPrincipalName: z.string(),
    appRoles: z.array(z.string()).default([]),
  })
  .describe("Somebody of another organisation: signs in with this tenant's issuer but another tid");

const mfaServicePolicy = z
  .looseObject({ allowAppPasswords: z.boolean() })
  .nullable()
  .default(null)
  .describe(
    "beta /policies/mfaServicePolicy, unlisted by Microsoft; null = refused, as variants.mfaServicePolicyRefusal says",
  );

/** A tenant: who is in it, who may do what, and how it misbehaves. */
export const tenantFile = z
  .strictObject({
    $schema: z.string().optional(),
    tenantId: guid,
    displayName: z.string(),
    domains: z.array(
      z.strictObject({
        id: z.string(),
        authenticationType: z.enum(["Managed", "Federated"]).default("Managed"),
        federatedIdpMfaBehavior: z
          .enum(["acceptIfMfaDoneByFederatedIdp", "enforceMfaByFederatedIdp", "rejectMfaByFederatedIdp"])
          .nullable()
          .default(null)
          .describe("Whose multi-factor authentication counts, where the domain is federated"),
      }),
    ),
    people: z.array(person).min(1),
    contacts: z.array(contact).default([]),
    groups: z.array(group).default([]),
    hardwareOathDevices: z.array(hardwareToken).default([]),
    devices: z.array(device).default([]),
    roleDefinitions: z.array(roleDefinition).default([]),
    roleAssignments: z.array(roleHolding).default([]).describe("Active roles"),
    roleEligibilities: z.array(roleHolding).default([]).describe("Roles that can be activated (PIM)"),
    groupEligibilities: z.array(groupEligibility).default([]),
    identities: z.array(identity).min(1),
    application,
    foreignPersona: foreignPersona.optional(),
    mfaServicePolicy,
    temporaryAccessPassPolicy,
    smsSignInPolicy,
    authenticationMethodStates,
    subscribedSkus: z.array(subscribedSku).default([]),
    conditionalAccessPolicies: z.array(conditionalAccessPolicy).default([]),
    faults: faults.prefault({}),
    variants: variants.prefault({}),
  })
  .superRefine(checkReferences)
  .describe("Tenant file of the sandbox");

export type TenantFile = z.infer<typeof tenantFile>;
export type Identity = TenantFile["identities"][number];
export type RoleHolding = TenantFile["roleAssignments"][number];

/** The tenant file's JSON Schema, for editors and for whoever writes one. */
export function tenantFileJsonSchema(): string {
  return JSON.stringify(z.toJSONSchema(tenantFile, { io: "input" }), null, 2);
}
