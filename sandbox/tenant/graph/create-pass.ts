import { randomUUID } from "node:crypto";
import { z } from "zod";
import { keepPass, newCode } from "../kept-pass.ts";
import { isInScope } from "../policy-targets.ts";
import { putMethod, removeMethod } from "../methods-at.ts";
import type { AuthenticationMethod, Person } from "../schema-person.ts";
import type { Store } from "../store.ts";
import { isPass, passType, usability } from "../temporary-access-pass.ts";
import { recordAudit } from "../world.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { isExternal } from "./is-external.ts";
import { wantedBody, writablePerson } from "./method-request.ts";
import { bothVersions, type Operation } from "./operation.ts";

const wish = z
  .strictObject({
    "@odata.type": z.literal(passType),
    isUsableOnce: z.boolean(),
    lifetimeInMinutes: z.number().int(),
    startDateTime: z.iso.datetime({ offset: true }),
  })
  .partial();

const activity = {
  name: "Admin registered security info",
  service: "Authentication Methods",
  category: "UserManagement",
  operation: "Add",
  reason: "Admin registered temporary access pass method for user",
} as const;

/**
 * https://learn.microsoft.com/graph/api/authentication-post-temporaryaccesspassmethods: 201 with the code, shown this
 * once. A person has one pass, so that a new one puts an end to the old.
 */
export const createPass: Operation = {
  method: "POST",
  path: "/users/{}/authentication/temporaryAccessPassMethods",
  versions: bothVersions,
  service: "methods",
  permissions: ["UserAuthMethod-TAP.ReadWrite.All", "UserAuthenticationMethod.ReadWrite.All"],
  run: (request) => {
    const { store } = request.world;
    const owner = writablePerson(request);
    const wished = request.body === "" ? {} : wantedBody(request, wish);
    refuseByPolicy(store, owner);
    const pass = newPass(store, wished);
    const code = newCode(store.file.temporaryAccessPassPolicy.defaultLength);
    const asItIs = { deleteDoesNothing: [], reappears: [] };
    for (const old of store.methodsAt(owner, Date.now()).filter(isPass))
      removeMethod(store.state, asItIs, owner, old);
    putMethod(store.state, owner, pass);
    store.state.passes = store.state.passes.filter(({ personId }) => personId !== owner.id);
    store.state.passes.push(keepPass(owner.id, pass.id, code));
    recordAudit(store, activity, { app: request.identity }, owner);
    store.save();
    const { lastUsedDateTime: _, ...shown } = pass;
    return { status: 201, body: { ...shown, temporaryAccessPass: code, ...usability(store, owner, pass) } };
  },
};

/**
 * External guests get no pass (https://learn.microsoft.com/entra/identity/authentication/howto-authentication-temporary-access-pass).
 * The refusal by policy is worded as in azure-docs#111778. Uncertain: both statuses and the first wording.
 */
function refuseByPolicy(store: Store, owner: Person): void {
  const { temporaryAccessPassPolicy, variants } = store.file;
  if (isExternal(owner))
    throw new GraphRefusal(
      400,
      "badRequest",
      "Temporary Access Pass cannot be added to an external guest user.",
    );
  if (variants.passOutsidePolicy === "refused" && !isInScope(store, temporaryAccessPassPolicy, owner.id))
    throw new GraphRefusal(
      400,
      "badRequest",
      "Converged UserCredentialPolicy does not allow creating or updating this authentication method. AuthMethodType [TemporaryAccessPass].",
    );
}

/** The range is worded as in https://github.com/microsoftgraph/microsoft-graph-docs/pull/12187. */
function newPass({ file }: Store, wished: z.infer<typeof wish>): AuthenticationMethod {
  const policy = file.temporaryAccessPassPolicy;
  const { minimumLifetimeInMinutes: least, maximumLifetimeInMinutes: most } = policy;
  const {
    lifetimeInMinutes = policy.defaultLifetimeInMinutes,
    isUsableOnce = policy.isUsableOnce,
    startDateTime,
  } = wished;
  if (lifetimeInMinutes < least || lifetimeInMinutes > most)
    throw new GraphRefusal(
      400,
      "badRequest",
      `Invalid LifetimeInMinutes specified. The valid range between ${least} and ${most}.`,
    );
  if (!isUsableOnce && policy.isUsableOnce)
    throw new GraphRefusal(
      400,
      "badRequest",
      "The policy allows a Temporary Access Pass for one-time use only.",
    );
  const now = new Date().toISOString();
  return {
    "@odata.type": passType,
    id: randomUUID(),
    createdDateTime: now,
    lastUsedDateTime: null,
    startDateTime: startDateTime === undefined ? now : new Date(startDateTime).toISOString(),
    lifetimeInMinutes,
    isUsableOnce,
  };
}
