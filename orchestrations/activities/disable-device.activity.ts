import { z } from "zod";
import { handingOn } from "../../lib/domain/errors.ts";
import { readBackWait } from "../../lib/domain/next-look.ts";
import { ended, later, refused } from "../../lib/domain/outcome.ts";
import type { Devices } from "../../lib/ports/devices.ts";
import { stillAllowed, type StillAllowed } from "../checks/still-allowed.ts";
import { activity } from "../kit/activity.ts";
import { disableDevice } from "./disable-device.contract.ts";

const carried = z.object({ wasGone: z.boolean(), requestId: z.string(), looks: z.number() });

/** Idempotent by nature: a state is set. Only what the approvers were shown as the phone is disabled. */
export const disableDeviceActivity = activity(
  disableDevice,
  async (deps: StillAllowed & { readonly devices: Devices }, { caseId, key, subject, deviceId, carry }) => {
    const before = carried.nullable().parse(carry ?? null);
    if (!before) {
      const allowed = await stillAllowed(deps, { caseId, key, subject });
      if (allowed.result === "refused") return allowed;
      const step = allowed.record.triage?.plan?.steps.find(
        ({ name, discriminator }) => name === "disable-device" && (discriminator ?? null) === deviceId,
      );
      if (!step) return refused("not-approved", "this device was not shown to whoever approved");
      if (deviceId === null) return ended("open", { because: "devices-not-told" as const });
      if (step.isUndecided) return ended("open", { because: "device-not-told-apart" as const, deviceId });
    }
    if (deviceId === null) return refused("not-approved", "there is no device to disable");

    const asked = before ?? { ...(await deps.devices.disable(deviceId)), looks: 1 };
    const { wasGone, requestId, looks } = asked;
    const evidence = { deviceId, wasGone, requestId };
    if ((await deps.devices.state(deviceId).catch(handingOn(asked))) !== "enabled")
      return ended("verified", evidence);
    const wait = readBackWait(looks);
    if (wait === null) return ended("open", { because: "device-still-enabled" as const, ...evidence });
    return later(wait, { ...asked, looks: looks + 1 });
  },
);
