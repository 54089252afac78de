import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

type Environment = Readonly<Record<string, string | undefined>>;

/** The app's settings as far as the doctor needs them; null: not set where the doctor runs. */
export interface AppSettings {
  readonly graphUrl: string | null;
  readonly mailSender: string | null;
  readonly quarantineGroup: string | null;
  readonly protectedAccounts: readonly string[];
  /** The policy looks at the risk of accounts. */
  readonly stopsAtHighRisk: boolean;
  /** Client id of a user-assigned identity. */
  readonly identityClientId: string | null;
  /** The managed identity's endpoint, which only a host of the app has. */
  readonly identity: { readonly endpoint: string; readonly header: string } | null;
}

const id = z.guid().toLowerCase();
const policy = z.looseObject({
  quarantine: z.looseObject({ groupId: id }).optional(),
  protectedAccounts: z.array(id).default([]),
  stopsAtHighRisk: z.boolean().default(false),
});
const settings = z.object({
  GRAPH_URL: z.url().optional(),
  MAIL_SENDER: id.optional(),
  POLICY: z.string().default("{}"),
  AZURE_CLIENT_ID: id.optional(),
  IDENTITY_ENDPOINT: z.url().optional(),
  IDENTITY_HEADER: z.string().optional(),
});

/** From the environment; what it does not name from the sandbox's file, if Graph is the sandbox's. */
export function appSettings(environment: Environment, graphUrl: string | undefined): AppSettings {
  const sandbox = sandboxSettings(join(environment["SANDBOX_DIR"] ?? ".sandbox", "doctor.json"));
  const asked = graphUrl ?? environment["GRAPH_URL"] ?? sandbox["GRAPH_URL"];
  const isSandbox = asked !== undefined && isSame(asked, sandbox["GRAPH_URL"]);
  const named = settings.parse({ ...(isSandbox ? sandbox : {}), ...environment });
  const { quarantine, protectedAccounts, stopsAtHighRisk } = policy.parse(JSON.parse(named.POLICY));
  const { IDENTITY_ENDPOINT: endpoint, IDENTITY_HEADER: header } = named;
  return {
    graphUrl: asked ?? null,
    mailSender: named.MAIL_SENDER ?? null,
    quarantineGroup: quarantine?.groupId ?? null,
    protectedAccounts,
    stopsAtHighRisk,
    identityClientId: named.AZURE_CLIENT_ID ?? null,
    identity: endpoint === undefined || header === undefined ? null : { endpoint, header },
  };
}

/** Written by the sandbox when it starts. */
function sandboxSettings(file: string): Environment {
  if (!existsSync(file)) return {};
  return z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(file, "utf8")));
}

const isSame = (one: string, other: string | undefined): boolean =>
  other !== undefined && URL.canParse(one) && new URL(one).origin === new URL(other).origin;
