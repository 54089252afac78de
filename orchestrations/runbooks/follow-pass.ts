/**
 * Follow a pass that somebody was handed, or that may have been made.
 *
 * 1. The ticket and the subject are told that one was handed over, and it is followed until a strong method is registered
 *    or it has expired. One of which nobody knows is not waited for.
 * 2. What is left of it is taken back, and that is read back. Once a method is registered that goes for every pass of the
 *    case: nobody follows another one any more.
 * 3. If nothing was registered, the ticket is told.
 */
import { z } from "zod";
import { mostPasses } from "../../lib/domain/hand-overs.ts";
import { userId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { awaitStrongMethod } from "../activities/await-strong-method.contract.ts";
import { lookForPickUp } from "../activities/look-for-pick-up.contract.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { takeBackPass } from "../activities/take-back-pass.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { insist } from "../kit/insist.ts";
import { completed, runbook, stopped } from "../kit/runbook.ts";

export const followPass = runbook(
  "follow-pass",
  { subject: userId, number: z.number().int().positive(), clocks: policy.shape.clocks },
  function* (run, { subject, number, clocks }) {
    const pass = `pass-${number}`;
    let isRegistered = false;
    // 1. Follow.
    const { expiresAt: until } = yield* insist(run, lookForPickUp, { subject, number }, `${pass}:follow`);
    if (until !== null) {
      const told = { turn: "pass-handed-over" as const, code: null };
      yield* attempt(run, tellTicket, told, `${told.turn}:${pass}`);
      yield* attempt(run, notifyPerson, { subject, to: subject, ...told }, `${told.turn}:${pass}`);
      const firstLookSeconds = clocks.firstFollowSeconds;
      const seen = yield* attempt(run, awaitStrongMethod, { subject, number, until, firstLookSeconds }, pass);
      isRegistered = seen.result === "ended" && seen.status === "verified";
    }

    // 2. Take back.
    const { lookGapSeconds: gapSeconds, looks } = clocks;
    const last = isRegistered ? mostPasses : number;
    yield* attempt(run, takeBackPass, { subject, number: last, gapSeconds, looks }, pass);

    // 3. Tell.
    if (isRegistered) return completed();
    yield* attempt(run, tellTicket, { turn: "pass-unused" as const, code: null }, `pass-unused:${pass}`);
    return stopped("no-strong-method");
  },
);
