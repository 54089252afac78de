import type { Client } from "@microsoft/microsoft-graph-client";
import { z } from "zod";
import type { UserId } from "../../domain/ids.ts";
import type { Devices } from "../../ports/devices.ts";
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

interface Device {
  /** Object id in the directory, by which it is disabled; not the id that the device itself knows. */
  readonly id: string;
  /** As people named it: for pages, never for history or audit. */
  readonly name: string;
  /** As the directory names it; null: it does not tell. */
  readonly operatingSystem: string | null;
  /** Null: the directory does not tell. */
  readonly isEnabled: boolean | null;
  /** `Workplace`, `AzureAd` or `ServerAd`; null: the directory does not tell. */
  readonly trustType: string | null;
}

const device = z.object({
  id: z.string().min(1),
  displayName: z.string().nullish(),
  operatingSystem: z.string().nullish(),
  accountEnabled: z.boolean().nullish(),
  trustType: z.string().nullish(),
});

/** Whatever the person has registered, whether or not it is in use. */
export async function listDevices(client: Client, subject: UserId): Promise<readonly Device[]> {
  const call = {
    what: "list registered devices",
    path: graphPath`/users/${subject}/registeredDevices`,
    query: { $select: Object.keys(device.shape).join(",") },
  };
  const { rows } = await graphPages(client, call, device);
  return rows.map(({ id, displayName, operatingSystem, accountEnabled, trustType }) => ({
    id,
    name: displayName ?? "",
    operatingSystem: operatingSystem ?? null,
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
