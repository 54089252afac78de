/**
 * End the quarantine, if an approver wants it ended.
 *
 * 1. Is there a quarantine of this case's own to end?
 * 2. If so, the manager is asked, who sees what is still open. Silence, like a denial, leaves the account in quarantine.
 * 3. Approved, and nothing came up against it since: the account is taken out, and that is read back. Else it says how
 *    things stand.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { policy } from "../../lib/domain/policy.ts";
import { checkQuarantine } from "../activities/check-quarantine.contract.ts";
import { liftQuarantine } from "../activities/lift-quarantine.contract.ts";
import { attempt } from "../kit/attempt.ts";
import { endOf } from "../kit/phase.ts";
import { completed, runbook } from "../kit/runbook.ts";
import { askApproval } from "./ask-approval.ts";

export const release = runbook(
  "release",
  { subject: userId, approver: userId, factsHash: z.string(), clocks: policy.shape.clocks },
  function* (run, { subject, approver, factsHash, clocks: { approvalSeconds } }) {
    // 1. Look.
    const found = yield* attempt(run, checkQuarantine, { subject });
    const isOurs = found.result === "ended" && found.evidence.isListed && found.evidence.isOurs;

    // 2. Ask.
    const stage = "lift" as const;
    const asked = { subject, approver, stage, factsHash, approvalSeconds };
    const isAgreed = isOurs && (yield* endOf(run, askApproval, asked, stage)).kind === "completed";

    // 3. Lift, or leave it.
    yield* attempt(run, liftQuarantine, { subject, isAgreed });
    return completed();
  },
);
