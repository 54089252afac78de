import { collection } from "./collection.ts";
import {
  bothVersions,
  missingPermission,
  personNamed,
  resourceNotFound,
  type Operation,
} from "./operation.ts";
import type { TenantFile } from "../schema.ts";

export const policyReaders = [
  "Policy.Read.AuthenticationMethod",
  "Policy.Read.All",
  "Policy.ReadWrite.AuthenticationMethod",
];

/** Per-user MFA asks a policy permission, not a method one (howto-mfa-userstates). */
export const getRequirements: Operation = {
  method: "GET",
  path: "/users/{}/authentication/requirements",
  versions: ["beta"],
  service: "methods",
  permissions: ["Policy.Read.All", "Policy.ReadWrite.AuthenticationMethod"],
  run: (request) => {
    const { id, perUserMfaState } = personNamed(request, "methods");
    const context = `${request.world.url()}/beta/$metadata#users('${id}')/authentication/requirements`;
    return { status: 200, body: { "@odata.context": context, perUserMfaState } };
  },
};

/** Unlisted by Microsoft; shape as public tools read it. */
export const getMfaServicePolicy: Operation = {
  method: "GET",
  path: "/policies/mfaServicePolicy",
  versions: ["beta"],
  service: "directory",
  permissions: ["Policy.Read.All"],
  run: ({ world }) => {
    const { mfaServicePolicy, variants } = world.store.file;
    if (mfaServicePolicy === null)
      throw variants.mfaServicePolicyRefusal === "forbidden"
        ? missingPermission("directory")
        : resourceNotFound("mfaServicePolicy");
    return { status: 200, body: mfaServicePolicy };
  },
};

/** https://learn.microsoft.com/graph/api/temporaryaccesspassauthenticationmethodconfiguration-get */
export const getPassPolicy: Operation = {
  method: "GET",
  path: "/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/temporaryAccessPass",
  versions: bothVersions,
  service: "directory",
  permissions: policyReaders,
  run: ({ world, version }) => ({
    status: 200,
    body: {
      "@odata.context": `${world.url()}/${version}/$metadata#authenticationMethodConfigurations/$entity`,
      ...passPolicyBody(world.store.file.temporaryAccessPassPolicy),
    },
  }),
};

export function passPolicyBody({
  includeTargets,
  excludeTargets,
  ...policy
}: TenantFile["temporaryAccessPassPolicy"]): Record<string, unknown> {
  return {
    "@odata.type": "#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration",
    id: "TemporaryAccessPass",
    ...policy,
    includeTargets,
    excludeTargets: excludeTargets.map(({ targetType, id }) => ({ targetType, id })),
  };
}

/** https://learn.microsoft.com/graph/api/domain-get */
export const getDomain: Operation = {
  method: "GET",
  path: "/domains/{}",
  versions: bothVersions,
  service: "directory",
  permissions: ["Domain.Read.All", "Directory.Read.All"],
  run: ({ world, version, params }) => {
    const asked = params[0] ?? "";
    const domain = world.store.file.domains.find(({ id }) => id === asked.toLowerCase());
    if (domain === undefined) throw resourceNotFound(asked);
    const context = `${world.url()}/${version}/$metadata#domains/$entity`;
    const { id, authenticationType } = domain;
    return { status: 200, body: { "@odata.context": context, id, authenticationType, isVerified: true } };
  },
};

/**
 * https://learn.microsoft.com/graph/api/domain-list-federationconfiguration: one row for a federated domain. Of a domain
 * that is none, it is not documented; it is taken to have no row.
 */
export const listFederation: Operation = {
  method: "GET",
  path: "/domains/{}/federationConfiguration",
  versions: bothVersions,
  service: "directory",
  permissions: ["Domain-InternalFederation.Read.All", "Domain.Read.All", "Directory.Read.All"],
  run: (request) => {
    const asked = request.params[0] ?? "";
    const domain = request.world.store.file.domains.find(({ id }) => id === asked.toLowerCase());
    if (domain === undefined) throw resourceNotFound(asked);
    const { federatedIdpMfaBehavior } = domain;
    const row = {
      "@odata.type": "#microsoft.graph.internalDomainFederation",
      id: `federation-of-${domain.id}`,
    };
    const rows = domain.authenticationType === "Federated" ? [{ ...row, federatedIdpMfaBehavior }] : [];
    return collection(request, `domains('${domain.id}')/federationConfiguration`, rows);
  },
};
