/**
 * Time for an objection between the last approval and what it allows, where the policy gives any. The end of a quarantine
 * waits for none.
 *
 * 1. The subject is told that it was approved, before when nothing of it is done, and where to say that it was not them; the
 *    ticket is told whether that mail was accepted.
 * 2. The time passes.
 * 3. The audit log is looked at once more, since rows come late. Whether anybody objected is read where everything is checked
 *    again, and before each effect.
 */
import type { UserId } from "../../../lib/domain/ids.ts";
import { checkProfile } from "../../activities/check-profile.contract.ts";
import { notifyPerson } from "../../activities/notify-person.contract.ts";
import { tellTicket } from "../../activities/tell-ticket.contract.ts";
import { attempt, must } from "../../kit/attempt.ts";
import type { Run, Steps } from "../../kit/runbook.ts";
import { pause } from "../../kit/wait.ts";

const turn = "cooling-off" as const;

export function* cooledOff(run: Run, subject: UserId, seconds: number): Steps<void> {
  if (seconds === 0) return;
  // 1. Tell.
  const mail = yield* attempt(run, notifyPerson, { subject, to: subject, turn, code: null }, turn);
  const code = mail.result === "ended" ? null : mail.code;
  yield* attempt(run, tellTicket, { turn, code }, turn);

  // 2. Wait.
  yield* pause(run, seconds);

  // 3. Look again.
  yield* must(run, checkProfile, { subject, stage: "manager" as const }, turn);
}
