/** A simulated tenant for one test, made of the demo's tenant file with changes. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TokenCredential } from "@azure/identity";
import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { GraphCallRecord } from "../../../../lib/adapters/graph/graph-call-record.ts";
import { graphClient } from "../../../../lib/adapters/graph/graph-client.ts";
import { userId, type UserId } from "../../../../lib/domain/ids.ts";
import type { JournalEntry } from "../../../../sandbox/tenant/journal.ts";
import { tenantFile, type TenantFile } from "../../../../sandbox/tenant/schema.ts";
import { startTenant, type Tenant } from "../../../../sandbox/tenant/start-tenant.ts";
import { startGraphProxy, type Through } from "../../../support/graph-proxy.ts";

export interface TenantUnderTest {
  readonly tenant: Tenant;
  readonly client: Client;
  readonly records: GraphCallRecord[];
  /** `GET /v1.0/users/…` for each request Graph has served since the last call of this. */
  served(): string[];
  /** As `served`, in full. */
  journal(): JournalEntry[];
  stop(): Promise<void>;
}

const demo = join(process.cwd(), "sandbox/tenant/contoso.json");

/** `through`: what stands between the client and the tenant; nothing unless said. */
export async function startTenantUnderTest(
  change: (file: TenantFile) => void = () => undefined,
  through?: Through,
): Promise<TenantUnderTest> {
  const dir = mkdtempSync(join(tmpdir(), "tenant-"));
  const file = tenantFile.parse(JSON.parse(readFileSync(demo, "utf8")));
  for (const { permissions } of file.identities)
    if (!permissions.includes("GroupMember.Read.All")) permissions.push("GroupMember.Read.All");
  change(file);
  writeFileSync(join(dir, "tenant.json"), JSON.stringify(file));
  const tenant = await startTenant({ dir, file: join(dir, "tenant.json"), port: 0, redirectUris: [] });
  const proxy = through && (await startGraphProxy(() => tenant.url, through));
  const records: GraphCallRecord[] = [];
  let seen = 0;
  const fresh = () => {
    const all = journalIn(dir).filter(({ path }) => !path.startsWith("/msi/"));
    const since = all.slice(seen);
    seen = all.length;
    return since;
  };
  return {
    tenant,
    client: graphClient({
      baseUrl: proxy?.url ?? tenant.url,
      credential: identityOf(tenant),
      record: (call) => records.push(call),
    }),
    records,
    served: () => fresh().map(({ method, path }) => `${method} ${path}`),
    journal: fresh,
    stop: async () => {
      proxy?.stop();
      await tenant.stop();
      rmSync(dir, { recursive: true });
    },
  };
}

/** As a managed identity would, without its cache for the whole process, which would carry a token to the next tenant. */
const identityOf = ({ identityEndpoint, identityHeader }: Tenant): TokenCredential => ({
  getToken: async () => {
    const url = `${identityEndpoint}?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com`;
    const answer = await fetch(url, { headers: { "x-identity-header": identityHeader } });
    const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json());
    return { token, expiresOnTimestamp: Date.now() + 3_600_000 };
  },
});

/** It begins with the first request. */
function journalIn(dir: string): JournalEntry[] {
  const file = join(dir, "journal.ndjson");
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").trim().split("\n");
  return lines.map((line) => JSON.parse(line) as JournalEntry);
}

/** Takes a permission from the app's identity. */
export const without = (permission: string) => (file: TenantFile) => {
  for (const { permissions } of file.identities) permissions.splice(permissions.indexOf(permission), 1);
};

const person = (id: string): UserId => userId.parse(id);

/** People of the demo's tenant, by what makes them special. */
export const people = {
  aiko: person("59ba1b0d-5c90-4158-a909-406c2e416788"),
  ken: person("5d32fe61-985f-44e7-aa09-5ee82bb29976"),
  emma: person("a930d55d-9545-40f3-ae88-9fe46f2c7a8c"),
  withoutManager: person("142c8364-7806-4577-93e7-83e7eb04b39b"),
  withRole: person("9ed89edd-d684-4325-b600-e6129ec04ece"),
  withRoleThroughGroup: person("c44a66f4-cf25-4346-9cbe-4f50bdbcda98"),
  withEligibleRole: person("310a853e-ec9a-42f2-8ea9-877af376bc25"),
  restricted: person("79ded9f2-07d3-436c-905b-dd8f4ed3d99e"),
  withUnknownMethod: person("aafaf84b-afd8-48d3-87f3-36da84c6a400"),
  synced: person("61796ac4-1055-4b62-9804-abbec2b8c1c5"),
  withHardwareToken: person("61796ac4-1055-4b62-9804-abbec2b8c1c5"),
  withDisabledManager: person("e5600642-060d-4a21-a64b-88b0402db603"),
  disabled: person("3c0eea66-9918-4b1d-bee7-a16b0a6bf830"),
  external: person("e85a57fc-9b39-44c1-be12-7b35baaa7b43"),
  internalGuest: person("42eb80dc-a7c3-4599-8ff8-330c4d719ec7"),
  serviceDesk: person("33c6a5a5-b2b1-40da-8f65-92a5a30abf65"),
  nobody: person("00000000-0000-4000-8000-000000000000"),
};
