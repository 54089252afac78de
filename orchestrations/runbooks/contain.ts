/**
 * Contain the account at once; nobody is asked.
 *
 * 1. Sessions are revoked, and that is read back.
 * 2. Where the situation or the policy calls for it, the account is put into the quarantine group, and that is read back.
 * 3. The ticket and the subject are told what holds, and what keeps the case from going on.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { quarantine } from "../activities/quarantine.contract.ts";
import { revokeSessions } from "../activities/revoke-sessions.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { completed, runbook } from "../kit/runbook.ts";

export const contain = runbook(
  "contain",
  {
    subject: userId,
    code: z.string().nullable(),
    isQuarantined: z.boolean(),
    clocks: policy.shape.clocks,
  },
  function* (run, { subject, code, isQuarantined, clocks }) {
    const windowSeconds = clocks.containmentWindowSeconds;
    // 1. Revoke.
    yield* attempt(run, revokeSessions, { subject, windowSeconds });

    // 2. Quarantine.
    if (isQuarantined) yield* attempt(run, quarantine, { subject, windowSeconds });

    // 3. Tell.
    const contained = { turn: "contained" as const, code };
    yield* attempt(run, tellTicket, contained, "contained");
    yield* attempt(run, notifyPerson, { subject, to: subject, ...contained }, "contained");
    return completed();
  },
);
