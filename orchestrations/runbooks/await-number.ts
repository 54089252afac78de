/**
 * Wait until an operator enters a phone number on its page.
 *
 * 1. Look at the trail. A number that was read back ends the wait; so does a look after the time is up, unless somebody is
 *    at it: whoever began in time is seen. Any other entry may be followed by another one.
 * 2. Until the next look wait for the signal, and no longer than twice as long as before: a signal may be lost.
 */
import { z } from "zod";
import { userId, type CaseId } from "../../lib/domain/ids.ts";
import { entrySeconds } from "../../lib/domain/number-entries.ts";
import { lookForNumber } from "../activities/look-for-number.contract.ts";
import { insist } from "../kit/insist.ts";
import { completed, runbook, stopped } from "../kit/runbook.ts";
import { answerUntil, deadlineIn, secondsUntil } from "../kit/wait.ts";

/** Wakes the instance that waits for the case's number; its data is not read. */
export const numberEntered = "number-entered";
export const waitsForNumber = (caseId: CaseId): string => `${caseId}:await-number`;

const firstWaitSeconds = 600;

export const awaitNumber = runbook(
  "await-number",
  { subject: userId, until: z.iso.datetime() },
  function* (run, { subject, until }) {
    for (let look = 1; ; look++) {
      // 1. Look.
      const isOver = secondsUntil(run, until) <= 0;
      const { verdict } = yield* insist(run, lookForNumber, { subject }, `look-${look}`);
      if (verdict === "entered") return completed();
      if (verdict !== "under-way" && isOver) return stopped("number-not-entered");

      // 2. Wait.
      const left = Math.max(secondsUntil(run, until), 0);
      const next =
        verdict === "under-way" ? entrySeconds : Math.min(left, firstWaitSeconds * 2 ** (look - 1));
      yield* answerUntil(run, numberEntered, deadlineIn(run, next));
    }
  },
);
