/**
 * Time for an objection, as every effect on an approval is preceded by, where the policy gives any.
 *
 * 1. The subject is told what is about to happen and when, and where to say that it was not them.
 * 2. The time passes. Whether anybody objected is read where everything is checked again, and before each effect.
 */
import type { UserId } from "../../../lib/domain/ids.ts";
import { notifyPerson } from "../../activities/notify-person.contract.ts";
import { attempt } from "../../kit/attempt.ts";
import type { Run, Steps } from "../../kit/runbook.ts";
import { pause } from "../../kit/wait.ts";

export function* cooledOff(run: Run, subject: UserId, seconds: number): Steps<void> {
  if (seconds === 0) return;
  // 1. Tell.
  const coming = { subject, to: subject, turn: "cooling-off" as const, code: null };
  yield* attempt(run, notifyPerson, coming, "cooling-off");

  // 2. Wait.
  yield* pause(run, seconds);
}
