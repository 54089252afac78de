import { z } from "zod";
import type { Activity } from "../audit-row.ts";
import { putMethod } from "../methods-at.ts";
import type { AuthenticationMethod, Person } from "../schema-person.ts";
import { recordAudit } from "../world.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import { wantedBody, writablePerson } from "./method-request.ts";
import { bothVersions, type GraphRequest, type Operation } from "./operation.ts";
import { servedMethod } from "./served-method.ts";
import { smsSignInState, type PhoneType } from "./sms-sign-in-state.ts";

/** Fixed ids of https://learn.microsoft.com/graph/api/resources/phoneauthenticationmethod. */
export const phoneIds: Readonly<Record<PhoneType, string>> = {
  mobile: "3179e48a-750b-4051-897c-87b9720928f7",
  alternateMobile: "b6332ec1-7057-4abe-9331-3d72feddfe41",
  office: "e37fc753-ff3b-4958-9484-eaa9425c82bc",
};

/** `+{country} {number}x{extension}`; uncertain whether a leading zero of the number is minded, so it is taken. */
const phone = z.strictObject({
  "@odata.type": z.literal("#microsoft.graph.phoneAuthenticationMethod").optional(),
  phoneNumber: z.string().regex(/^\+[1-9]\d{0,3} \d{3,14}(x\d{1,7})?$/, "must be +{country code} {number}"),
  phoneType: z.enum(["mobile", "alternateMobile", "office"]),
});

const common = {
  versions: bothVersions,
  service: "methods",
  permissions: ["UserAuthMethod-Phone.ReadWrite.All", "UserAuthenticationMethod.ReadWrite.All"],
} as const;

/**
 * https://learn.microsoft.com/graph/api/authentication-post-phonemethods: one number a type, and a mobile one before an
 * alternate one. Uncertain: code and status where the type is taken (a variant), and the texts, which repeat the number
 * here as the worst they may do.
 */
export const createPhone: Operation = {
  ...common,
  method: "POST",
  path: "/users/{}/authentication/phoneMethods",
  run: (request) => {
    const { store } = request.world;
    const owner = writablePerson(request);
    const { phoneNumber, phoneType } = wantedBody(request, phone);
    const present = store.methodsAt(owner, Date.now());
    if (present.some(({ id }) => id === phoneIds[phoneType])) {
      const conflict = store.file.variants.phoneClash === "conflict";
      const text = `A phone method of type '${phoneType}' already exists for this user, '${phoneNumber}' was not added.`;
      throw new GraphRefusal(conflict ? 409 : 400, conflict ? "conflict" : "badRequest", text);
    }
    if (phoneType === "alternateMobile" && !present.some(({ id }) => id === phoneIds.mobile))
      throw new GraphRefusal(
        400,
        "badRequest",
        `A mobile phone is needed before the alternate mobile phone '${phoneNumber}'.`,
      );
    const method = {
      "@odata.type": "#microsoft.graph.phoneAuthenticationMethod",
      id: phoneIds[phoneType],
      createdDateTime: new Date().toISOString(),
      lastUsedDateTime: null,
      phoneNumber,
      phoneType,
      smsSignInState: smsSignInState(store, owner, phoneType, phoneNumber),
    };
    change(
      request,
      owner,
      method,
      "Admin registered security info",
      "Admin registered phone method for user",
    );
    return { status: 201, body: servedMethod(request, owner, method) };
  },
};

/** https://learn.microsoft.com/graph/api/phoneauthenticationmethod-update. Uncertain: 200 or 204 (a variant). */
export const changePhone: Operation = {
  ...common,
  method: "PATCH",
  path: "/users/{}/authentication/phoneMethods/{}",
  run: (request) => {
    const { store } = request.world;
    const owner = writablePerson(request);
    const earlier = phoneNamed(request, owner);
    const { phoneNumber, phoneType } = wantedBody(request, phone.partial({ phoneType: true }));
    const type = phone.shape.phoneType.parse(earlier["phoneType"]);
    if (phoneType !== undefined && phoneType !== type)
      throw new GraphRefusal(400, "badRequest", "The type of a phone method cannot be changed.");
    const state = smsSignInState(store, owner, type, phoneNumber);
    const method = { ...earlier, phoneNumber, smsSignInState: state };
    change(request, owner, method, "Admin updated security info", "Admin changed phone method for user");
    return store.file.variants.phoneUpdate === "no-content"
      ? { status: 204 }
      : { status: 200, body: servedMethod(request, owner, method) };
  },
};

/** https://learn.microsoft.com/graph/api/phoneauthenticationmethod-enablesmssignin: a mobile number, unique, by policy. */
export const enableSmsSignIn: Operation = {
  ...common,
  method: "POST",
  path: "/users/{}/authentication/phoneMethods/{}/enableSmsSignIn",
  run: (request) => {
    const owner = writablePerson(request);
    const method = phoneNamed(request, owner);
    const type = phone.shape.phoneType.parse(method["phoneType"]);
    const state = smsSignInState(request.world.store, owner, type, method["phoneNumber"]);
    // Uncertain: the documents give the conditions and no code.
    if (state !== "ready")
      throw new GraphRefusal(400, "badRequest", `SMS sign-in cannot be enabled for this phone: ${state}.`);
    const ready = { ...method, smsSignInState: state };
    change(request, owner, ready, "Admin updated security info", "Admin enabled SMS sign-in for user");
    return { status: 204 };
  },
};

/** https://learn.microsoft.com/graph/api/phoneauthenticationmethod-disablesmssignin: the number stays for MFA. */
export const disableSmsSignIn: Operation = {
  ...common,
  method: "POST",
  path: "/users/{}/authentication/phoneMethods/{}/disableSmsSignIn",
  run: (request) => {
    const owner = writablePerson(request);
    const method = phoneNamed(request, owner);
    if (method["smsSignInState"] === "ready") {
      const off = { ...method, smsSignInState: "notEnabled" };
      change(request, owner, off, "Admin updated security info", "Admin disabled SMS sign-in for user");
    }
    return { status: 204 };
  },
};

function phoneNamed({ world: { store }, params }: GraphRequest, owner: Person): AuthenticationMethod {
  const found = store
    .methodsAt(owner, Date.now())
    .find(({ id, ...method }) => id === params[1] && method["@odata.type"].includes(".phoneAuth"));
  if (found !== undefined) return found;
  throw new GraphRefusal(404, "resourceNotFound", "The authentication method was not found.");
}

function change(
  { world, identity }: GraphRequest,
  owner: Person,
  method: AuthenticationMethod,
  name: "Admin registered security info" | "Admin updated security info",
  reason: string,
): void {
  const operation = name === "Admin registered security info" ? "Add" : "Update";
  const activity: Activity = {
    name,
    service: "Authentication Methods",
    category: "UserManagement",
    operation,
    reason,
  };
  putMethod(world.store.state, owner, method);
  recordAudit(world.store, activity, { app: identity }, owner);
  world.store.save();
}
