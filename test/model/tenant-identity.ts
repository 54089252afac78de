import type { TokenCredential } from "@azure/identity";
import { z } from "zod";
import type { Tenant } from "../../sandbox/tenant/start-tenant.ts";

const answer = z.object({ access_token: z.string(), expires_on: z.string() });

/** As a managed identity would, with a token for as long as it lasts. */
export function tenantIdentity({ identityEndpoint, identityHeader }: Tenant): TokenCredential {
  let kept: { token: string; expiresOnTimestamp: number } | undefined;
  return {
    getToken: async () => {
      if (kept && kept.expiresOnTimestamp > Date.now()) return kept;
      const url = `${identityEndpoint}?api-version=2019-08-01&resource=https%3A%2F%2Fgraph.microsoft.com`;
      const response = await fetch(url, { headers: { "x-identity-header": identityHeader } });
      const { access_token: token, expires_on } = answer.parse(await response.json());
      kept = { token, expiresOnTimestamp: Number(expires_on) * 1000 };
      return kept;
    },
  };
}
