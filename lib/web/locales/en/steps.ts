import type { PlannedStep } from "../../../domain/plan.ts";

const planned: Record<PlannedStep["name"], string> = {
  "revoke-sessions": "Revoke sign-in sessions",
  "check-app-passwords": "Look for the deletion of app passwords",
  "remove-method": "Remove a sign-in method",
  "check-methods-gone": "Prove that the removed methods are gone",
};

/** Registered names of activities and events, as they stand in the audit trail. */
const others: Readonly<Record<string, string>> = {
  "find-held-default": "Look for a default method that the directory kept",
  "case-opened": "Case opened by a ticket",
  "load-case": "Read what the case was opened with",
  "triage-case": "Check the account and plan",
  "tell-ticket": "Tell the ticket",
  "notify-person": "Send a mail",
  "open-approval": "Open the request for approval",
  "send-approval-mail": "Send the approval mail",
  "settle-approval": "Look for the decision",
  "recheck-case": "Check everything again",
  "guards-read": "Account read once more, and found as it may be touched",
  "close-case": "Close the case",
  "approval-decided": "Decision",
};

const evidence: Readonly<Record<string, string>> = {
  validFrom: "Sessions are valid only from",
  requestId: "Request id at Microsoft",
  requestIds: "Request ids at Microsoft",
  rows: "Audit log entries",
  seenAt: "Time in the audit log",
  looks: "Looks",
  present: "Still listed",
  added: "Added since the account was checked",
  unknownMethodTypes: "Unknown kinds of method",
  cleanLists: "Clean lists in a row",
  methodId: "Method id",
  wasGone: "Was gone already",
  containedBy: "Contained by case",
  containedAt: "Contained at",
  factsHash: "Hash of the facts",
  subject: "Subject",
  approver: "Approver",
  verdict: "Decision",
  decidedBy: "Decided by",
  decidedAt: "Decided at",
  approvalId: "Request for approval",
  expiresAt: "Until",
  decisionDigest: "Hash of the decision",
};

export const stepsEn = {
  planned,
  others,
  evidence,
  afterRemoval: "Revoke sign-in sessions again",
  remove: (method: string) => `Remove ${method}`,
  began: (step: string) => `Began: ${step}`,
  beganAgain: (step: string, attempt: number) => `Began (try ${attempt}): ${step}`,
  ended: (step: string, status: string) => `Ended: ${step} – ${status}`,
  refused: (step: string) => `Refused: ${step}`,
  gaveUp: (step: string) => `Gave up: ${step}`,
  happened: (step: string) => step,
  yes: "yes",
  no: "no",
};
