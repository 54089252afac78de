/**
 * The way back for somebody who has nothing strong left to sign in with.
 *
 * 1. The ticket and the manager are told that a pass can be picked up, and on which page; nobody is sent one.
 * 2. Wait until somebody hands one over there.
 * 3. Follow it until a strong method is registered. A pass that was not used is taken back, and another one may be picked
 *    up, three in all.
 * 4. When the time is up, or the last pass was not used, one more look for a strong method; without one that stays open.
 */
import { z } from "zod";
import { mostPasses } from "../../lib/domain/hand-overs.ts";
import { userId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { awaitStrongMethod } from "../activities/await-strong-method.contract.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { offerPass } from "../activities/offer-pass.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
import { endOf } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { deadlineIn } from "../kit/wait.ts";
import { awaitPickUp } from "./await-pick-up.ts";
import { followPass } from "./follow-pass.ts";

export const wayBack = runbook(
  "way-back",
  { subject: userId, approver: userId, until: z.iso.datetime(), clocks: policy.shape.clocks },
  function* (run, { subject, approver, until, clocks }) {
    // 1. Offer.
    yield* must(run, offerPass, { subject, until });
    const ready = { turn: "pass-ready" as const, code: null };
    yield* attempt(run, tellTicket, ready, ready.turn);
    yield* attempt(run, notifyPerson, { subject, to: approver, ...ready }, ready.turn);

    for (let number = 1; number <= mostPasses; number++) {
      // 2. Wait.
      const pickUp = yield* endOf(run, awaitPickUp, { subject, number, until }, `pass-${number}`);
      if (pickUp.kind !== "completed") break;

      // 3. Follow.
      const followed = yield* endOf(run, followPass, { subject, number, clocks }, `pass-${number}`);
      if (followed.kind === "completed") return completed();
    }

    // 4. Look once more.
    const firstLookSeconds = clocks.firstFollowSeconds;
    const now = { subject, number: 0, until: deadlineIn(run, 0), firstLookSeconds };
    yield* attempt(run, awaitStrongMethod, now, "closing");
    return completed();
  },
);
