import { z } from "zod";
import { preferredMethod } from "../schema-person.ts";
import { recordAudit } from "../world.ts";
import { defaultMethod, firstServing } from "./default-method.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { jsonBody, personNamed, refuseRestricted, type Operation } from "./operation.ts";

/** https://learn.microsoft.com/graph/api/authentication-get?view=graph-rest-beta */
export const getSignInPreferences: Operation = {
  method: "GET",
  path: "/users/{}/authentication/signInPreferences",
  versions: ["beta"],
  service: "methods",
  permissions: ["UserAuthenticationMethod.Read.All", "UserAuthenticationMethod.ReadWrite.All"],
  run: (request) => {
    const { world } = request;
    const owner = personNamed(request, "methods");
    const present = world.store.methodsAt(owner, Date.now());
    const preferred = defaultMethod(owner, present) === undefined ? null : owner.preferredMethod;
    return {
      status: 200,
      body: {
        "@odata.context": `${world.url()}/beta/$metadata#users('${owner.id}')/authentication/signInPreferences`,
        isSystemPreferredAuthenticationMethodEnabled: owner.isSystemPreferredAuthenticationMethodEnabled,
        userPreferredMethodForSecondaryAuthentication: preferred,
      },
    };
  },
};

const change = z
  .strictObject({
    isSystemPreferredAuthenticationMethodEnabled: z.boolean(),
    userPreferredMethodForSecondaryAuthentication: preferredMethod,
  })
  .partial();

/**
 * https://learn.microsoft.com/graph/api/authentication-update?view=graph-rest-beta: 204. The page prints an application
 * permission that exists for delegated use alone; UserAuthenticationMethod.ReadWrite.All is asked here.
 */
export const patchSignInPreferences: Operation = {
  method: "PATCH",
  path: "/users/{}/authentication/signInPreferences",
  versions: ["beta"],
  service: "methods",
  permissions: ["UserAuthenticationMethod.ReadWrite.All"],
  run: (request) => {
    const { store } = request.world;
    const owner = personNamed(request, "methods");
    refuseRestricted(owner, "methods");
    const parsed = change.safeParse(jsonBody(request));
    if (!parsed.success) throw new GraphRefusal(400, "badRequest", z.prettifyError(parsed.error));
    const preference = parsed.data.userPreferredMethodForSecondaryAuthentication;
    const present = store.methodsAt(owner, Date.now());
    if (preference !== undefined && firstServing(present, preference) === undefined)
      throw new GraphRefusal(
        400,
        "badRequest",
        `The user has no method registered that serves '${preference}'.`,
      );
    if (preference !== undefined) owner.preferredMethod = preference;
    owner.isSystemPreferredAuthenticationMethodEnabled =
      parsed.data.isSystemPreferredAuthenticationMethodEnabled ??
      owner.isSystemPreferredAuthenticationMethodEnabled;
    const name = "PATCH UserAuthMethod.PatchSignInPreferencesAsync";
    const activity = { name, service: "Authentication Methods", operation: "Update" } as const;
    recordAudit(store, { ...activity, category: "ApplicationManagement" }, { app: request.identity }, owner);
    store.save();
    return { status: 204 };
  },
};
