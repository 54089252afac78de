/** The only composition root: settings → adapters → triggers, by the roles this app plays. */
import { setTimeout } from "node:timers/promises";
import { app } from "@azure/functions";
import { ManagedIdentityCredential, type TokenCredential } from "@azure/identity";
import { graphAppPasswordHints } from "../lib/adapters/graph/graph-app-password-hints.ts";
import { graphClient } from "../lib/adapters/graph/graph-client.ts";
import { graphDevices } from "../lib/adapters/graph/graph-devices.ts";
import { graphDirectory } from "../lib/adapters/graph/graph-directory.ts";
import { graphHardwareTokens } from "../lib/adapters/graph/graph-hardware-tokens.ts";
import { graphMailer } from "../lib/adapters/graph/graph-mailer.ts";
import { graphPhoneNumbers } from "../lib/adapters/graph/graph-phone-numbers.ts";
import { graphQuarantine } from "../lib/adapters/graph/graph-quarantine.ts";
import { graphPasses } from "../lib/adapters/graph/graph-passes.ts";
import { sealedFormTokens } from "../lib/adapters/sign-in/sealed-form-tokens.ts";
import { openIdSignIn } from "../lib/adapters/sign-in/open-id-sign-in.ts";
import { tablesApprovals } from "../lib/adapters/tables/approvals.ts";
import { tablesBrakes } from "../lib/adapters/tables/brakes.ts";
import { tablesVelocity } from "../lib/adapters/tables/velocity.ts";
import { tablesAuditLog } from "../lib/adapters/tables/audit-log.ts";
import { tablesCaseStore } from "../lib/adapters/tables/case-store.ts";
import { connectTables } from "../lib/adapters/tables/connect.ts";
import { tablesContainments } from "../lib/adapters/tables/containments.ts";
import { createTables } from "../lib/adapters/tables/create-tables.ts";
import { tablesIntake } from "../lib/adapters/tables/intake.ts";
import { ticketSystems } from "../lib/adapters/tickets/ticket-systems.ts";
import { hookSources } from "../lib/adapters/webhook/hook-sources.ts";
import { readConfig, type Config } from "../lib/config/config.ts";
import { digest } from "../lib/domain/digest.ts";
import { userId } from "../lib/domain/ids.ts";
import type { Links } from "../lib/ports/links.ts";
import { renderMail } from "../lib/web/mails/render-mail.tsx";
import { ticketComment } from "../lib/web/mails/ticket-comment.ts";
import { registerAttestAppPasswords } from "./attest-app-passwords.http.ts";
import { registerBrake } from "./brake.http.ts";
import { registerDecideApproval } from "./decide-approval.http.ts";
import { durableCaseRuns } from "./durable-case-runs.ts";
import { registerEnterNumber } from "./enter-number.http.ts";
import { registerFinishSignIn } from "./finish-sign-in.http.ts";
import { registerHandOverPass } from "./hand-over-pass.http.ts";
import { registerLeadToCases, registerLeadToConsole } from "./lead-to-cases.http.ts";
import { registerListCases } from "./list-cases.http.ts";
import { registerObjectToCase } from "./object-to-case.http.ts";
import { registerPlanCase } from "./plan-case.http.ts";
import { registerReadCase } from "./read-case.http.ts";
import { registerReceiveRequest } from "./receive-request.queue.ts";
import { registerReceiveTicket } from "./receive-ticket.http.ts";
import { registerRunbooks } from "./register-runbooks.ts";
import { registerShowCase } from "./show-case.http.ts";
import { registerSignIn } from "./sign-in.http.ts";
import { registerSignOut } from "./sign-out.http.ts";
import { registerStylesheet } from "./stylesheet.http.ts";
import { registerSweepUndelivered } from "./sweep-undelivered.timer.ts";

const config = readConfig(process.env);
const clock = { now: () => new Date() };
const credential: TokenCredential =
  config.identityClientId === undefined
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId: config.identityClientId });

const tables = connectTables(
  "tableServiceUrl" in config.storage ? { ...config.storage, credential } : config.storage,
);
const stores = {
  approvals: tablesApprovals(tables.approvals),
  audit: tablesAuditLog(tables.audit, clock),
  cases: tablesCaseStore(tables.cases),
  containments: tablesContainments(tables.containments, clock),
  quarantineTurns: tablesContainments(tables.containments, clock, "quarantine"),
  intake: tablesIntake(tables.intake, clock),
  brakes: tablesBrakes(tables.limits),
  velocity: tablesVelocity(tables.limits, clock),
};
const door = {
  ...stores,
  clock,
  policy: config.policy,
  policyHash: digest("mfa-policy/v1", config.policy),
  runs: durableCaseRuns,
};

