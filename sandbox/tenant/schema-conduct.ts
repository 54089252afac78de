import { z } from "zod";

const regularExpression = z
  .string()
  .refine((text) => isRegularExpression(text), "must be a regular expression")
  .describe(
    "Regular expression on the decoded path, version included, e.g. ^/v1.0/users/[^/]+/authentication/",
  );

function isRegularExpression(text: string): boolean {
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

const target = {
  path: regularExpression,
  method: z.string().optional().describe("HTTP method; absent = every method"),
};
const firstN = z.number().int().positive().describe("The first n matching requests since the start");

/** What goes wrong, and when. Counters start at zero with each start; nothing is left to chance. */
export const faults = z
  .strictObject({
    latencyMs: z.number().min(0).default(0).describe("Every request waits so long"),
    throttle: z
      .array(
        z.strictObject({
          ...target,
          first: firstN.optional(),
          everyNth: z.number().int().positive().optional().describe("Every nth matching request"),
          retryAfterSeconds: z.number().int().min(0).default(1),
        }),
      )
      .default([])
      .describe("429 with Retry-After"),
    serverErrors: z
      .array(z.strictObject({ ...target, status: z.number().int().min(500).max(599), first: firstN }))
      .default([])
      .describe("Answered before anything is done"),
    lostAnswer: z
      .array(z.strictObject({ ...target, first: firstN }))
      .default([])
      .describe("Done, then the connection breaks"),
    readLagSeconds: z
      .strictObject({
        methods: z.number().min(0).default(0),
        signInSessionsValidFrom: z.number().min(0).default(0),
        groupMembers: z.number().min(0).default(0),
        devices: z.number().min(0).default(0),
      })
      .prefault({})
      .describe("Reads show the state so long ago"),
    auditDelaySeconds: z.number().min(0).default(0).describe("Audit rows can be read so much later"),
    deleteDoesNothing: z
      .array(z.string())
      .default([])
      .describe(
        "Method ids, or types such as phoneAuthenticationMethod: DELETE answers 204 and writes its audit row, the method stays",
      ),
    membershipStays: z
      .array(z.string())
      .default([])
      .describe("Group ids: adding and removing answer 204 and write their audit rows, nothing changes"),
    reappears: z
      .array(z.strictObject({ methodId: z.string(), afterSeconds: z.number().min(0) }))
      .default([])
      .describe("A deleted method comes back, once for each deletion"),
  })
  .describe("Faults");

export type Faults = z.infer<typeof faults>;

/** Where the documents leave open what the service does: one choice each. */
export const variants = z
  .strictObject({
    defaultDeleteRefusal: z
      .enum(["change-default-first", "matches-current-default"])
      .default("change-default-first")
      .describe("Wording of the refusal to delete the default method (graph-docs#14470, graph-docs#18091)"),
    defaultHeldBy: z
      .enum(["other-second-factors", "any-other-method", "nothing"])
      .default("other-second-factors")
      .describe("Which remaining methods keep the default from being deleted; the password never counts"),
    mobileWithAlternate: z
      .enum(["deletable", "refused"])
      .default("deletable")
      .describe("Deleting the mobile number while an alternate one is registered"),
    phoneClash: z
      .enum(["bad-request", "conflict"])
      .default("bad-request")
      .describe("A second number of a type: 400 badRequest or 409 conflict"),
    phoneUpdate: z
      .enum(["no-content", "with-body"])
      .default("no-content")
      .describe("A changed number: 204, or 200 with the method"),
    phoneNumbers: z
      .enum(["in-full", "masked"])
      .default("in-full")
      .describe(
        "What an app is shown of phone numbers: the documents mask them for no caller, and administrators have been shown masked ones",
      ),
    mfaServicePolicyRefusal: z
      .enum(["not-found", "forbidden"])
      .default("not-found")
      .describe("Answer of the unlisted policy where the file has none: 404 or 403"),
    passOutsidePolicy: z
      .enum(["refused", "created"])
      .default("refused")
      .describe(
        "A pass for somebody the policy leaves out: refused as seen since 2023 (azure-docs#111778), or created and no good for signing in as the documents say",
      ),
    pageSize: z.number().int().positive().default(100).describe("Rows a page before @odata.nextLink"),
  })
  .describe("Variants");
