/** The phone's registrations as a device: which of them are told apart, and which only a person can tell. */
import { z } from "zod";

export const registeredDevice = z.object({
  /** Object id in the directory. */
  id: z.string().min(1),
  /** `unknown`: the directory tells no operating system, or one that may be either. */
  platform: z.enum(["mobile", "computer", "unknown"]),
  /** Null: the directory does not tell. */
  isEnabled: z.boolean().nullable(),
  /** Has the name that the request gives; absent: it gives none. */
  isNamedPhone: z.boolean().optional(),
});
export type RegisteredDevice = z.infer<typeof registeredDevice>;

interface PhoneDevice {
  readonly id: string;
  /** False: it may or may not be the phone. */
  readonly isToldApart: boolean;
}

/** A name tells, and so does being the only one; computers are none, and what is disabled already stays so. */
export function phoneDevices(devices: readonly RegisteredDevice[]): PhoneDevice[] {
  const candidates = devices.filter(
    ({ platform, isEnabled }) => platform !== "computer" && isEnabled !== false,
  );
  const named = candidates.filter(({ isNamedPhone }) => isNamedPhone);
  if (named.length > 0) return named.map(({ id }) => ({ id, isToldApart: true }));
  const [only, ...others] = candidates;
  const isOne = others.length === 0 && only?.platform === "mobile" && only.isNamedPhone === undefined;
  return candidates.map(({ id }) => ({ id, isToldApart: isOne }));
}
