/**
 * The setting HOOKS: which ticket systems may deliver, how they sign, and how they are told. Secrets stand in settings of
 * their own.
 */
import { z } from "zod";
import { jsonOf, serviceUrl } from "./schemas.ts";

const settingName = z.string().regex(/^[A-Z][A-Z0-9_]*$/, "must be the name of a setting");
/** Two while a secret is being changed. */
const secrets = z.array(settingName).min(1).max(2);

const hook = z.discriminatedUnion("scheme", [
  z.strictObject({
    scheme: z.literal("standard-webhooks"),
    secrets,
    tickets: z.strictObject({ url: serviceUrl, token: settingName }).optional(),
  }),
  z.strictObject({
    scheme: z.literal("zendesk"),
    secrets,
    tickets: z.strictObject({ url: serviceUrl, user: z.string().min(1), token: settingName }).optional(),
  }),
]);
export type Hook = z.infer<typeof hook>;

/** The name stands in the route, in keys of tables and in the audit trail; `queue` is the queue's own. */
const sourceName = z
  .string()
  .regex(/^(?!queue$)[a-z][a-z0-9-]{0,31}$/, "must be lower-case letters, digits, dashes, and not `queue`");

export const hooks = jsonOf(z.record(sourceName, hook));
