import { removeMethod } from "../methods-at.ts";
import type { AuthenticationMethod, Person } from "../schema-person.ts";
import type { Store } from "../store.ts";
import { recordAudit } from "../world.ts";
import { defaultMethod, isSecondFactor } from "./default-method.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { methodTypes, type MethodType } from "./method-types.ts";
import { personNamed, refuseRestricted, type GraphRequest, type Operation } from "./operation.ts";

/** One typed DELETE a method type; the password has none and is therefore an unknown path. */
export const deleteMethods: readonly Operation[] = methodTypes.flatMap((methodType) => {
  const { path, deletableIn, permission } = methodType;
  if (path === undefined) return [];
  return {
    method: "DELETE",
    path: `/users/{}/authentication/${path}`,
    versions: deletableIn,
    service: "methods",
    permissions: [permission, "UserAuthenticationMethod.ReadWrite.All"],
    run: (request) => {
      deleteMethod(request, methodType);
      return { status: 204 };
    },
  };
});

/**
 * Decides on what is there, not on what lagging reads show. No role protects its holder from an application: the role
 * tables of https://learn.microsoft.com/entra/identity/role-based-access-control/privileged-roles-permissions bind people.
 */
function deleteMethod(request: GraphRequest, { type, audit }: MethodType): void {
  const { store } = request.world;
  const owner = personNamed(request, "methods");
  refuseRestricted(owner, "methods");
  const present = store.methodsAt(owner, Date.now());
  const ofType = present.filter((method) => method["@odata.type"] === `#microsoft.graph.${type}`);
  const id = request.params[1];
  const target = id === undefined ? ofType[0] : ofType.find((method) => method.id === id);
  // Uncertain: the code for a method that is gone is not documented; resourceNotFound is expected.
  if (target === undefined)
    throw new GraphRefusal(404, "resourceNotFound", "The authentication method was not found.");
  refuseWhileDefault(store, owner, target, present);
  refuseMobileBeforeAlternate(store, target, present);
  removeMethod(store.state, store.file.faults, owner, target);
  recordAudit(store, audit, { app: request.identity }, owner);
  store.save();
}

/** Graph: DELETE of the default method answers 400 badRequest while others remain (graph-docs#14470, graph-docs#18091). */
function refuseWhileDefault(
  { file }: Store,
  owner: Person,
  target: AuthenticationMethod,
  present: readonly AuthenticationMethod[],
): void {
  if (defaultMethod(owner, present) !== target) return;
  const { defaultHeldBy, defaultDeleteRefusal } = file.variants;
  if (defaultHeldBy === "nothing") return;
  const others = present.filter((method) => method !== target && !isPassword(method));
  const holding = defaultHeldBy === "any-other-method" ? others : others.filter(isSecondFactor);
  if (holding.length === 0) return;
  const wordings = {
    "change-default-first":
      "Cannot delete default method with other methods configured. Please change default method before deletion.",
    "matches-current-default": `The requested authentication method id of [${target.id}] matches the user's current default authentication method, and cannot be deleted until the default authentication method is changed`,
  };
  throw new GraphRefusal(400, "badRequest", wordings[defaultDeleteRefusal]);
}

/** Registering needs the mobile number first; whether deleting minds is not documented, hence the variant. */
function refuseMobileBeforeAlternate(
  { file }: Store,
  target: AuthenticationMethod,
  present: readonly AuthenticationMethod[],
): void {
  if (file.variants.mobileWithAlternate === "deletable" || target["phoneType"] !== "mobile") return;
  if (present.some((method) => method["phoneType"] === "alternateMobile"))
    throw new GraphRefusal(
      400,
      "badRequest",
      "The mobile phone cannot be deleted while an alternate mobile phone exists.",
    );
}

function isPassword(method: AuthenticationMethod): boolean {
  return method["@odata.type"] === "#microsoft.graph.passwordAuthenticationMethod";
}
