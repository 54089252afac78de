import { collection } from "./collection.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { methodTypes, type MethodType } from "./method-types.ts";
import { personNamed, type GraphRequest, type Operation } from "./operation.ts";
import { methodsShown, servedMethod } from "./served-method.ts";

/**
 * The methods of one type, and each by its id: readable with the permission of the type, unlike the list of all
 * (https://learn.microsoft.com/graph/api/resources/authenticationmethods-overview).
 */
export const typedMethods: readonly Operation[] = methodTypes.flatMap((methodType) => {
  const { path, deletableIn, permission } = methodType;
  if (path === undefined) return [];
  const common = {
    method: "GET",
    versions: deletableIn,
    service: "methods",
    permissions: [
      permission.replace(".ReadWrite.", ".Read."),
      permission,
      "UserAuthenticationMethod.Read.All",
      "UserAuthenticationMethod.ReadWrite.All",
    ],
  } as const;
  const one: Operation = {
    ...common,
    path: `/users/{}/authentication/${path}`,
    run: (request) => oneOf(request, methodType),
  };
  if (!path.endsWith("/{}")) return [one];
  const segment = path.slice(0, -"/{}".length);
  const list: Operation = {
    ...common,
    path: `/users/{}/authentication/${segment}`,
    run: (request) => collection(request, `users/authentication/${segment}`, rowsOf(request, methodType)),
  };
  return [list, one];
});

function oneOf(request: GraphRequest, methodType: MethodType) {
  const id = request.params[1];
  const found = rowsOf(request, methodType).find((row) => id === undefined || row["id"] === id);
  // Uncertain: the code for a method that is gone is not documented; resourceNotFound is expected.
  if (found === undefined)
    throw new GraphRefusal(404, "resourceNotFound", "The authentication method was not found.");
  return { status: 200, body: found };
}

function rowsOf(request: GraphRequest, { type }: MethodType): Record<string, unknown>[] {
  const owner = personNamed(request, "methods");
  return methodsShown(request, owner)
    .filter((method) => method["@odata.type"] === `#microsoft.graph.${type}`)
    .map((method) => servedMethod(request, owner, method));
}