app.hook.appStart(() => createTables(tables));
if (config.edge) registerReceiveTicket({ ...door, hooks: hookSources(config.edge.hooks, clock) });
const pages = config.pages && pagesOf(config.pages);
if (pages) {
  registerSignIn(pages);
  registerFinishSignIn(pages);
  registerSignOut(pages);
  registerStylesheet();
  registerLeadToCases(pages);
  if (pages.publicUrl !== pages.consoleUrl) registerLeadToConsole(pages);
}
if (pages && config.console) registerConsole(pages, config.console);
if (pages && config.worker) registerWorker(pages, config.worker);

type Pages = ReturnType<typeof pagesOf>;

/** Shared by the roles that have pages, where one app plays both. */
function pagesOf({
  publicUrl: consoleUrl,
  workerUrl,
  tenantId,
  signIn,
  sessionKeys,
  formKeys,
}: NonNullable<Config["pages"]>) {
  const publicUrl = config.console ? consoleUrl : workerUrl;
  return {
    ...door,
    publicUrl,
    consoleUrl,
    workerUrl,
    tenantId,
    formTokens: sealedFormTokens({ keys: bytesOf(formKeys), clock }),
    signIn: openIdSignIn({
      ...signIn,
      tenantId,
      redirectUri: `${publicUrl}/sign-in/callback`,
      credential,
      sessionKeys: bytesOf(sessionKeys),
      clock,
    }),
  };
}

function registerConsole(pages: Pages, { adminCentreUrl }: NonNullable<Config["console"]>): void {
  registerListCases(pages);
  registerBrake(pages);
  registerShowCase({ ...pages, adminCentreUrl });
  registerAttestAppPasswords(pages);
  registerDecideApproval(pages);
  registerObjectToCase(pages);
}

function registerWorker(pages: Pages, settings: NonNullable<Config["worker"]>): void {
  const { publicUrl, adminCentreUrl, graphUrl, mailSender, sweepSchedule, tickets } = settings;
  const { tenantId, workerUrl } = pages;
  const client = graphClient({
    baseUrl: graphUrl,
    credential,
    record: (call) => process.stdout.write(`${JSON.stringify({ graph: call })}\n`),
  });
  const directory = graphDirectory(client);
  const passes = graphPasses(client);
  const links: Links = {
    at: (turn, id) => {
      if (turn === "pass-ready") return `${workerUrl}/cases/${id}/pass`;
      return turn === "number-wanted" ? `${workerUrl}/cases/${id}/number` : `${publicUrl}/cases/${id}`;
    },
    approval: (id) => `${publicUrl}/approvals/${id}`,
    objection: (id) => `${publicUrl}/cases/${id}/objection`,
  };
  const { protectedAccounts, protectedGroups } = config.policy;
  registerRunbooks({
    ...stores,
    clock,
    devices: graphDevices(client),
    directory,
    hardwareTokens: graphHardwareTokens(client),
    hints: graphAppPasswordHints(client),
    links,
    passes,
    protectedAccounts,
    protectedGroups,
    mailer: graphMailer(client, { sender: userId.parse(mailSender), render: renderMail }),
    quarantineOf: (group) => graphQuarantine(client, group),
    tickets: ticketSystems(tickets, ticketComment({ tenantId, adminCentreUrl, publicUrl }), clock),
  });
  registerReceiveRequest(door);
  registerSweepUndelivered({ ...door, schedule: sweepSchedule });
  registerPlanCase({ ...stores, clock, directory, passes, policy: config.policy });
  registerReadCase(stores);
  const guarded = { ...pages, directory, protectedAccounts, protectedGroups };
  registerHandOverPass({ ...guarded, passes });
  const pause = (seconds: number) => setTimeout(seconds * 1000);
  registerEnterNumber({ ...guarded, phoneNumbers: graphPhoneNumbers(client), pause });
}

function bytesOf(keys: NonNullable<Config["pages"]>["sessionKeys"]) {
  return keys.map(({ kid, key }) => ({ kid, key: Buffer.from(key.reveal(), "base64") }));
}
