/**
 * The phone numbers that were entered for a case, as its trail tells of them; never the numbers themselves. Whoever begins
 * an entry takes its turn by writing the `begin`: of two at once one is told that the turn is taken.
 */
import { z } from "zod";
import type { AuditEntry } from "./audit-entry.ts";
import type { CaseRecord } from "./case-record.ts";
import { objectionIn } from "./objection.ts";

/** Name in the trail, of what an operator does on a page. */
export const enterNumberStep = "enter-number";
/** The last look at the whole case before the page takes a number. */
const openingStep = "recheck-case";

/** Longer than any request may run: what has not ended by then never will. */
export const entrySeconds = 300;

/** `under-way`: somebody is at it. `entered`: read back as typed. `not-proven`: an entry was begun and did not prove itself. */
type EntryState = "none" | "under-way" | "entered" | "not-proven";

export interface NumberEntries {
  /** Of the next one, from 1. */
  readonly next: number;
  readonly state: EntryState;
}

/** Of the evidence of an entry that ended: why it is not proven, and what was read of SMS sign-in with the number. */
export const numberSeen = z.object({ because: z.string().optional(), smsSignIn: z.string().optional() });

export function numberEntriesIn(entries: readonly AuditEntry[], now: Date): NumberEntries {
  const ofStep = entries.map(({ record }) => record).filter(({ step }) => step === enterNumberStep);
  const begun = ofStep.filter(({ type }) => type === "begin");
  const next = begun.length + 1;
  const isEntered = ofStep.some(
    ({ outcome }) => outcome?.result === "ended" && outcome.status === "verified",
  );
  const last = begun.at(-1);
  if (isEntered || !last) return { next, state: isEntered ? "entered" : "none" };
  const isEnded = ofStep.some(({ type, key }) => type === "end" && key === last.key);
  const isYoung = now.getTime() < Date.parse(last.at) + entrySeconds * 1000;
  return { next, state: !isEnded && isYoung ? "under-way" : "not-proven" };
}

/** Until when the case waits for a number, ISO; undefined: it does not, or no longer. */
export function numberWantedUntil(
  entries: readonly AuditEntry[],
  { ending, policy, triage }: Pick<CaseRecord, "ending" | "policy" | "triage">,
  now: Date,
): string | undefined {
  const isPlanned = triage?.plan?.steps.some(({ name }) => name === enterNumberStep);
  if (!isPlanned || ending || objectionIn(entries)) return undefined;
  const opened = entries.find(
    ({ record: { step, type, outcome } }) =>
      step === openingStep && type === "end" && outcome?.result === "ended",
  );
  if (!opened || numberEntriesIn(entries, now).state === "entered") return undefined;
  const until = Date.parse(opened.record.at) + policy.clocks.followSeconds * 1000;
  return now.getTime() < until ? new Date(until).toISOString() : undefined;
}
