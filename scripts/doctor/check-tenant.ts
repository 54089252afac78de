import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { graphCall } from "../../lib/adapters/graph/graph-call.ts";
import { graphPages } from "../../lib/adapters/graph/graph-pages.ts";
import { graphPath } from "../../lib/adapters/graph/graph-path.ts";
import { parsed } from "../../lib/adapters/graph/parsed.ts";
import { found, ok, type Finding } from "./finding.ts";
import { reading, unread } from "./reading.ts";

/** Service plans of Entra ID P1 and P2 (https://learn.microsoft.com/entra/identity/users/licensing-service-plan-reference). */
const premium = ["41781fb2-bc02-4b7c-bd55-b576c07bb09d", "eec0eb4f-6444-4f95-aba0-50c24d67f998"];
const sku = z.object({
  capabilityStatus: z.string(),
  servicePlans: z.array(z.object({ servicePlanId: z.string().toLowerCase(), servicePlanName: z.string() })),
});

/** `LicenseAssignment.Read.All` (https://learn.microsoft.com/graph/api/subscribedsku-list). */
export async function checkLicences(client: Client): Promise<Finding> {
  const call = { what: "list what was bought", path: graphPath`/subscribedSkus` };
  const read = await reading(graphPages(client, call, sku));
  if (read.kind !== "read") return unread(read, "licences");
  const plans = read.value.rows
    .filter(({ capabilityStatus }) => capabilityStatus === "Enabled")
    .flatMap(({ servicePlans }) => servicePlans)
    .filter(({ servicePlanId }) => premium.includes(servicePlanId));
  return plans[0] ? ok("licences", plans[0].servicePlanName) : found("mend", "no-premium", "licences");
}

/** `AuditLog.Read.All`. A refusal to the app is what the app would meet; one to a person says nothing of the app. */
export async function checkAuditLog(client: Client, isApp: boolean): Promise<Finding> {
  const call = {
    what: "read the audit log",
    path: graphPath`/auditLogs/directoryAudits`,
    query: { $top: "1" },
  };
  const read = await reading(graphCall(client, call));
  if (read.kind === "read") return ok("audit-log");
  return read.kind === "forbidden" && isApp
    ? found("mend", "audit-log-refused", "audit-log")
    : unread(read, "audit-log");
}

/** Somebody whom no tenant has: who may ask is told that nobody like that is at risk. */
const nobody = "00000000-0000-0000-0000-000000000000";

/**
 * `IdentityRiskyUser.Read.All`, and a P2 licence (https://learn.microsoft.com/graph/api/riskyuser-get). A refusal to the app
 * is what each case would meet.
 */
export async function checkUserRisk(client: Client, isWatched: boolean, isApp: boolean): Promise<Finding> {
  if (!isWatched) return found("by-hand", "risk-not-watched", "user-risk");
  const what = "read the risk of an account";
  const path = graphPath`/identityProtection/riskyUsers/${nobody}`;
  const read = await reading(graphCall(client, { what, path }));
  if (read.kind === "read" || read.kind === "absent") return ok("user-risk");
  return read.kind === "forbidden" && isApp
    ? found("mend", "risk-refused", "user-risk")
    : unread(read, "user-risk");
}

const mailbox = z.object({ mail: z.string().nullable() });

/** `User.Read.All`. An address is as much as the directory tells of a mailbox. */
export async function checkSender(client: Client, sender: string | null): Promise<Finding> {
  if (sender === null) return found("unknown", "sender-not-named", "sender");
  const what = "read the sender's mailbox";
  const call = { what, path: graphPath`/users/${sender}`, query: { $select: "mail" } };
  const read = await reading(graphCall(client, call).then(({ body }) => parsed(mailbox, body, what)));
  if (read.kind === "absent") return found("mend", "sender-absent", "sender", sender);
  if (read.kind !== "read") return unread(read, "sender", sender);
  return read.value.mail ? ok("sender", sender) : found("mend", "sender-without-address", "sender", sender);
}
