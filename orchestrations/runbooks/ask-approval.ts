/**
 * Ask the subject's manager.
 *
 * 1. The request is stored with its deadline, then mailed, and the ticket is told who is asked, or that the mail
 *    did not reach them.
 * 2. Wait for the answer or the deadline. A signal only prompts a look; the stored decision counts.
 * 3. Approved goes on. Denied, or silence until the deadline, ends the case; the containment stays as it is.
 */
import { z } from "zod";
import { userId } from "../../lib/domain/ids.ts";
import { openApproval } from "../activities/open-approval.contract.ts";
import { sendApprovalMail } from "../activities/send-approval-mail.contract.ts";
import { settleApproval } from "../activities/settle-approval.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
import { insist } from "../kit/insist.ts";
import { completed, denied, runbook } from "../kit/runbook.ts";
import { answerUntil, deadlineIn } from "../kit/wait.ts";

/** Wakes the instance named in the approval; its data is not read. */
export const approvalDecided = "approval-decided";

const stage = "manager";

export const askApproval = runbook(
  "ask-approval",
  { subject: userId, approver: userId, factsHash: z.string(), approvalSeconds: z.number().positive() },
  function* (run, { subject, approver, factsHash, approvalSeconds }) {
    // 1. Ask.
    const expiresAt = deadlineIn(run, approvalSeconds);
    const instanceId = `${run.caseId}:ask-approval`;
    yield* must(run, openApproval, { subject, approver, stage, instanceId, factsHash, expiresAt });
    const mail = yield* attempt(run, sendApprovalMail, { subject, approver, stage });
    const wanted = { turn: "approval-wanted" as const, code: mail.result === "ended" ? null : mail.code };
    yield* attempt(run, tellTicket, wanted, "approval-wanted");

    // 2. Wait.
    let verdict = "waiting";
    for (let look = 1; verdict === "waiting"; look++) {
      const isTimeUp = (yield* answerUntil(run, approvalDecided, expiresAt)) === "timed-out";
      ({ verdict } = yield* insist(run, settleApproval, { subject, stage, isTimeUp }, `look-${look}`));
    }

    // 3. Go on, or end.
    const isApproved = verdict === "approved";
    const news = isApproved
      ? { turn: "approved" as const, code: null }
      : { turn: "denied" as const, code: verdict };
    yield* attempt(run, tellTicket, news, "decided");
    return isApproved ? completed() : denied(verdict);
  },
);
