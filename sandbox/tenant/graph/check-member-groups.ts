import { z } from "zod";
import { principalsOf } from "../principals.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { bothVersions, jsonBody, missingPermission, personNamed, type Operation } from "./operation.ts";
import { groupReaders } from "./readable.ts";
import { userReaders } from "./users.ts";

const question = z.strictObject({ groupIds: z.array(z.string()).min(1).max(20) });

/**
 * Which of up to 20 groups the person is in, through groups too
 * (https://learn.microsoft.com/graph/api/directoryobject-checkmembergroups). It takes the right to read people and the
 * right to read groups, both.
 */
export const checkMemberGroups: Operation = {
  method: "POST",
  path: "/users/{}/checkMemberGroups",
  versions: bothVersions,
  service: "directory",
  permissions: userReaders,
  run: (request) => {
    const { world, version, permissions } = request;
    if (!permissions.holds(groupReaders)) throw missingPermission("directory");
    const { id } = personNamed(request, "directory");
    const parsed = question.safeParse(jsonBody(request));
    if (!parsed.success) throw new GraphRefusal(400, "Request_BadRequest", z.prettifyError(parsed.error));
    const principals = principalsOf(world.store.shownGroups(), id);
    const context = `${world.url()}/${version}/$metadata#Collection(Edm.String)`;
    const value = parsed.data.groupIds.filter((group) => group !== id && principals.has(group));
    return { status: 200, body: { "@odata.context": context, value } };
  },
};
