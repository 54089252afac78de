import { z } from "zod";
import type { Device } from "../schema-device.ts";
import { recordAudit } from "../world.ts";
import { collection } from "./collection.ts";
import { GraphRefusal } from "./graph-refusal.ts";
import {
  bothVersions,
  jsonBody,
  personNamed,
  resourceNotFound,
  type GraphRequest,
  type Operation,
} from "./operation.ts";
import { readable } from "./readable.ts";
import { select } from "./select.ts";
import { userReaders } from "./users.ts";

const writers = ["Device.ReadWrite.All", "Directory.ReadWrite.All"];
const readers = ["Device.Read.All", "Directory.Read.All", ...writers];

/** https://learn.microsoft.com/graph/api/user-list-registereddevices; who may not read devices gets their ids alone. */
export const registeredDevices: Operation = {
  method: "GET",
  path: "/users/{}/registeredDevices",
  versions: bothVersions,
  service: "directory",
  permissions: userReaders,
  options: ["$select", "$top"],
  run: (request) => {
    const { id } = personNamed(request, "directory");
    const rows = request.world.store
      .shownDevices()
      .filter(({ registeredOwnerId }) => registeredOwnerId === id)
      .map((device) => readable(request, "device", properties(device), readers))
      .map((row) => ({ "@odata.type": "#microsoft.graph.device", ...row }));
    return collection(request, "directoryObjects", rows);
  },
};

/** https://learn.microsoft.com/graph/api/device-get */
export const getDevice: Operation = {
  method: "GET",
  path: "/devices/{}",
  versions: bothVersions,
  service: "directory",
  permissions: readers,
  options: ["$select"],
  run: (request) => {
    const { world, version, query } = request;
    const found = properties(deviceNamed(request, world.store.shownDevices()));
    const context = `${world.url()}/${version}/$metadata#devices/$entity`;
    const chosen = select(query, "microsoft.graph.device", found, Object.keys(found));
    return { status: 200, body: { "@odata.context": context, ...chosen } };
  },
};

const change = z.strictObject({ accountEnabled: z.boolean() });

/** https://learn.microsoft.com/graph/api/device-update: 204. Nothing but accountEnabled can be changed here. */
export const patchDevice: Operation = {
  method: "PATCH",
  path: "/devices/{}",
  versions: bothVersions,
  service: "directory",
  permissions: writers,
  run: (request) => {
    const { store } = request.world;
    const device = deviceNamed(request, store.devices());
    const parsed = change.safeParse(jsonBody(request));
    if (!parsed.success) throw new GraphRefusal(400, "Request_BadRequest", z.prettifyError(parsed.error));
    store.state.deviceChanges.push({ deviceId: device.id, ...parsed.data, changedAt: Date.now() });
    const activity = { name: "Update device", service: "Core Directory", operation: "Update" } as const;
    recordAudit(store, { ...activity, category: "Device" }, { app: request.identity }, device);
    store.save();
    return { status: 204 };
  },
};

function deviceNamed({ params }: GraphRequest, devices: readonly Device[]): Device {
  const asked = params[0] ?? "";
  const found = devices.find(({ id }) => id === asked.toLowerCase());
  if (found === undefined) throw resourceNotFound(asked);
  return found;
}

function properties({ registeredOwnerId: _, ...device }: Device): Record<string, unknown> {
  return device;
}
