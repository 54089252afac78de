import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openKeys } from "../../sandbox/tenant/keys.ts";
import type { TenantFile } from "../../sandbox/tenant/schema.ts";
import { startTenant, type Tenant } from "../../sandbox/tenant/start-tenant.ts";

let keys: string | undefined;

/** Starts this tenant in a folder of its own. */
export async function tenantIn(dir: string, tenant: TenantFile): Promise<Tenant> {
  await keepKeys(dir);
  const file = join(dir, "tenant.json");
  writeFileSync(file, JSON.stringify(tenant));
  return startTenant({ dir, file, port: 0, redirectUris: [] });
}

/** One pair of keys for all tenants: making them takes longer than a case does. */
async function keepKeys(dir: string): Promise<void> {
  const path = join(dir, "tenant-keys.json");
  if (keys !== undefined) writeFileSync(path, keys);
  else {
    await openKeys(dir);
    keys = readFileSync(path, "utf8");
  }
}
