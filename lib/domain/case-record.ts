/** The mutable record of a case: names for people to read, erasable without touching the audit trail. */
import { z } from "zod";
import { caseId, userId } from "./ids.ts";
import { plan } from "./plan.ts";
import { policy } from "./policy.ts";
import { remediationRequest } from "./remediation-request.ts";

/** How the run ended; what holds in the directory is told by the steps' statuses, not by this. */
export const ending = z.object({
  kind: z.enum(["completed", "refused", "denied", "stopped"]),
  /** A refusal code; null when completed. */
  code: z.string().nullable(),
});
export type Ending = z.infer<typeof ending>;

export const caseRecord = z.object({
  caseId,
  source: z.string(),
  openedAt: z.iso.datetime(),
  request: remediationRequest,
  /** Frozen when the case was opened. */
  policy,
  policyHash: z.string(),
  triage: z
    .object({
      subject: userId,
      subjectName: z.string(),
      requesterName: z.string(),
      /** Object id of whoever asked; null, or absent in older records: not known. */
      requester: userId.nullable().optional(),
      managerName: z.string().nullable(),
      /** Who was to agree beside the manager, where two had to. */
      secondApproverName: z.string().nullable().optional(),
      plan: plan.nullable(),
      factsHash: z.string(),
      /** Keys of the methods that the first reading showed, where a new phone is waited for. */
      seenFirst: z.array(z.string()).optional(),
      /** Set when the case is refused, or may only contain. */
      blockedBy: z.string().nullable(),
      /** Method key → the device name the directory shows, for people to recognise it; never a phone number. */
      labels: z.record(z.string(), z.string()),
    })
    .nullable(),
  ending: ending.extend({ at: z.iso.datetime() }).nullable(),
});
export type CaseRecord = z.infer<typeof caseRecord>;
