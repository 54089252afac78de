import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import { userId } from "../../domain/ids.ts";
import type { HardwareToken } from "../../ports/hardware-tokens.ts";
import { graphPages } from "./graph-pages.ts";
import { graphPath, quoted } from "./graph-path.ts";

/** All that is read of a row: `secretKey` is not named here. */
const row = z.object({
  id: z.string().min(1),
  serialNumber: z.string(),
  status: z.string(),
  assignedTo: z.object({ id: userId }).nullish(),
});

/** https://learn.microsoft.com/graph/api/authenticationmethoddevice-list-hardwareoathdevices?view=graph-rest-beta */
export async function findToken(client: Client, serial: string): Promise<HardwareToken | undefined> {
  const call = {
    what: "look a hardware token up",
    version: "beta" as const,
    path: graphPath`/directory/authenticationMethodDevices/hardwareOathDevices`,
    query: { $filter: `serialNumber eq ${quoted(serial)}` },
  };
  const { rows } = await graphPages(client, call, row);
  const found = rows.find(({ serialNumber }) => serialNumber === serial);
  if (!found) return undefined;
  const { id, status, assignedTo } = found;
  return { id, holder: assignedTo?.id ?? null, isActivated: status === "activated" };
}
