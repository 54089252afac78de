/**
 * Remembered devices to be forgotten.
 *
 * 1. Triage: who is it, may the account be touched. A refused case is not touched at all.
 * 2. Sessions are revoked, which is all that the directory offers, and the subject is told; nobody is asked.
 * 3. Where browsers may skip multi-factor authentication, nothing proves that they forget it: a person has to see to that.
 */
import { policy } from "../../lib/domain/policy.ts";
import { checkRememberedDevices } from "../activities/check-remembered-devices.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { phase } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { contain } from "./contain.ts";
import { triaged } from "./parts/triaged.ts";

export const forgetDevices = runbook("forget-devices", { policy }, function* (run, { policy: { clocks } }) {
  // 1. Triage.
  const { subject } = yield* triaged(run);

  // 2. Revoke.
  yield* phase(run, contain, { subject, code: null, isQuarantined: false, clocks });

  // 3. What is left.
  yield* attempt(run, checkRememberedDevices, { subject });
  return completed();
});
