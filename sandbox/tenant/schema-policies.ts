import { z } from "zod";
import { guid } from "./schema-person.ts";

const target = z
  .strictObject({
    targetType: z.enum(["group", "user"]).default("group"),
    id: z.union([z.literal("all_users"), guid]).describe("all_users, or the object id of a group"),
    isRegistrationRequired: z.boolean().default(false),
  })
  .describe("Whom a method policy includes or excludes; groups count with the groups in them");

const methodPolicy = {
  state: z.enum(["enabled", "disabled"]).default("disabled"),
  includeTargets: z.array(target).prefault([{ id: "all_users" }]),
  excludeTargets: z.array(target).default([]).describe("Wins over includeTargets"),
};

/** Defaults of https://learn.microsoft.com/graph/api/resources/temporaryaccesspassauthenticationmethodconfiguration. */
export const temporaryAccessPassPolicy = z
  .strictObject({
    ...methodPolicy,
    defaultLifetimeInMinutes: z.number().int().default(60),
    defaultLength: z.number().int().min(8).max(48).default(8),
    minimumLifetimeInMinutes: z.number().int().min(10).max(43_200).default(60),
    maximumLifetimeInMinutes: z.number().int().min(10).max(43_200).default(480),
    isUsableOnce: z.boolean().default(false).describe("true = every pass must be for one use"),
  })
  .prefault({})
  .describe("Who may use a Temporary Access Pass, and how long it may live");

export const smsSignInPolicy = z
  .strictObject(methodPolicy)
  .prefault({})
  .describe("Who may sign in with a text message to a mobile number");

const state = z.enum(["enabled", "disabled"]).default("enabled");

/** Of https://learn.microsoft.com/graph/api/resources/authenticationmethodspolicy; shown, and held against nobody. */
export const authenticationMethodStates = z
  .strictObject({ Fido2: state, MicrosoftAuthenticator: state, SoftwareOath: state })
  .prefault({})
  .describe("Which kinds of method the organisation lets people use");

/** As https://learn.microsoft.com/graph/api/resources/subscribedsku. */
export const subscribedSku = z
  .strictObject({
    skuId: guid,
    skuPartNumber: z.string(),
    capabilityStatus: z.enum(["Enabled", "Warning", "Suspended", "Deleted", "LockedOut"]).default("Enabled"),
    servicePlans: z.array(
      z.strictObject({
        servicePlanId: guid,
        servicePlanName: z.string(),
        provisioningStatus: z.string().default("Success"),
      }),
    ),
  })
  .describe("What the organisation has bought");

/** As https://learn.microsoft.com/graph/api/resources/conditionalaccesspolicy; nothing in the sandbox is decided by it. */
export const conditionalAccessPolicy = z
  .looseObject({
    id: guid,
    displayName: z.string(),
    state: z.enum(["enabled", "disabled", "enabledForReportingButNotEnforced"]),
    conditions: z.looseObject({
      clientAppTypes: z.array(z.string()),
      users: z.looseObject({ includeGroups: z.array(guid).default([]) }),
    }),
    grantControls: z
      .looseObject({ operator: z.enum(["AND", "OR"]), builtInControls: z.array(z.string()) })
      .nullable()
      .default(null),
  })
  .describe("Conditional Access policy, served as written");

export type MethodPolicy = Pick<
  z.infer<typeof temporaryAccessPassPolicy>,
  "state" | "includeTargets" | "excludeTargets"
>;
