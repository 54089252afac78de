import type { Client } from "@microsoft/microsoft-graph-client";
import type { HardwareTokens } from "../../ports/hardware-tokens.ts";
import { findToken } from "./find-token.ts";
import { graphCall } from "./graph-call.ts";
import { graphPath } from "./graph-path.ts";

/**
 * Hardware tokens on Microsoft Graph, beta. Least application permissions:
 *
 * - `Policy.Read.All`: to look one up
 * - `UserAuthMethod-HardwareOATH.ReadWrite.All`: to assign it
 *   (https://learn.microsoft.com/graph/api/authentication-post-hardwareoathmethods?view=graph-rest-beta)
 */
export const graphHardwareTokens = (client: Client): HardwareTokens => ({
  find: (serial) => findToken(client, serial),
  assign: async (subject, tokenId) => {
    const { requestId } = await graphCall(client, {
      what: "assign a hardware token",
      method: "POST",
      version: "beta",
      path: graphPath`/users/${subject}/authentication/hardwareOathMethods`,
      body: { device: { id: tokenId } },
    });
    return { requestId };
  },
});
