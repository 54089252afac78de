/**
 * Reads what the app needs from a tenant: `npm run doctor -- --graph <base URL> [--principal <object id>]
 * [--language ja] [--json]`. Writes nothing. The object id is that of the app's identity, for a person to ask about it.
 * Ends with 0 when all that can be read is well, 1 when something is missing or could not be checked, 2 when it could not
 * run. It asks as the app's managed identity where there is one, else as whoever is signed in to the Azure CLI.
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { AzureCliCredential, ManagedIdentityCredential, type TokenCredential } from "@azure/identity";
import { graphClient } from "../lib/adapters/graph/graph-client.ts";
import { appSettings, type AppSettings } from "./doctor/app-settings.ts";
import { examine } from "./doctor/examine.ts";
import { heldPermissions } from "./doctor/held-permissions.ts";
import { permissionList } from "./doctor/permission-list.ts";
import { told } from "./doctor/told.ts";
import { wordsEn } from "./doctor/words-en.ts";
import { wordsJa } from "./doctor/words-ja.ts";

async function main(): Promise<0 | 1> {
  const { values } = parseArgs({
    options: {
      graph: { type: "string" },
      principal: { type: "string" },
      language: { type: "string", default: "en" },
      json: { type: "boolean", default: false },
    },
  });
  const { language } = values;
  if (language !== "en" && language !== "ja") throw new Error("--language is en or ja");
  const settings = appSettings(process.env, values.graph);
  if (settings.graphUrl === null)
    throw new Error("name the tenant's Graph, as in: npm run doctor -- --graph https://graph.microsoft.com");

  const credential = credentialOf(settings);
  const token = await credential.getToken("https://graph.microsoft.com/.default");
  if (!token) throw new Error("there is no token for Graph");
  const held = heldPermissions(token.token);
  const list = permissionList(join(import.meta.dirname, ".."));
  let answers = 0;
  const client = graphClient({
    baseUrl: settings.graphUrl,
    credential,
    record: ({ status }) => (answers += Number(status !== null)),
  });
  const findings = await examine({ client, list, held, principal: values.principal, settings });
  if (answers === 0) throw new Error(`${settings.graphUrl} does not answer`);

  const isWell = findings.every(({ status }) => status === "ok" || status === "by-hand");
  const words = language === "ja" ? wordsJa : wordsEn;
  const lines = findings.map((finding) => ({ ...finding, ...told(finding, words, list, language) }));
  if (values.json) {
    const as = held === null ? "person" : "app";
    console.log(JSON.stringify({ graph: settings.graphUrl, as, isWell, findings: lines }, null, 2));
  } else {
    for (const { status, title, says, then, remedy } of lines) {
      console.log(`[${words.status[status]}] ${title}${says === "" ? "" : `: ${says}`}`);
      if (then !== "") console.log(`    ${words.then}: ${then}\n    ${words.remedy}: ${remedy}`);
    }
    console.log(`${isWell ? words.summary.well : words.summary.notWell} ${words.nothingChanged}`);
  }
  return isWell ? 0 : 1;
}

/** The credential reads the endpoint from the environment, where a host of the app sets it; the sandbox has it in a file. */
function credentialOf({ identity, identityClientId }: AppSettings): TokenCredential {
  if (identity === null) return new AzureCliCredential();
  Object.assign(process.env, { IDENTITY_ENDPOINT: identity.endpoint, IDENTITY_HEADER: identity.header });
  return identityClientId === null
    ? new ManagedIdentityCredential()
    : new ManagedIdentityCredential({ clientId: identityClientId });
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(
    `the tenant could not be examined: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 2;
}
