import { bothVersions, resourceNotFound, type Operation } from "./operation.ts";
import { groupReaders } from "./readable.ts";
import { select } from "./select.ts";

/** https://learn.microsoft.com/graph/api/group-get */
export const getGroup: Operation = {
  method: "GET",
  path: "/groups/{}",
  versions: bothVersions,
  service: "directory",
  permissions: [...groupReaders, "Group.ReadWrite.All", "Directory.ReadWrite.All"],
  options: ["$select"],
  run: ({ world, version, params, query }) => {
    const asked = params[0] ?? "";
    const found = world.store.shownGroups().find(({ id }) => id === asked.toLowerCase());
    if (found === undefined) throw resourceNotFound(asked);
    const { members: _, ...group } = found;
    const chosen = select(query, "microsoft.graph.group", group, Object.keys(group));
    return {
      status: 200,
      body: { "@odata.context": `${world.url()}/${version}/$metadata#groups/$entity`, ...chosen },
    };
  },
};
