/**
 * Ask the approver of one stage.
 *
 * 1. Nobody is asked where the audit log shows a late change of the manager, or of how the person is reached, or cannot be
 *    read. The request is stored with its deadline, then mailed; the ticket is told who is asked, or that no mail reached them.
 * 2. Wait for the answer or the deadline. A signal only prompts a look; the stored decision counts.
 * 3. Approved goes on, unless the audit log has shown such a change by now. Denied, called an attack, objected to by the
 *    person whose account it is, or silence until the deadline, ends it; the containment stays as it is. Of an attack the
 *    security contacts are told.
 */
import { z } from "zod";
import { approvalStage } from "../../lib/domain/approval.ts";
import { userId } from "../../lib/domain/ids.ts";
import { checkProfile } from "../activities/check-profile.contract.ts";
import { openApproval } from "../activities/open-approval.contract.ts";
import { sendApprovalMail } from "../activities/send-approval-mail.contract.ts";
import { settleApproval } from "../activities/settle-approval.contract.ts";
import { tellTicket } from "../activities/tell-ticket.contract.ts";
import { attempt, must } from "../kit/attempt.ts";
import { insist } from "../kit/insist.ts";
import { endOf } from "../kit/phase.ts";
import { completed, denied, runbook } from "../kit/runbook.ts";
import { answerUntil, deadlineIn } from "../kit/wait.ts";
import { tellSecurity } from "./tell-security.ts";

/** Wakes the instance named in the approval; its data is not read. */
export const approvalDecided = "approval-decided";
const request = { subject: userId, approver: userId, stage: approvalStage, factsHash: z.string() };

export const askApproval = runbook(
  "ask-approval",
  { ...request, approvalSeconds: z.number().positive() },
  function* (run, { approvalSeconds, ...asked }) {
    // 1. Ask.
    const { subject, approver, stage } = asked;
    const expiresAt = deadlineIn(run, approvalSeconds);
    yield* must(run, checkProfile, { subject, stage }, stage);
    yield* must(run, openApproval, { ...asked, instanceId: run.instanceId, expiresAt }, stage);
    const mail = yield* attempt(run, sendApprovalMail, { subject, approver, stage }, stage);
    const code = mail.result === "ended" ? null : mail.code;
    yield* attempt(run, tellTicket, { turn: "approval-wanted", stage, code }, `${stage}:approval-wanted`);

    // 2. Wait.
    let verdict = "waiting";
    for (let look = 1; verdict === "waiting"; look++) {
      const isTimeUp = (yield* answerUntil(run, approvalDecided, expiresAt)) === "timed-out";
      const about = { subject, stage, isTimeUp };
      ({ verdict } = yield* insist(run, settleApproval, about, `${stage}:look-${look}`));
    }

    // 3. Go on, or end.
    const isApproved = verdict === "approved";
    if (isApproved) yield* must(run, checkProfile, { subject, stage }, `${stage}:again`);
    const turn = isApproved ? ("approved" as const) : ("denied" as const);
    yield* attempt(run, tellTicket, { turn, stage, code: isApproved ? null : verdict }, `${stage}:decided`);
    if (verdict === "attack") yield* endOf(run, tellSecurity, { code: verdict });
    return isApproved ? completed() : denied(verdict);
  },
);
