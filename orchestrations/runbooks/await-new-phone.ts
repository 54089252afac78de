/**
 * Wait until the subject has added the new phone.
 *
 * 1. The ticket and the subject are told how it is added; they can still sign in, and nobody else can do it for them.
 * 2. The list of methods is looked at, ever more seldom, until a new entry of Authenticator is there or the time is up.
 */
import { userId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { checkNewPhone } from "../activities/check-new-phone.contract.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { completed, runbook } from "../kit/runbook.ts";

export const awaitNewPhone = runbook(
  "await-new-phone",
  { subject: userId, clocks: policy.shape.clocks },
  function* (run, { subject, clocks }) {
    // 1. Tell.
    const wanted = { turn: "new-phone-wanted" as const, code: null };
    yield* attempt(run, tellTicket, wanted, "new-phone-wanted");
    yield* attempt(run, notifyPerson, { subject, to: subject, ...wanted }, "new-phone-wanted");

    // 2. Look.
    const { lookGapSeconds: gapSeconds, firstFollowSeconds: firstLookSeconds, followSeconds } = clocks;
    yield* attempt(run, checkNewPhone, { subject, gapSeconds, firstLookSeconds, followSeconds });
    return completed();
  },
);
