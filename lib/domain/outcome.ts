/** How an activity ends. Whatever is thrown is tried again; what is returned is final, except `later`. */
import { z } from "zod";

/**
 * What a step may claim: `verified` (read back from the directory), `seen-in-audit` (the directory's own audit log
 * shows it), `attested` (a named person says so), `contained` (blocked but not removed), `not-applicable` (with the
 * reason), `open` (nothing proves it). There is no plain "done".
 */
export const stepStatus = z.enum([
  "verified",
  "seen-in-audit",
  "attested",
  "contained",
  "not-applicable",
  "open",
]);
export type StepStatus = z.infer<typeof stepStatus>;

/**
 * Effects that are no step of a plan claim less: `accepted` (the other side took it, nothing was read back),
 * `recorded` (written in our own tables), `read` (looked at, nothing changed).
 */
export const effectStatus = z.enum([...stepStatus.options, "accepted", "recorded", "read"]);
export type EffectStatus = z.infer<typeof effectStatus>;

/** `evidence` is kept for ever in history and audit: object ids, request ids, times; no secret, no name, no number. */
export interface Ended<Evidence> {
  readonly result: "ended";
  readonly status: EffectStatus;
  readonly evidence: Evidence;
}

/** Final: trying again would bring the same answer. */
export interface Refused {
  readonly result: "refused";
  readonly code: string;
  readonly detail: string;
}

/**
 * Not yet: the kit waits that long in a durable timer and calls the activity again; activities never sleep. `carry` comes
 * back as `input.carry`, so that the next call knows what was done before and only looks. With it the step goes on, also
 * where the other side put it off; without it the call was a set-back, and the waits grow.
 */
export interface Later {
  readonly result: "later";
  readonly seconds: number;
  readonly carry?: unknown;
}

export type Outcome<Evidence> = Ended<Evidence> | Refused | Later;

export const ended = <Evidence>(status: EffectStatus, evidence: Evidence): Ended<Evidence> => ({
  result: "ended",
  status,
  evidence,
});
export const refused = (code: string, detail: string): Refused => ({ result: "refused", code, detail });
export const later = (seconds: number, carry?: unknown): Later => ({ result: "later", seconds, carry });
