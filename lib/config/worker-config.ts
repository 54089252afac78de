import { z } from "zod";
import { hooks, type Hook } from "./hooks.ts";
import { adminCentre, objectId, serviceUrl } from "./schemas.ts";
import type { Secret } from "../domain/secret.ts";
import type { SettingsReader } from "./settings-reader.ts";

/** Role `worker`: orchestrations, the queue, mails and comments on tickets, and the pages that hand something out. */
export interface WorkerConfig {
  readonly publicUrl: string;
  readonly adminCentreUrl: string;
  readonly graphUrl: string;
  readonly mailSender: string;
  readonly sweepSchedule: string;
  /** Sources that are told of each turn, by name. */
  readonly tickets: ReadonlyMap<string, TicketConfig>;
}

type TicketConfig =
  | { readonly scheme: "standard-webhooks"; readonly url: string; readonly token: Secret }
  | { readonly scheme: "zendesk"; readonly url: string; readonly user: string; readonly token: Secret };

export const workerSettings = z.object({
  PUBLIC_URL: serviceUrl,
  HOOKS: hooks,
  ADMIN_CENTRE_URL: adminCentre,
  GRAPH_URL: serviceUrl.default("https://graph.microsoft.com"),
  /** Object id of the mailbox that mails are sent from. */
  MAIL_SENDER: objectId,
  /** NCRONTAB with seconds: https://learn.microsoft.com/azure/azure-functions/functions-bindings-timer#ncrontab-expressions */
  SWEEP_SCHEDULE: z
    .string()
    .regex(/^\S+( \S+){5}$/, "must have six fields, seconds first")
    .default("0 * * * * *"),
});

export function workerConfig(reader: SettingsReader): WorkerConfig | undefined {
  const settings = reader.part(workerSettings);
  if (!settings) return undefined;
  const tickets = Object.entries(settings.HOOKS).flatMap(([source, hook]) => {
    const system = ticketConfig(reader, source, hook);
    return system ? [[source, system] as const] : [];
  });
  return {
    publicUrl: settings.PUBLIC_URL,
    adminCentreUrl: settings.ADMIN_CENTRE_URL,
    graphUrl: settings.GRAPH_URL,
    mailSender: settings.MAIL_SENDER,
    sweepSchedule: settings.SWEEP_SCHEDULE,
    tickets: new Map(tickets),
  };
}

function ticketConfig(reader: SettingsReader, source: string, hook: Hook): TicketConfig | undefined {
  if (!hook.tickets) return undefined;
  const { url } = hook.tickets;
  const token = reader.secretIn(hook.tickets.token, ["HOOKS", source, "tickets", "token"]);
  return hook.scheme === "zendesk"
    ? { scheme: hook.scheme, url, user: hook.tickets.user, token }
    : { scheme: hook.scheme, url, token };
}
