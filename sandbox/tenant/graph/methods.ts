import type { AuthenticationMethod } from "../schema-person.ts";
import { collection } from "./collection.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { methodTypeOf } from "./method-types.ts";
import { bothVersions, personNamed, type GraphVersion, type Operation } from "./operation.ts";
import { methodsShown, servedMethod } from "./served-method.ts";

/** https://learn.microsoft.com/graph/api/authentication-list-methods; granular permissions do not cover this list. */
export const listMethods: Operation = {
  method: "GET",
  path: "/users/{}/authentication/methods",
  versions: bothVersions,
  service: "methods",
  permissions: ["UserAuthenticationMethod.Read.All", "UserAuthenticationMethod.ReadWrite.All"],
  run: (request) => {
    const owner = personNamed(request, "methods");
    const rows = methodsShown(request, owner)
      .filter((method) => isListed(method, request.version))
      .map((method) => servedMethod(request, owner, method));
    return collection(request, `users('${owner.id}')/authentication/methods`, rows);
  },
};

/** The generic path takes no DELETE: UnknownError with a JSON string in message (msgraph-sdk-powershell#937; status uncertain). */
export const refuseGenericDelete: Operation = {
  method: "DELETE",
  path: "/users/{}/authentication/methods/{}",
  versions: bothVersions,
  service: "methods",
  permissions: ["UserAuthenticationMethod.ReadWrite.All", "UserAuthenticationMethod.Read.All"],
  run: ({ params: [owner, method] }) => {
    const uri = `https://mface.windowsazure.com/odata/users('${owner ?? ""}')/authentication/methods('${method ?? ""}')`;
    const message = {
      Message: `No HTTP resource was found that matches the request URI '${uri}'.`,
      MessageDetail: "No type was found that matches the controller named 'users'.",
    };
    throw new GraphRefusal(404, "UnknownError", JSON.stringify(message));
  },
};

/** A type this table does not know is taken for one Microsoft released since, and listed everywhere. */
function isListed(method: AuthenticationMethod, version: GraphVersion): boolean {
  return methodTypeOf(method["@odata.type"])?.listedIn.includes(version) ?? true;
}
