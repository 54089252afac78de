/**
 * Recover an account of which something is in other hands.
 *
 * 1. What an approver agrees to is removed, and that is proven; the phone's registrations as a device are disabled.
 * 2. App passwords: no API deletes them, so a person is asked to; the ticket says who, where and how, and what the
 *    directory hints at.
 * 3. Side by side, the case follows the app passwords until the audit log shows their deletion, an operator attests it or
 *    the time is up, and a default method that the directory holds on to until another one is chosen; and who has nothing
 *    strong left is handed a pass, now that the sessions are revoked for the last time.
 * 4. Who was quarantined stays so until an approver wants it ended.
 */
import { z } from "zod";
import { readMfaHints } from "../activities/read-mfa-hints.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { beside, phase, phasesBeside } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { deadlineIn } from "../kit/wait.ts";
import { disableDevices } from "./disable-devices.ts";
import { followDefault } from "./follow-default.ts";
import { followUp } from "./follow-up.ts";
import { release } from "./release.ts";
import { removal, removeApproved } from "./remove-approved.ts";
import { wayBack } from "./way-back.ts";

const recovery = {
  ...removal,
  isQuarantined: z.boolean(),
  needsPass: z.boolean(),
  devices: z.array(z.string().nullable()).optional(),
};

export const recover = runbook("recover", recovery, function* (run, input) {
  const { subject, approver, factsHash, isQuarantined, needsPass, devices, clocks } = input;
  // 1. Remove.
  yield* phase(run, removeApproved, input);
  if (devices) yield* phase(run, disableDevices, { subject, devices });

  // 2. Ask for the app passwords.
  yield* attempt(run, readMfaHints, { subject });
  yield* attempt(run, tellTicket, { turn: "app-passwords-wanted", code: null }, "app-passwords-wanted");

  // 3. Follow.
  const until = deadlineIn(run, clocks.followSeconds);
  yield* phasesBeside(run, [
    beside(followUp, { subject, clocks }),
    beside(followDefault, { subject, isContained: true, clocks }),
    ...(needsPass ? [beside(wayBack, { subject, approver, until, clocks })] : []),
  ]);

  // 4. End the quarantine.
  if (isQuarantined) yield* phase(run, release, { subject, approver, factsHash, clocks });
  return completed();
});
