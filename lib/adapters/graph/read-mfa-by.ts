import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { RefusedError } from "../../domain/errors.ts";
import type { SubjectFacts } from "../../domain/subject-facts.ts";
import { graphCall } from "./graph-call.ts";
import { graphPages } from "./graph-pages.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

const domain = z.object({ authenticationType: z.enum(["Managed", "Federated"]) });

/**
 * Null stands for the default, which accepts what the provider did
 * (https://learn.microsoft.com/graph/api/resources/internaldomainfederation).
 */
const federation = z.object({
  federatedIdpMfaBehavior: z
    .enum(["acceptIfMfaDoneByFederatedIdp", "enforceMfaByFederatedIdp", "rejectMfaByFederatedIdp"])
    .nullable(),
});

/** Who does multi-factor authentication for the people of a domain. Least application permission: `Domain.Read.All`. */
export async function readMfaBy(client: Client, name: string): Promise<SubjectFacts["mfaBy"]> {
  const what = "read a domain";
  const path = graphPath`/domains/${name}`;
  const { body } = await graphCall(client, { what, path });
  if (parsed(domain, body, what).authenticationType === "Managed") return "entra";

  const call = { what: "read a domain's federation", path: `${path}/federationConfiguration` };
  const [found] = (await graphPages(client, call, federation)).rows;
  if (!found) throw new RefusedError("not-found", "a federated domain has no settings of its federation");
  switch (found.federatedIdpMfaBehavior) {
    case "enforceMfaByFederatedIdp":
      return "provider";
    case "rejectMfaByFederatedIdp":
      return "entra";
    case "acceptIfMfaDoneByFederatedIdp":
    case null:
      return "entra-or-provider";
  }
}
