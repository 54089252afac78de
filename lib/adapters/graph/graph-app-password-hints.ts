import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { RefusedError } from "../../domain/errors.ts";
import type { UserId } from "../../domain/ids.ts";
import type { AppPasswordHints, Hint, MfaServiceHints } from "../../ports/app-password-hints.ts";
import { auditRows } from "./audit-rows.ts";
import { graphCall } from "./graph-call.ts";
import type { Meaning } from "./graph-error.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

/** https://learn.microsoft.com/entra/identity/monitoring-health/reference-audit-activities */
const creation = "Create application password for user";

/**
 * Least application permissions: `Policy.Read.All` for both policies, `AuditLog.Read.All` for the log. The policies are
 * beta, and one is listed nowhere, so that a tenant that refuses them is ordinary.
 */
export const graphAppPasswordHints = (client: Client): AppPasswordHints => ({
  perUserMfaState: (subject) => hint(readPerUserMfa(client, subject)),
  mfaService: async () => {
    const read = await hint(readMfaService(client));
    return read === "unknown" ? { allowAppPasswords: "unknown", rememberMfaDays: "unknown" } : read;
  },
  creations: (subject, since, reading) => hint(auditRows(client, subject, creation, since, reading)),
});

async function hint<Value>(read: Promise<Value>): Promise<Hint<Value>> {
  try {
    return await read;
  } catch (error) {
    if (error instanceof RefusedError) return "unknown";
    throw error;
  }
}

/** A path that is not promised may be refused in any way; what only lasts for a while is no refusal. */
const notTold: Meaning = ({ status }) =>
  status >= 400 && status < 500 && status !== 408 && status !== 429 ? "not-told" : undefined;

const requirements = z.object({ perUserMfaState: z.enum(["disabled", "enabled", "enforced"]) });

/** https://learn.microsoft.com/entra/identity/authentication/howto-mfa-userstates */
async function readPerUserMfa(client: Client, subject: UserId) {
  const what = "read the state of per-user MFA";
  const { body } = await graphCall(client, {
    what,
    version: "beta",
    path: graphPath`/users/${subject}/authentication/requirements`,
    meaning: notTold,
  });
  return parsed(requirements, body, what).perUserMfaState;
}

const remembering = z.discriminatedUnion("isEnabled", [
  z.object({ isEnabled: z.literal(false) }),
  z.object({ isEnabled: z.literal(true), allowedNumberOfDays: z.number().int() }),
]);
const service = z.object({
  allowAppPasswords: z.union([z.boolean(), z.literal("unknown")]).catch("unknown"),
  rememberMfaOnTrustedDevice: z.union([remembering, z.literal("unknown")]).catch("unknown"),
});

/** Not documented; as public tools read it (CIPP-API, monkey365). What is of another form is not told, the rest is. */
async function readMfaService(client: Client): Promise<MfaServiceHints> {
  const what = "read the MFA service policy";
  const { body } = await graphCall(client, {
    what,
    version: "beta",
    path: graphPath`/policies/mfaServicePolicy`,
    meaning: notTold,
  });
  const { allowAppPasswords, rememberMfaOnTrustedDevice: remembered } = parsed(service, body, what);
  return { allowAppPasswords, rememberMfaDays: remembered === "unknown" ? "unknown" : daysOf(remembered) };
}

const daysOf = (remembered: z.infer<typeof remembering>): number | null =>
  remembered.isEnabled ? remembered.allowedNumberOfDays : null;
