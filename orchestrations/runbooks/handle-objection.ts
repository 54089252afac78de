/**
 * Handle the objection of somebody who says that they did not ask for what a case does, or did, to their account.
 *
 * 1. It is written down, also where the page that took it could not. Whatever would remove something or hand out access reads
 *    it itself, and is refused.
 * 2. The security contacts are told, and then the ticket.
 */
import { z } from "zod";
import { recordObjection } from "../activities/record-objection.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { insist } from "../kit/insist.ts";
import { endOf } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { tellSecurity } from "./tell-security.ts";

const code = "subject-objects";
const objected = "objected" as const;

export const handleObjection = runbook(
  "handle-objection",
  { objectedAt: z.iso.datetime() },
  function* (run, { objectedAt }) {
    // 1. Write down.
    yield* insist(run, recordObjection, { objectedAt }, objected);

    // 2. Tell.
    yield* endOf(run, tellSecurity, { code }, code);
    yield* insist(run, tellTicket, { turn: objected, code }, objected);
    return completed();
  },
);
