/** A complete reading of the directory that the guards passed, as a case's trail holds it for the effects after it. */
import { z } from "zod";
import type { AuditEntry, NewAuditEntry } from "./audit-entry.ts";
import type { CaseId, UserId } from "./ids.ts";
import { endsCase } from "./refusal-code.ts";

/** Registered name of the event, in the audit trail. */
const guardsReadStep = "guards-read";

/**
 * How old a reading may be when something takes effect. The directory itself promises no time within which a read shows
 * a write (https://devblogs.microsoft.com/identity/designing-for-eventual-consistency-for-microsoft-entra/), so that a new
 * reading before each of ten deletions would be no surer than one for all of them, and costs a dozen requests each time. A
 * minute holds the deletions of a case; one that Graph puts off for longer has everything read again.
 */
const mostAgeSeconds = 60;

const guardsReading = z.object({
  /** Begun then, ISO: nothing in it is older. */
  readAt: z.iso.datetime(),
  /** Of everything the approver agreed to; only where all was found as approved. */
  factsHash: z.string().optional(),
  /** Keys of planned methods in whose place another method stands. */
  replaced: z.array(z.string()).default([]),
  /** The plan keeps something to sign in with, and none of it or of what was added is there any more. */
  isNothingKept: z.boolean().default(false),
});
export type GuardsReading = z.infer<typeof guardsReading>;

/**
 * The latest that is new enough. A check of other facts than the approved ones, which also name the subject, does not count.
 * Undefined: everything has to be read again, also once any step was refused in a way that ends the case.
 */
export function standingReading(
  entries: readonly AuditEntry[],
  approvedFacts: string,
  now: Date,
): GuardsReading | undefined {
  const isRefused = entries.some(
    ({ record: { outcome } }) => outcome?.result === "refused" && endsCase(outcome.code),
  );
  if (isRefused) return undefined;
  return entries
    .flatMap((entry) => readingIn(entry) ?? [])
    .filter((reading) => reading.factsHash === undefined || reading.factsHash === approvedFacts)
    .findLast(({ readAt }) => Math.abs(now.getTime() - Date.parse(readAt)) <= mostAgeSeconds * 1000);
}

function readingIn({ record: { step, type, facts, outcome } }: AuditEntry): GuardsReading | undefined {
  if (step === guardsReadStep && type === "event") return guardsReading.safeParse(facts).data;
  if (step !== "recheck-case" || outcome?.result !== "ended") return undefined;
  return guardsReading.required({ factsHash: true }).safeParse(outcome.evidence).data;
}

/** The reading as an effect puts it into the trail, for itself and for those after it. */
export const guardsReadEntry = (
  { caseId, key, subject }: { readonly caseId: CaseId; readonly key: string; readonly subject: UserId },
  { readAt, replaced, isNothingKept }: GuardsReading,
): NewAuditEntry => ({
  caseId,
  id: `${guardsReadStep}:${readAt}:${key}`,
  type: "event",
  step: guardsReadStep,
  key: null,
  attempt: 1,
  subject,
  actor: { kind: "app", id: "mfa-remediation" },
  outcome: null,
  facts: { readAt, replaced, isNothingKept },
});
