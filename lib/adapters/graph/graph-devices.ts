import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { UserId } from "../../domain/ids.ts";
import type { Device, Devices } from "../../ports/devices.ts";
import { graphCall } from "./graph-call.ts";
import { graphPages } from "./graph-pages.ts";
import { graphPath } from "./graph-path.ts";
import { parsed } from "./parsed.ts";

/**
 * Devices on Microsoft Graph. Least application permissions:
 *
 * - `User.Read.All`: whose they are; `Device.Read.All` beside it, or Graph sends little more than the ids
 *   (https://learn.microsoft.com/graph/api/user-list-registereddevices)
 * - `Device.ReadWrite.All`: disabling (https://learn.microsoft.com/graph/api/device-update)
 */
export const graphDevices = (client: Client): Devices => ({
  registeredTo: (subject) => listDevices(client, subject),
  disable: async (deviceId) => {
    const { isAbsent, requestId } = await graphCall(client, {
      what: "disable a device",
      method: "PATCH",
      path: graphPath`/devices/${deviceId}`,
      body: { accountEnabled: false },
      mayBeAbsent: true,
    });
    return { requestId, wasGone: isAbsent };
  },
  state: (deviceId) => readState(client, deviceId),
});

const device = z.object({
  id: z.string().min(1),
  displayName: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  trustType: z.string().nullish(),
});

async function listDevices(client: Client, subject: UserId): Promise<readonly Device[]> {
  const call = {
    what: "list registered devices",
    path: graphPath`/users/${subject}/registeredDevices`,
    query: { $select: Object.keys(device.shape).join(",") },
  };
  const { rows } = await graphPages(client, call, device);
  return rows.map(({ id, displayName, accountEnabled, trustType }) => ({
    id,
    name: displayName ?? "",
    isEnabled: accountEnabled ?? null,
    trustType: trustType ?? null,
  }));
}

const enabled = z.object({ accountEnabled: z.boolean() });

async function readState(client: Client, deviceId: string): Promise<"enabled" | "disabled" | "gone"> {
  const what = "read a device";
  const { isAbsent, body } = await graphCall(client, {
    what,
    path: graphPath`/devices/${deviceId}`,
    query: { $select: "id,accountEnabled" },
    mayBeAbsent: true,
  });
  if (isAbsent) return "gone";
  return parsed(enabled, body, what).accountEnabled ? "enabled" : "disabled";
}
