/**
 * Follow what only a person can do.
 *
 * 1. Look for the deletion of the app passwords in the directory's audit log, ever more seldom, until the time is up.
 * 2. Look at the methods once more: one that came back makes the removal open again.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { policy } from "../../lib/domain/policy.ts";
import { checkAppPasswords } from "../activities/check-app-passwords.contract.ts";
import { checkMethodsGone } from "../activities/check-methods-gone.contract.ts";
import { attempt, completed, runbook } from "../kit/runbook.ts";

export const followUp = runbook(
  "follow-up",
  { subject: userId, methods: z.array(authenticationMethod), clocks: policy.shape.clocks },
  function* (run, { subject, methods, clocks }) {
    // 1. App passwords.
    const { firstFollowSeconds: firstLookSeconds, followSeconds } = clocks;
    yield* attempt(run, checkAppPasswords, { subject, firstLookSeconds, followSeconds });

    // 2. The methods, once more.
    const expectGone = methods.map(({ id }) => id);
    const { lookGapSeconds: gapSeconds, looks } = clocks;
    yield* attempt(run, checkMethodsGone, { subject, expectGone, gapSeconds, looks }, "closing");
    return completed();
  },
);
