/**
 * Remove methods, and prove it.
 *
 * 1. All but the default method, side by side; then the default one, which the directory refuses while others remain.
 * 2. What was not deleted is tried once more.
 * 3. Sessions are revoked again: whoever held the phone may have signed in since.
 * 4. Two clean lists in a row, some seconds apart, are the proof; without it the removal stays open, and
 *    the case goes on. A method that triage did not see is not clean: whoever holds the phone may have added it.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { policy } from "../../lib/domain/policy.ts";
import { checkMethodsGone } from "../activities/check-methods-gone.contract.ts";
import { revokeSessions } from "../activities/revoke-sessions.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { endsOf } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { removeOne } from "./remove-one.ts";

export const removeMethods = runbook(
  "remove-methods",
  { subject: userId, methods: z.array(authenticationMethod), clocks: policy.shape.clocks },
  function* (run, { subject, methods, clocks }) {
    // 1. Remove.
    const rounds = [
      methods.filter(({ isDefault }) => !isDefault),
      methods.filter(({ isDefault }) => isDefault),
    ];
    const left = [];
    for (const [round, these] of rounds.entries()) {
      const inputs = these.map((method) => ({ subject, method, isAgain: false }));
      const endings = yield* endsOf(run, removeOne, inputs, String(round + 1));
      left.push(...these.filter((_, index) => endings[index]?.kind !== "completed"));
    }

    // 2. Once more.
    const again = left.map((method) => ({ subject, method, isAgain: true }));
    yield* endsOf(run, removeOne, again, "again");

    // 3. Revoke.
    yield* attempt(run, revokeSessions, { subject, windowSeconds: null }, "after-removal");

    // 4. Prove.
    const { lookGapSeconds: gapSeconds, looks } = clocks;
    yield* attempt(run, checkMethodsGone, { subject, gapSeconds, looks });
    return completed();
  },
);
