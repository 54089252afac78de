/**
 * Tell the people concerned how it ended.
 *
 * 1. The subject and whoever was asked: what holds, and what stays open.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { notifyPerson } from "../activities/notify-person.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { completed, runbook } from "../kit/runbook.ts";

export const tellOutcome = runbook(
  "tell-outcome",
  { subject: userId, approver: userId, code: z.string().nullable() },
  function* (run, { subject, approver, code }) {
    // 1. Tell.
    for (const to of [subject, approver])
      yield* attempt(run, notifyPerson, { subject, to, turn: "closed" as const, code }, `closed:${to}`);
    return completed();
  },
);
