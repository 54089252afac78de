import { z } from "zod";
import type { Activity } from "../audit-row.ts";
import { isCodeOfToken, type HardwareToken } from "../hardware-token.ts";
import { putMethod } from "../methods-at.ts";
import type { AuthenticationMethod, Person } from "../schema-person.ts";
import { holderOf } from "../token-holder.ts";
import { recordAudit } from "../world.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { wantedBody, writablePerson } from "./method-request.ts";
import type { GraphRequest, Operation } from "./operation.ts";
import { servedMethod } from "./served-method.ts";

const tokenReference = z.strictObject({ device: z.looseObject({ id: z.string() }) });
const proof = { verificationCode: z.string(), displayName: z.string().nullish() };
const common = {
  method: "POST",
  versions: ["beta"],
  service: "methods",
  permissions: ["UserAuthMethod-HardwareOATH.ReadWrite.All", "UserAuthenticationMethod.ReadWrite.All"],
} as const;
const path = "/users/{}/authentication/hardwareOathMethods";

/** https://learn.microsoft.com/graph/api/authentication-post-hardwareoathmethods?view=graph-rest-beta: not yet activated. */
export const assignToken: Operation = {
  ...common,
  path,
  run: (request) => {
    const owner = writablePerson(request);
    const { device } = wantedBody(request, tokenReference);
    const method = give(request, owner, free(request, "id", device.id), "assigned", null);
    return { status: 201, body: servedMethod(request, owner, method) };
  },
};

/** https://learn.microsoft.com/graph/api/hardwareoathauthenticationmethod-assignandactivate?view=graph-rest-beta */
export const assignAndActivateToken: Operation = {
  ...common,
  path: `${path}/assignAndActivate`,
  run: (request) => {
    const owner = writablePerson(request);
    const { device, ...given } = wantedBody(request, tokenReference.extend(proof));
    return activated(request, owner, free(request, "id", device.id), given);
  },
};

/** https://learn.microsoft.com/graph/api/hardwareoathauthenticationmethod-assignandactivatebyserialnumber?view=graph-rest-beta */
export const assignAndActivateBySerialNumber: Operation = {
  ...common,
  path: `${path}/assignAndActivateBySerialNumber`,
  run: (request) => {
    const owner = writablePerson(request);
    const { serialNumber, ...given } = wantedBody(
      request,
      z.strictObject({ serialNumber: z.string(), ...proof }),
    );
    return activated(request, owner, free(request, "serialNumber", serialNumber), given);
  },
};

/** https://learn.microsoft.com/graph/api/hardwareoathauthenticationmethod-activate?view=graph-rest-beta */
export const activateToken: Operation = {
  ...common,
  path: `${path}/{}/activate`,
  run: (request) => {
    const owner = writablePerson(request);
    return activated(request, owner, held(request, owner), wantedBody(request, z.strictObject(proof)));
  },
};

/** https://learn.microsoft.com/graph/api/hardwareoathauthenticationmethod-deactivate?view=graph-rest-beta: stays assigned. */
export const deactivateToken: Operation = {
  ...common,
  path: `${path}/{}/deactivate`,
  run: (request) => {
    const owner = writablePerson(request);
    give(request, owner, held(request, owner), "assigned", null);
    return { status: 204 };
  },
};

/** Uncertain: the documents name no code for a wrong verification code. */
function activated(
  request: GraphRequest,
  owner: Person,
  token: HardwareToken,
  {
    verificationCode,
    displayName,
  }: { readonly verificationCode: string; readonly displayName?: string | null | undefined },
): { status: number } {
  if (!isCodeOfToken(token, verificationCode, Date.now())) {
    if (holderOf(request.world.store, token) !== undefined)
      give(request, owner, token, "failedActivation", null);
    throw new GraphRefusal(400, "badRequest", "The verification code is not valid.");
  }
  give(request, owner, token, "activated", displayName ?? null);
  return { status: 204 };
}

function give(
  { world: { store }, identity }: GraphRequest,
  owner: Person,
  { secretKey: _, ...token }: HardwareToken,
  status: "assigned" | "activated" | "failedActivation",
  displayName: string | null,
): AuthenticationMethod {
  const earlier = store.methodsAt(owner, Date.now()).find(({ id }) => id === token.id);
  const method = {
    "@odata.type": "#microsoft.graph.hardwareOathAuthenticationMethod",
    id: token.id,
    createdDateTime: earlier?.createdDateTime ?? new Date().toISOString(),
    lastUsedDateTime: earlier?.lastUsedDateTime ?? null,
    device: { ...token, displayName: displayName ?? token.displayName, secretKey: null, status },
  };
  const isNew = earlier === undefined;
  const activity: Activity = {
    name: isNew ? "Admin registered security info" : "Admin updated security info",
    service: "Authentication Methods",
    category: "UserManagement",
    operation: isNew ? "Add" : "Update",
    reason: `Hardware OATH token for user: ${status}`,
  };
  putMethod(store.state, owner, method);
  recordAudit(store, activity, { app: identity }, owner);
  store.save();
  return method;
}

/** The token nobody has; uncertain: the codes of both refusals. */
function free(
  { world: { store } }: GraphRequest,
  field: "id" | "serialNumber",
  value: string,
): HardwareToken {
  const token = store.file.hardwareOathDevices.find((known) => known[field] === value);
  if (token === undefined)
    throw new GraphRefusal(404, "resourceNotFound", "The hardware OATH token was not found.");
  if (holderOf(store, token) !== undefined)
    throw new GraphRefusal(400, "badRequest", "The hardware OATH token is already assigned to a user.");
  return token;
}

function held({ world: { store }, params }: GraphRequest, owner: Person): HardwareToken {
  const token = store.file.hardwareOathDevices.find((known) => {
    const holder = holderOf(store, known);
    return holder?.owner === owner && holder.method.id === params[1];
  });
  if (token !== undefined) return token;
  throw new GraphRefusal(404, "resourceNotFound", "The authentication method was not found.");
}
