import { collection } from "./collection.ts";
import { bothVersions, type Operation } from "./operation.ts";

/** https://learn.microsoft.com/graph/api/conditionalaccessroot-list-policies */
export const listConditionalAccess: Operation = {
  method: "GET",
  path: "/identity/conditionalAccess/policies",
  versions: bothVersions,
  service: "directory",
  permissions: ["Policy.Read.ConditionalAccess", "Policy.Read.All"],
  options: ["$top"],
  run: (request) =>
    collection(
      request,
      "identity/conditionalAccess/policies",
      request.world.store.file.conditionalAccessPolicies,
    ),
};
