import { GraphRefusal } from "./graph-refusal.ts";
import { bothVersions, type Operation } from "./operation.ts";

/** Microsoft Entra ID P2 (https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference). */
const premiumP2 = "eec0eb4f-6444-4f95-aba0-50c24d67f998";

/**
 * https://learn.microsoft.com/graph/api/riskyuser-get: needs a P2 licence, and knows nobody who was never at risk. Uncertain:
 * what Graph answers without the licence.
 */
export const getRiskyUser: Operation = {
  method: "GET",
  path: "/identityProtection/riskyUsers/{}",
  versions: bothVersions,
  service: "directory",
  permissions: ["IdentityRiskyUser.Read.All", "IdentityRiskyUser.ReadWrite.All"],
  run: ({ world, params, version }) => {
    const { store } = world;
    const isLicensed = store.file.subscribedSkus.some(
      ({ capabilityStatus, servicePlans }) =>
        capabilityStatus === "Enabled" &&
        servicePlans.some(({ servicePlanId }) => servicePlanId === premiumP2),
    );
    if (!isLicensed)
      throw new GraphRefusal(403, "Forbidden", "Your tenant is not licensed for this feature.");
    const person = store.find(params[0] ?? "");
    if (!person?.risk) throw new GraphRefusal(404, "NotFound", "The requested risky user was not found.");
    const { id, displayName, userPrincipalName, risk } = person;
    return {
      status: 200,
      body: {
        "@odata.context": `${world.url()}/${version}/$metadata#identityProtection/riskyUsers/$entity`,
        ...{ id, userDisplayName: displayName, userPrincipalName, isDeleted: false, isProcessing: false },
        ...{ riskLevel: risk.level, riskState: risk.state, riskDetail: "none" },
        riskLastUpdatedDateTime: person.signInSessionsValidFromDateTime,
      },
    };
  },
};
