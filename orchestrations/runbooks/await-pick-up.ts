/**
 * Wait until somebody hands over a pass on its page.
 *
 * 1. Look at the trail. A pass that was handed over, or of which nobody knows whether it was made, ends the wait; so does a
 *    look after the time is up, unless somebody is at it: whoever began in time is seen.
 * 2. Until the next look wait for the signal, and no longer than twice as long as before: a signal may be lost.
 */
import { z } from "zod";
import { handOverSeconds } from "../../lib/domain/hand-overs.ts";
import { userId, type CaseId } from "../../lib/domain/ids.ts";
import { lookForPickUp } from "../activities/look-for-pick-up.contract.ts";
import { insist } from "../kit/insist.ts";
import { completed, runbook, stopped } from "../kit/runbook.ts";
import { answerUntil, deadlineIn, secondsUntil } from "../kit/wait.ts";

/** Wakes the instance that waits for the case's `number`th pass; its data is not read. */
export const passClaimed = "pass-claimed";
export const waitsForPass = (caseId: CaseId, number: number): string =>
  `${caseId}:await-pick-up:pass-${number}`;

const firstWaitSeconds = 600;

export const awaitPickUp = runbook(
  "await-pick-up",
  { subject: userId, number: z.number().int().positive(), until: z.iso.datetime() },
  function* (run, { subject, number, until }) {
    for (let look = 1; ; look++) {
      // 1. Look.
      const isOver = secondsUntil(run, until) <= 0;
      const { verdict } = yield* insist(
        run,
        lookForPickUp,
        { subject, number },
        `pass-${number}:look-${look}`,
      );
      if (verdict === "handed-over" || verdict === "unknown") return completed();
      if (verdict === "waiting" && isOver) return stopped("not-picked-up");

      // 2. Wait.
      const left = Math.max(secondsUntil(run, until), 0);
      const next =
        verdict === "waiting" ? Math.min(left, firstWaitSeconds * 2 ** (look - 1)) : handOverSeconds;
      yield* answerUntil(run, passClaimed, deadlineIn(run, next));
    }
  },
);
