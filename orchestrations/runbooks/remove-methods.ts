/**
 * Remove methods, and prove it.
 *
 * 1. Each is deleted, the default one last.
 * 2. Sessions that were revoked are revoked again: whoever held the phone may have signed in since.
 * 3. Two clean lists in a row, some seconds apart, are the proof; without it the removal stays open. A method that triage
 *    did not see is not clean: whoever holds the phone may have added it.
 * 4. A guard that came down on the way ends the case, with what is proven by now.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { authenticationMethod } from "../../lib/domain/method.ts";
import { policy } from "../../lib/domain/policy.ts";
import { checkMethodsGone } from "../activities/check-methods-gone.contract.ts";
import { revokeSessions } from "../activities/revoke-sessions.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { endOf } from "../kit/phase.ts";
import { runbook } from "../kit/runbook.ts";
import { deleteMethods } from "./delete-methods.ts";

export const removeMethods = runbook(
  "remove-methods",
  {
    subject: userId,
    methods: z.array(authenticationMethod),
    isContained: z.boolean(),
    clocks: policy.shape.clocks,
  },
  function* (run, { subject, methods, isContained, clocks }) {
    // 1. Delete.
    const ending = yield* endOf(run, deleteMethods, { subject, methods });

    // 2. Revoke.
    if (isContained) yield* attempt(run, revokeSessions, { subject, windowSeconds: null }, "after-removal");

    // 3. Prove.
    const { lookGapSeconds: gapSeconds, looks } = clocks;
    yield* attempt(run, checkMethodsGone, { subject, gapSeconds, looks });

    // 4. End.
    return ending;
  },
);
