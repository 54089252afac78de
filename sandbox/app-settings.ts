import type { Ports } from "./choose-ports.ts";
import type { SandboxSecrets } from "./keep-secrets.ts";
import type { Tenant } from "./tenant/start-tenant.ts";

/** The account that every storage emulator has; its key is public (https://learn.microsoft.com/azure/storage/common/storage-use-azurite). */
const account = {
  name: "devstoreaccount1",
  key: "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
};

export function storageConnection({ blobs, queues, tables }: Ports): string {
  const endpoint = (port: number): string => `http://127.0.0.1:${port}/${account.name}`;
  return [
    "DefaultEndpointsProtocol=http",
    `AccountName=${account.name}`,
    `AccountKey=${account.key}`,
    `BlobEndpoint=${endpoint(blobs)}`,
    `QueueEndpoint=${endpoint(queues)}`,
    `TableEndpoint=${endpoint(tables)}`,
  ].join(";");
}

interface Surroundings {
  readonly ports: Ports;
  readonly secrets: SandboxSecrets;
  readonly tenant: Tenant;
  /** Object id of the mailbox that the app sends from. */
  readonly mailSender: string;
  /** Policy of the app, as its setting POLICY takes it. */
  readonly policy: object;
}

/** The settings of the app, as an administrator would enter them in Azure; only addresses and credentials differ. */
export function appSettings({
  ports,
  secrets,
  tenant,
  mailSender,
  policy,
}: Surroundings): Record<string, string> {
  const tickets = `http://127.0.0.1:${ports.tickets}`;
  const hooks = {
    "contoso-zendesk": {
      scheme: "zendesk",
      secrets: ["ZENDESK_SECRET"],
      tickets: { url: tickets, user: "mfa-remediation@contoso.example", token: "ZENDESK_TOKEN" },
    },
    "contoso-desk": {
      scheme: "standard-webhooks",
      secrets: ["DESK_SECRET"],
      tickets: { url: `${tickets}/callbacks/contoso-desk`, token: "DESK_SECRET" },
    },
  };
  return {
    AzureWebJobsStorage: storageConnection(ports),
    IDENTITY_ENDPOINT: tenant.identityEndpoint,
    IDENTITY_HEADER: tenant.identityHeader,
    PUBLIC_URL: `http://127.0.0.1:${ports.app}`,
    TENANT_ID: tenant.tenantId,
    GRAPH_URL: tenant.url,
    MAIL_SENDER: mailSender,
    SIGN_IN_ISSUER: tenant.issuer,
    SIGN_IN_CLIENT_ID: tenant.clientId,
    ADMIN_CENTRE_URL: `${tenant.url}/portal/users/{userId}/per-user-mfa`,
    SESSION_KEYS: secrets.sessionKeys,
    FORM_KEYS: secrets.formKeys,
    HOOKS: JSON.stringify(hooks),
    ZENDESK_SECRET: secrets.zendeskSecret,
    ZENDESK_TOKEN: secrets.zendeskToken,
    DESK_SECRET: secrets.deskSecret,
    POLICY: JSON.stringify(policy),
    SWEEP_SCHEDULE: "*/5 * * * * *",
  };
}
