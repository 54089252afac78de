/** Every activity and every runbook; a test holds that none is missing. */
import { checkAppPasswordsActivity } from "../../orchestrations/activities/check-app-passwords.activity.ts";
import { checkMethodsGoneActivity } from "../../orchestrations/activities/check-methods-gone.activity.ts";
import { closeCaseActivity } from "../../orchestrations/activities/close-case.activity.ts";
import { notifyPersonActivity } from "../../orchestrations/activities/notify-person.activity.ts";
import { openApprovalActivity } from "../../orchestrations/activities/open-approval.activity.ts";
import { openCaseActivity } from "../../orchestrations/activities/open-case.activity.ts";
import { recheckCaseActivity } from "../../orchestrations/activities/recheck-case.activity.ts";
import { removeMethodActivity } from "../../orchestrations/activities/remove-method.activity.ts";
import { revokeSessionsActivity } from "../../orchestrations/activities/revoke-sessions.activity.ts";
import { sendApprovalMailActivity } from "../../orchestrations/activities/send-approval-mail.activity.ts";
import { settleApprovalActivity } from "../../orchestrations/activities/settle-approval.activity.ts";
import { tellTicketActivity } from "../../orchestrations/activities/tell-ticket.activity.ts";
import { triageCaseActivity } from "../../orchestrations/activities/triage-case.activity.ts";
import { recordGaveUpActivity } from "../../orchestrations/kit/record-gave-up.activity.ts";
import { askApproval } from "../../orchestrations/runbooks/ask-approval.ts";
import { followUp } from "../../orchestrations/runbooks/follow-up.ts";
import { handleCase } from "../../orchestrations/runbooks/handle-case.ts";
import { lostPhone } from "../../orchestrations/runbooks/lost-phone.ts";
import { removeMethods } from "../../orchestrations/runbooks/remove-methods.ts";

export const activities = [
  checkAppPasswordsActivity,
  checkMethodsGoneActivity,
  closeCaseActivity,
  notifyPersonActivity,
  openApprovalActivity,
  openCaseActivity,
  recheckCaseActivity,
  recordGaveUpActivity,
  removeMethodActivity,
  revokeSessionsActivity,
  sendApprovalMailActivity,
  settleApprovalActivity,
  tellTicketActivity,
  triageCaseActivity,
];

export const runbooks = [askApproval, followUp, handleCase, lostPhone, removeMethods];
