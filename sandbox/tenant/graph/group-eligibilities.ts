import { collection } from "./collection.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { bothVersions, type Operation } from "./operation.ts";

/**
 * Memberships and ownerships that could be activated (PIM for Groups), of one principal or of one group: without such a filter
 * it is refused (https://learn.microsoft.com/graph/api/privilegedaccessgroup-list-eligibilityscheduleinstances). What is read
 * is what names the principal itself. Uncertain: the code of that refusal is not documented.
 */
export const groupEligibilityInstances: Operation = {
  method: "GET",
  path: "/identityGovernance/privilegedAccess/group/eligibilityScheduleInstances",
  versions: bothVersions,
  service: "directory",
  permissions: [
    "PrivilegedEligibilitySchedule.Read.AzureADGroup",
    "PrivilegedEligibilitySchedule.ReadWrite.AzureADGroup",
  ],
  options: ["$filter", "$top"],
  run: (request) => {
    const filter = request.query.get("$filter") ?? "";
    const [, name, id] = /^\s*(principalId|groupId) eq '([^']+)'\s*$/.exec(filter) ?? [];
    if (id === undefined)
      throw new GraphRefusal(400, "BadRequest", "The $filter has to name a principalId or a groupId.");
    const rows = request.world.store.file.groupEligibilities
      .filter(({ principalId, groupId }) => (name === "groupId" ? groupId : principalId) === id.toLowerCase())
      .map((row) => ({
        ...{ id: `${row.groupId}_${row.accessId}_${row.principalId}`, ...row, memberType: "direct" },
        ...{ startDateTime: "2026-01-05T00:00:00Z", endDateTime: null },
      }));
    return collection(
      request,
      "identityGovernance/privilegedAccess/group/eligibilityScheduleInstances",
      rows,
    );
  },
};
