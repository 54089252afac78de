import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { RefusedError } from "../../domain/errors.ts";
import type { UserId } from "../../domain/ids.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

/** https://learn.microsoft.com/graph/api/resources/riskyuser; a word that is not among these tells nothing. */
const risk = z.object({
  riskLevel: z.enum(["low", "medium", "high", "hidden", "none"]),
  riskState: z.enum(["none", "confirmedSafe", "remediated", "dismissed", "atRisk", "confirmedCompromised"]),
});

/**
 * Whether Identity Protection takes the account for one in other hands: at high risk, or confirmed to be compromised. Null:
 * it does not tell, for want of a licence (P2) or of a permission, or because the level is hidden from this tenant. Least
 * application permission: `IdentityRiskyUser.Read.All` (https://learn.microsoft.com/graph/api/riskyuser-get).
 */
export async function readIsAtHighRisk(client: Client, subject: UserId): Promise<boolean | null> {
  const what = "read the risk of the account";
  try {
    const path = graphPath`/identityProtection/riskyUsers/${subject}`;
    const { isAbsent, body } = await graphCall(client, { what, path, mayBeAbsent: true });
    if (isAbsent) return false;
    const { riskLevel, riskState } = parsed(risk, body, what);
    if (riskState === "confirmedCompromised") return true;
    if (riskState !== "atRisk") return false;
    return riskLevel === "hidden" ? null : riskLevel === "high";
  } catch (error) {
    if (error instanceof RefusedError) return null;
    throw error;
  }
}
