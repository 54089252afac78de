/**
 * Handle the objection of somebody who did not ask for what a case is about to do to their account.
 *
 * 1. The ticket is told. Whatever would remove something or hand out access reads the objection itself, and does not.
 * 2. The security contacts are told.
 */
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { endOf } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { tellSecurity } from "./tell-security.ts";

const code = "subject-objects";

export const handleObjection = runbook("handle-objection", {}, function* (run) {
  // 1. Tell the ticket.
  yield* attempt(run, tellTicket, { turn: "objected" as const, code }, "objected");

  // 2. Tell security.
  yield* endOf(run, tellSecurity, { code }, code);
  return completed();
});
