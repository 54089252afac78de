/**
 * Follow a default method that the directory does not delete while others remain.
 *
 * 1. Which one is it? Without one there is nothing to follow.
 * 2. The ticket and the subject are told that another default has to be chosen first, who can do it and where.
 * 3. The deletion is tried again, ever more seldom, until it is taken or the time is up.
 * 4. Once it is deleted, sessions that were revoked after the removal are revoked again.
 * 5. The absence is proven anew.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { endsCase } from "../../lib/domain/refusal-code.ts";
import { againOf } from "../../lib/domain/step-key.ts";
import { checkMethodsGone } from "../activities/check-methods-gone.contract.ts";
import { findHeldDefault } from "../activities/find-held-default.contract.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { revokeSessions } from "../activities/revoke-sessions.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
import { endsOf } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { followHeld } from "./follow-held.ts";

const defaultWanted = { turn: "default-wanted" as const, code: null };

export const followDefault = runbook(
  "follow-default",
  { subject: userId, isContained: z.boolean(), clocks: policy.shape.clocks },
  function* (run, { subject, isContained, clocks }) {
    // 1. Find.
    const { methods } = yield* must(run, findHeldDefault, { subject });
    if (methods.length === 0) return completed();

    // 2. Tell.
    yield* attempt(run, tellTicket, defaultWanted, "default-wanted");
    yield* attempt(run, notifyPerson, { subject, to: subject, ...defaultWanted }, "default-wanted");

    // 3. Try again.
    const held = methods.map((method, at) => ({ subject, method, number: at + 1, clocks }));
    const endings = yield* endsOf(run, followHeld, held, "held", held.length);
    const isDeleted = endings.some(({ kind }) => kind === "completed");
    const guard = endings.find(({ code }) => code !== null && endsCase(code));
    if (guard && !isDeleted) return guard;

    // 4. Revoke.
    const windowSeconds = null;
    const again = againOf("after-removal", 1);
    if (isContained && isDeleted) yield* attempt(run, revokeSessions, { subject, windowSeconds }, again);

    // 5. Prove.
    const { lookGapSeconds: gapSeconds, looks } = clocks;
    yield* attempt(run, checkMethodsGone, { subject, gapSeconds, looks }, "after-default");
    return guard ?? completed();
  },
);
