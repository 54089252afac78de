/**
 * Remembered devices to be forgotten.
 *
 * 1. Triage: who is it, may the account be touched. A refused case is not touched at all.
 * 2. Sessions are revoked, which is all that the directory offers, and the subject is told; nobody is asked.
 */
import { policy } from "../../lib/domain/policy.ts";
import { triageCase } from "../activities/triage-case.contract.ts";
import { must } from "../kit/attempt.ts";
import { phase } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { contain } from "./contain.ts";

export const forgetDevices = runbook("forget-devices", { policy }, function* (run, { policy: { clocks } }) {
  // 1. Triage.
  const { subject } = yield* must(run, triageCase, {});

  // 2. Revoke.
  yield* phase(run, contain, { subject, code: null, isQuarantined: false, clocks });
  return completed();
});
