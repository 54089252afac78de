import { ended } from "../../lib/domain/outcome.ts";
import type { AppPasswordHints } from "../../lib/ports/app-password-hints.ts";
import { activity } from "../kit/activity.ts";
import { checkRememberedDevices } from "./check-remembered-devices.contract.ts";

/** Only reads. */
export const checkRememberedDevicesActivity = activity(
  checkRememberedDevices,
  async ({ hints }: { readonly hints: AppPasswordHints }, { subject }) => {
    const perUserMfaState = await hints.perUserMfaState(subject);
    const { rememberMfaDays } = await hints.mfaService();
    const read = { perUserMfaState, rememberMfaDays };
    if (rememberMfaDays === null)
      return ended("not-applicable", { because: "remember-mfa-off" as const, ...read });
    const isTold = rememberMfaDays !== "unknown";
    return ended("open", {
      because: isTold ? ("remember-mfa-on" as const) : ("remember-mfa-not-told" as const),
      ...read,
    });
  },
);
