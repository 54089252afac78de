/** One stage's request for a decision, and the one decision it can get. */
import { z } from "zod";
import { approvalId, caseId, userId } from "./ids.ts";

/** `manager`: of the plan; `second`: of the plan as well, where the situation wants two; `lift`: of the end of a quarantine. */
export const approvalStage = z.enum(["manager", "second", "lift"]);
export type ApprovalStage = z.infer<typeof approvalStage>;

export const approval = z.object({
  approvalId,
  caseId,
  stage: approvalStage,
  /** Instance that waits for the answer. */
  instanceId: z.string(),
  subject: userId,
  approver: userId,
  /** What was known when it was asked; what runs is what was seen. */
  factsHash: z.string(),
  expiresAt: z.iso.datetime(),
});
export type Approval = z.infer<typeof approval>;

/** Of the words that go with a decision, in characters. */
export const longestReason = 500;

/** What an approver can say. `attack`: a denial, and security is told. */
export const answer = z.enum(["approved", "denied", "attack"]);
export type Answer = z.infer<typeof answer>;

/** `lapsed`: nobody answered in time, which is a denial. */
export const decision = z.object({
  approvalId,
  caseId,
  verdict: z.enum([...answer.options, "lapsed"]),
  /** Null when it lapsed. */
  decidedBy: userId.nullable(),
  reason: z.string().max(longestReason),
  decidedAt: z.iso.datetime(),
});
export type Decision = z.infer<typeof decision>;
