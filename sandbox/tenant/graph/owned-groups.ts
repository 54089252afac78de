import { collection } from "./collection.ts";
import { bothVersions, personNamed, type Operation } from "./operation.ts";
import { groupReaders, readable } from "./readable.ts";

/**
 * Groups somebody owns (https://learn.microsoft.com/graph/api/user-list-ownedobjects), cast to one type as tools do. Its
 * table of permissions speaks of the signed-in user; that `User.Read.All` is enough for an application is taken from
 * microsoft-graph-devx-content's permissions.json.
 */
export const ownedGroups: Operation = {
  method: "GET",
  path: "/users/{}/ownedObjects/microsoft.graph.group",
  versions: bothVersions,
  service: "directory",
  permissions: ["User.Read.All", "Directory.Read.All"],
  options: ["$select", "$top", "$count"],
  run: (request) => {
    const { id: owner } = personNamed(request, "directory");
    const rows = request.world.store
      .shownGroups()
      .filter(({ owners }) => owners?.includes(owner))
      .map(({ members: _, owners: _owners, ...group }) => readable(request, "group", group, groupReaders));
    return collection(request, "directoryObjects", rows);
  },
};
