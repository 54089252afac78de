/**
 * Remove methods, and prove it.
 *
 * 1. Each method, the default one last. The directory refuses the default while others remain, so what was refused is
 *    tried once more at the end.
 * 2. Sessions are revoked again: whoever held the phone may have signed in since.
 * 3. Two clean lists in a row, some seconds apart, are the proof; without it the removal stays open, and
 *    the case goes on. A method that triage did not see is not clean: whoever holds the phone may have added it.
 */
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { policy } from "../../lib/domain/policy.ts";
import { z } from "zod";
import { checkMethodsGone } from "../activities/check-methods-gone.contract.ts";
import { removeMethod } from "../activities/remove-method.contract.ts";
import { revokeSessions } from "../activities/revoke-sessions.contract.ts";
import { attempt, completed, runbook } from "../kit/runbook.ts";

export const removeMethods = runbook(
  "remove-methods",
  { subject: userId, methods: z.array(authenticationMethod), clocks: policy.shape.clocks },
  function* (run, { subject, methods, clocks }) {
    // 1. Remove.
    const again = [];
    for (const method of methods) {
      const removal = yield* attempt(run, removeMethod, { subject, method }, method.id);
      if (removal.result !== "ended") again.push(method);
    }
    for (const method of again) yield* attempt(run, removeMethod, { subject, method }, `${method.id}:again`);

    // 2. Revoke.
    yield* attempt(run, revokeSessions, { subject, windowSeconds: null }, "after-removal");

    // 3. Prove.
    const expectGone = methods.map(({ id }) => id);
    const { lookGapSeconds: gapSeconds, looks } = clocks;
    yield* attempt(run, checkMethodsGone, { subject, expectGone, gapSeconds, looks });
    return completed();
  },
);
