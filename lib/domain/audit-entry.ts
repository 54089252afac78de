/**
 * One entry of a case's audit trail. Each carries the hash of the one before it, so that no entry can be changed or lost
 * unseen.
 */
import { z } from "zod";
import { caseId } from "./ids.ts";
import { effectStatus } from "./outcome.ts";

/** Who did it: this program, a signed-in person (object id), or a ticket system (its source name). */
const actor = z.object({ kind: z.enum(["app", "person", "source"]), id: z.string() });

export const auditOutcome = z.discriminatedUnion("result", [
  z.object({ result: z.literal("ended"), status: effectStatus, evidence: z.json() }),
  z.object({ result: z.literal("refused"), code: z.string(), detail: z.string() }),
  /** The budget of tries is used up; whether the effect took place is not known. */
  z.object({ result: z.literal("gave-up"), code: z.string() }),
]);
export type AuditOutcome = z.infer<typeof auditOutcome>;

/** The budget is used up and nothing is known of the effect; the audit trail says so. */
export const gaveUp = { result: "gave-up", code: "gave-up" } as const;
export type GaveUp = typeof gaveUp;

/** `begin` and `end` frame each try of an effect; `event` is something a person or a ticket system did. */
export const auditRecord = z.object({
  v: z.literal(1),
  caseId,
  seq: z.number().int().nonnegative(),
  /** Deterministic: the same fact written twice meets itself. */
  id: z.string(),
  at: z.iso.datetime({ precision: 3 }),
  type: z.enum(["begin", "end", "event"]),
  /** Registered name of the activity, or of the event. */
  step: z.string(),
  /** Idempotency key, made by `stepKey`; null for events. */
  key: z.string().nullable(),
  /** Which try this is, from 1. */
  attempt: z.number().int().positive(),
  subject: z.string().nullable(),
  actor,
  outcome: auditOutcome.nullable(),
  /** What an event says: ids, codes, hashes; no secret, no name. */
  facts: z.record(z.string(), z.json()),
  /** Hash of the entry before, 64 zeros for the first. */
  prev: z.string().length(64),
});
export type AuditRecord = z.infer<typeof auditRecord>;

/** What a writer gives; the log adds sequence, time and the chain. */
export type NewAuditEntry = Omit<AuditRecord, "v" | "seq" | "at" | "prev">;

export interface AuditEntry {
  readonly record: AuditRecord;
  readonly hash: string;
}
