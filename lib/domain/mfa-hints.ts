/**
 * What the directory hints at about app passwords and remembered devices, as a case's trail holds it; none of it proves
 * anything.
 */
import { z } from "zod";
import type { AuditEntry } from "./audit-entry.ts";

const unknown = z.literal("unknown");

export const mfaHints = z.object({
  perUserMfaState: z.enum(["disabled", "enabled", "enforced"]).or(unknown),
  allowAppPasswords: z.boolean().or(unknown),
  /** Null: no browser may skip multi-factor authentication. */
  rememberMfaDays: z.number().nullable().or(unknown),
  /** Rows of the audit log that tell of new app passwords. */
  created: z.number().int().or(unknown),
});
export type MfaHints = z.infer<typeof mfaHints>;

/** The latest that were read; null: none were. */
export function mfaHintsIn(entries: readonly AuditEntry[]): MfaHints | null {
  const outcome = entries.findLast(({ record }) => record.type === "end" && record.step === "read-mfa-hints")
    ?.record.outcome;
  return (outcome?.result === "ended" && mfaHints.safeParse(outcome.evidence).data) || null;
}
