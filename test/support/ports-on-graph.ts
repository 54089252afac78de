import type { Client } from "@microsoft/microsoft-graph-client";
import { graphAppPasswordHints } from "../../lib/adapters/graph/graph-app-password-hints.ts";
import { graphDevices } from "../../lib/adapters/graph/graph-devices.ts";
import { graphDirectory } from "../../lib/adapters/graph/graph-directory.ts";
import { graphHardwareTokens } from "../../lib/adapters/graph/graph-hardware-tokens.ts";
import { graphMailer } from "../../lib/adapters/graph/graph-mailer.ts";
import { graphPasses } from "../../lib/adapters/graph/graph-passes.ts";
import { graphPhoneNumbers } from "../../lib/adapters/graph/graph-phone-numbers.ts";
import { graphQuarantine } from "../../lib/adapters/graph/graph-quarantine.ts";
import type { UserId } from "../../lib/domain/ids.ts";
import { renderMail } from "../../lib/web/mails/render-mail.tsx";

/** Each port that the app puts on Graph: a memory in its place would ask the tenant for nothing. */
export const portsOnGraph = (client: Client, sender: UserId) => ({
  devices: graphDevices(client),
  directory: graphDirectory(client),
  hardwareTokens: graphHardwareTokens(client),
  hints: graphAppPasswordHints(client),
  mailer: graphMailer(client, { sender, render: renderMail }),
  passes: graphPasses(client),
  phoneNumbers: graphPhoneNumbers(client),
  quarantineOf: (group: string) => graphQuarantine(client, group),
});
