/** Clients for the tables: with the identity of the app in Azure, with a connection string only on this machine. */
import { TableClient } from "@azure/data-tables";
import type { TokenCredential } from "@azure/identity";
import { storageFaults } from "./storage-faults.ts";

export const tableNames = ["audit", "cases", "approvals", "intake", "containments", "limits"] as const;
export type Tables = Readonly<Record<(typeof tableNames)[number], TableClient>>;

export type Storage =
  | { readonly connectionString: { reveal(): string } }
  | { readonly tableServiceUrl: string; readonly credential: TokenCredential };

/**
 * The SDK repeats nothing: its own repeat of an insert that did succeed answers "conflict". Who calls decides on a
 * repeat, and each adapter here compares before it believes a conflict.
 */
const options = { retryOptions: { maxRetries: 0 } };

export function connectTables(storage: Storage): Tables {
  const client = (name: string): TableClient => {
    const table = open(storage, name);
    table.pipeline.addPolicy(storageFaults);
    return table;
  };
  return {
    audit: client("audit"),
    cases: client("cases"),
    approvals: client("approvals"),
    intake: client("intake"),
    containments: client("containments"),
    limits: client("limits"),
  };
}

function open(storage: Storage, name: string): TableClient {
  if ("credential" in storage)
    return new TableClient(storage.tableServiceUrl, name, storage.credential, options);
  const text = storage.connectionString.reveal();
  if (!isOnThisMachine(text))
    throw new Error(
      "AzureWebJobsStorage: a connection string may only name the storage emulator on this machine; " +
        "in Azure set AzureWebJobsStorage__accountName and give the app's identity its roles",
    );
  return TableClient.fromConnectionString(text, name, { ...options, allowInsecureConnection: true });
}

function isOnThisMachine(connectionString: string): boolean {
  if (/^UseDevelopmentStorage=true;?$/i.test(connectionString)) return true;
  const endpoint = /(?:^|;)TableEndpoint=([^;]+)/i.exec(connectionString)?.[1];
  return endpoint !== undefined && ["127.0.0.1", "localhost", "[::1]"].includes(hostOf(endpoint));
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname : "");
