/**
 * Disable the phone's registrations as a device.
 *
 * 1. Each that is told apart is disabled and read back; of the others it is said that a person has to tell.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { disableDevice } from "../activities/disable-device.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { completed, runbook } from "../kit/runbook.ts";

export const disableDevices = runbook(
  "disable-devices",
  { subject: userId, devices: z.array(z.string().nullable()) },
  function* (run, { subject, devices }) {
    // 1. Disable.
    for (const deviceId of devices)
      yield* attempt(run, disableDevice, { subject, deviceId }, deviceId ?? undefined);
    return completed();
  },
);
