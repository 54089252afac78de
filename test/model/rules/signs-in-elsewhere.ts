import type { TenantFile } from "../../../sandbox/tenant/schema.ts";
import { personIn } from "../cast.ts";

/**
 * Only somebody with an immutable id signs in at the provider of a federated domain
 * (https://learn.microsoft.com/graph/api/resources/internaldomainfederation).
 */
export function signsInElsewhere(file: TenantFile, subject: string): boolean {
  const { userPrincipalName, onPremisesImmutableId } = personIn(file, subject);
  return (
    onPremisesImmutableId !== null &&
    file.domains.some(
      ({ id, authenticationType, federatedIdpMfaBehavior }) =>
        userPrincipalName.endsWith(`@${id}`) &&
        authenticationType === "Federated" &&
        federatedIdpMfaBehavior === "enforceMfaByFederatedIdp",
    )
  );
}
