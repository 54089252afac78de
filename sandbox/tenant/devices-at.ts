import { z } from "zod";
import type { Device } from "./schema-device.ts";

/** A device was enabled or disabled. */
export const deviceChange = z.object({
  deviceId: z.string(),
  accountEnabled: z.boolean(),
  changedAt: z.number(),
});

/** The file's devices with every change up to the moment. */
export function devicesAt(
  devices: readonly Device[],
  changes: readonly z.infer<typeof deviceChange>[],
  moment: number,
): Device[] {
  return devices.map((device) => {
    const last = changes.findLast(({ deviceId, changedAt }) => deviceId === device.id && changedAt <= moment);
    return { ...device, accountEnabled: last?.accountEnabled ?? device.accountEnabled };
  });
}
