/**
 * Follow what only a person can do.
 *
 * 1. Look for the deletion of the app passwords in the directory's audit log, ever more seldom, until the time is up.
 * 2. Look at the methods once more: one that came back makes the removal open again.
 */
import { userId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { checkAppPasswords } from "../activities/check-app-passwords.contract.ts";
import { checkMethodsGone } from "../activities/check-methods-gone.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { completed, runbook } from "../kit/runbook.ts";

export const followUp = runbook(
  "follow-up",
  { subject: userId, clocks: policy.shape.clocks },
  function* (run, { subject, clocks }) {
    // 1. App passwords.
    const { firstFollowSeconds: firstLookSeconds, followSeconds } = clocks;
    yield* attempt(run, checkAppPasswords, { subject, firstLookSeconds, followSeconds });

    // 2. The methods, once more.
    const { lookGapSeconds: gapSeconds, looks } = clocks;
    yield* attempt(run, checkMethodsGone, { subject, gapSeconds, looks }, "closing");
    return completed();
  },
);
