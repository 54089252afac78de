/**
 * Handle the objection of somebody who says that they did not ask for what a case does, or did, to their account.
 *
 * 1. It is written down, also where the page that took it could not. Whatever would remove something or hand out access reads
 *    it itself, and is refused.
 * 2. The ticket is told, and the security contacts.
 * 3. A pass that the case has handed over is taken back.
 */
import { z } from "zod";
import { mostPasses } from "../../lib/domain/hand-overs.ts";
import { loadCase } from "../activities/load-case.contract.ts";
import { recordObjection } from "../activities/record-objection.contract.ts";
import { takeBackPass } from "../activities/take-back-pass.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
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
    const { subject, mayHavePass } = yield* insist(run, recordObjection, { objectedAt }, objected);

    // 2. Tell.
    yield* insist(run, tellTicket, { turn: objected, code }, objected);
    yield* endOf(run, tellSecurity, { code }, code);

    // 3. Take back.
    if (!mayHavePass) return completed();
    const { policy } = yield* must(run, loadCase, {}, objected);
    const { lookGapSeconds: gapSeconds, looks } = policy.clocks;
    yield* attempt(run, takeBackPass, { subject, number: mostPasses, gapSeconds, looks }, objected);
    return completed();
  },
);
