/**
 * The passes of a case, as its trail tells of them. Whoever begins a hand-over takes its number by writing the `begin`:
 * the trail holds one entry of an id, so that of two at once one is told that the number is taken.
 */
import { z } from "zod";
import type { AuditEntry } from "./audit-entry.ts";
import type { CaseRecord } from "./case-record.ts";
import { objectionIn } from "./objection.ts";
import { proofKind, type ProofKind } from "./policy.ts";
import { discriminatorOf } from "./step-key.ts";

/** Names in the trail, of what a person does on a page and of what opens the page for it. */
export const handOverStep = "hand-over-pass";
const offerStep = "offer-pass";

/** Of one case; whoever needs more has another trouble than a lost code. */
export const mostPasses = 3;

/** Longer than any request may run: what has not ended by then never will. So it is taken as soon as another one has begun. */
export const handOverSeconds = 300;

export interface HandOver {
  /** From 1, in the order of beginning. */
  readonly number: number;
  readonly by: string;
  readonly at: string;
  readonly proof: ProofKind;
  /** `not-made`: certainly no pass was made. `unknown`: one may have been made, whose code nobody has seen. */
  readonly state: "under-way" | "handed-over" | "not-made" | "unknown";
  readonly pass: HandedOver | null;
  /** Its frame in the trail has an end. */
  readonly isEnded: boolean;
}

/** What the trail keeps of a pass; nothing of its code. */
const handedOver = z.object({
  passId: z.string(),
  expiresAt: z.string(),
  lifetimeMinutes: z.number(),
  /** Of the removals of older ones, and of the pass itself. */
  requestIds: z.array(z.string()),
  /** Method keys that were listed before it, so that what comes after it can be told. */
  before: z.array(z.string()),
});
export type HandedOver = z.infer<typeof handedOver>;

const handOverFacts = z.object({ proof: proofKind, claim: z.string() });

export function handOversIn(entries: readonly AuditEntry[], now: Date): HandOver[] {
  const ofStep = entries.map(({ record }) => record).filter(({ step }) => step === handOverStep);
  return ofStep
    .filter(({ type }) => type === "begin")
    .map(({ key, actor, at, facts }, index, begun) => {
      const outcome = ofStep.find((one) => one.type === "end" && one.key === key)?.outcome;
      const pass = outcome?.result === "ended" ? handedOver.parse(outcome.evidence) : null;
      const isLatest = index === begun.length - 1;
      const isYoung = isLatest && now.getTime() < Date.parse(at) + handOverSeconds * 1000;
      const { proof } = handOverFacts.parse(facts);
      const number = Number(discriminatorOf(key ?? ""));
      const state = outcome ? stateOf(outcome) : isYoung ? "under-way" : "unknown";
      return { number, by: actor.id, at, proof, state, pass, isEnded: outcome !== undefined };
    });
}

function stateOf(outcome: NonNullable<AuditEntry["record"]["outcome"]>): HandOver["state"] {
  if (outcome.result === "ended") return "handed-over";
  return outcome.result === "refused" && outcome.code !== "answer-lost" ? "not-made" : "unknown";
}

/** Those after which there may be a pass. */
export const possiblePasses = (handOvers: readonly HandOver[]): HandOver[] =>
  handOvers.filter(({ state }) => state !== "not-made");

const offer = z.object({ until: z.iso.datetime() });

/** Until when the case waits for somebody to pick up a pass, ISO; undefined: it does not, or no longer. */
export function offeredUntil(
  entries: readonly AuditEntry[],
  { ending }: Pick<CaseRecord, "ending">,
  now: Date,
): string | undefined {
  const ended = entries.map(({ record }) => record).filter(({ type }) => type === "end");
  const offered = ended.find(
    ({ step, outcome }) => step === offerStep && outcome?.result === "ended",
  )?.outcome;
  const isRegistered = ended.some(
    ({ step, outcome }) =>
      step === "await-strong-method" && outcome?.result === "ended" && outcome.status === "verified",
  );
  if (ending || objectionIn(entries) || offered?.result !== "ended" || isRegistered) return undefined;
  const { until } = offer.parse(offered.evidence);
  return now.getTime() < Date.parse(until) ? until : undefined;
}
