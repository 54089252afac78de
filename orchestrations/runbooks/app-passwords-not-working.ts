/**
 * App passwords that do not work.
 *
 * 1. Triage: who is it, may the account be touched. A refused case goes no further. Nothing is in other hands, so nothing is
 *    contained.
 * 2. Ticket and subject are told what helps: a mail program with modern authentication, or else the app passwords deleted and
 *    made anew; and what the directory hints at.
 * 3. The case follows the audit log until it shows both, or the time is up.
 */
import { policy } from "../../lib/domain/policy.ts";
import { checkRecreation } from "../activities/check-recreation.contract.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { readMfaHints } from "../activities/read-mfa-hints.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { triaged } from "./parts/triaged.ts";

export const appPasswordsNotWorking = runbook(
  "app-passwords-not-working",
  { policy },
  function* (run, { policy: { clocks } }) {
    // 1. Triage.
    const { subject } = yield* triaged(run);

    // 2. Tell.
    yield* attempt(run, readMfaHints, { subject });
    const wanted = { turn: "app-passwords-wanted" as const, code: null };
    yield* attempt(run, tellTicket, wanted, "app-passwords-wanted");
    yield* attempt(run, notifyPerson, { subject, to: subject, ...wanted }, "app-passwords-wanted");

    // 3. Follow.
    const { firstFollowSeconds: firstLookSeconds, followSeconds } = clocks;
    yield* attempt(run, checkRecreation, { subject, firstLookSeconds, followSeconds });
    return completed();
  },
);
