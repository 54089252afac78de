import { z } from "zod";

/** An object id. Any GUID form is taken, since well-known ids are not all RFC 4122 variants. */
export const guid = z.guid().describe("Object id (GUID)");

const dateTime = z.iso.datetime().describe("UTC, ISO 8601");

/** What a person can sign in with. Served as written, so every field Graph gives the type may stand here. */
export const authenticationMethod = z
  .looseObject({
    "@odata.type": z
      .string()
      .startsWith("#microsoft.graph.")
      .describe("Graph type; a type Graph does not know is listed in v1.0 and beta and cannot be deleted"),
    id: z.string().min(1).describe("Method id, unique for the person; phones have fixed ids"),
    createdDateTime: dateTime.nullable().default(null),
    lastUsedDateTime: dateTime.nullable().default(null).describe("Served by beta only"),
  })
  .describe("Authentication method");

export type AuthenticationMethod = z.infer<typeof authenticationMethod>;

/** The values Graph takes for a default second factor (beta authentication resource, signInPreferences). */
export const preferredMethod = z.enum([
  "push",
  "oath",
  "voiceMobile",
  "voiceAlternateMobile",
  "voiceOffice",
  "sms",
]);

const appPassword = z
  .strictObject({
    name: z.string().describe("What the person called it"),
    createdDaysAgo: z
      .number()
      .min(0)
      .describe("Age at the first start; at most 30 leaves a row of its creation in the audit log"),
  })
  .describe("App password; Graph shows none of this, the portal page does");

const signInAndProtection = {
  appRoles: z.array(z.string()).default([]).describe("App roles of the application, as in ID tokens"),
  methods: z.array(authenticationMethod).default([]),
  preferredMethod: preferredMethod
    .optional()
    .describe("Default second factor; the default method is the first one of that kind"),
  isSystemPreferredAuthenticationMethodEnabled: z.boolean().default(false),
  perUserMfaState: z.enum(["disabled", "enabled", "enforced"]).default("disabled"),
  appPasswords: z.array(appPassword).default([]),
  signInSessionsValidFromDateTime: dateTime.default("2026-01-01T00:00:00Z"),
};

const contactChange = z
  .strictObject({
    daysAgo: z.number().min(0).describe("Before the first start; at most 30 leaves a row in the audit log"),
    property: z.string().default("Mobile").describe("As the log names what was changed"),
  })
  .describe(
    "A phone number or mail address that was entered anew; what the log calls them is not documented, so the file says it",
  );

/** As https://learn.microsoft.com/graph/api/resources/riskyuser. */
const risk = z
  .strictObject({
    level: z.enum(["low", "medium", "high", "hidden", "none"]),
    state: z.enum(["none", "confirmedSafe", "remediated", "dismissed", "atRisk", "confirmedCompromised"]),
  })
  .describe(
    "What ID Protection holds of the account; absent: it was never at risk. Told only with a P2 licence",
  );

/** Somebody (or a shared mailbox) in the directory. */
export const person = z
  .strictObject({
    id: guid,
    displayName: z.string(),
    givenName: z.string().nullable().default(null),
    surname: z.string().nullable().default(null),
    userPrincipalName: z.string().describe("Sign-in name; an external guest's holds #EXT#"),
    mail: z.string().nullable().default(null),
    preferredLanguage: z.string().nullable().default(null).describe("ja or en, or any language tag"),
    jobTitle: z.string().nullable().default(null),
    department: z.string().nullable().default(null),
    officeLocation: z.string().nullable().default(null),
    employeeId: z.string().nullable().default(null),
    mobilePhone: z.string().nullable().default(null).describe("Profile number, not an authentication method"),
    businessPhones: z.array(z.string()).default([]),
    userType: z.enum(["Member", "Guest"]).default("Member").describe("A guest need not be external"),
    accountEnabled: z.boolean().default(true).describe("A disabled account cannot sign in"),
    externalUserState: z
      .enum(["PendingAcceptance", "Accepted"])
      .nullable()
      .default(null)
      .describe("Set = external"),
    onPremisesSyncEnabled: z.literal(true).nullable().default(null).describe("null = made in the cloud"),
    onPremisesImmutableId: z.string().nullable().default(null),
    isManagementRestricted: z
      .boolean()
      .default(false)
      .describe("In a restricted-management unit: applications may read, not write"),
    assignedLicenses: z.array(z.strictObject({ skuId: guid, disabledPlans: z.array(guid) })).default([]),
    managerId: guid.optional().describe("A person or a contact"),
    managerChangedDaysAgo: z
      .number()
      .min(0)
      .optional()
      .describe(
        "When the manager was entered, before the first start; at most 30 leaves a row in the audit log",
      ),
    contactChange: contactChange.optional(),
    risk: risk.optional(),
    ...signInAndProtection,
  })
  .describe("Person");

export type Person = z.infer<typeof person>;
