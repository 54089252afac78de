/** A case as people see it: derived from its audit trail, never stored apart. */
import { z } from "zod";
import { attestationIn } from "./attestation.ts";
import type { AuditEntry } from "./audit-entry.ts";
import type { CaseRecord } from "./case-record.ts";
import { methodKey } from "./method.ts";
import { stepStatus, type StepStatus } from "./outcome.ts";
import type { Plan, PlannedStep } from "./plan.ts";
import { quarantineNow } from "./quarantine-now.ts";
import { discriminatorOf, isKeyedBy } from "./step-key.ts";

export interface StepView extends PlannedStep {
  readonly status: StepStatus;
  /** Why the status is what it is, as a code: `not-run-yet`, a refusal code, … */
  readonly because: string | null;
  /** ISO; null: it has not run. */
  readonly at: string | null;
  readonly evidence: z.infer<ReturnType<typeof z.json>>;
}

export interface CaseView {
  readonly record: CaseRecord;
  readonly status: StepStatus;
  readonly steps: readonly StepView[];
  readonly timeline: readonly AuditEntry[];
}

const weakestFirst: readonly StepStatus[] = ["open", "contained", "attested", "seen-in-audit", "verified"];

/**
 * A case claims no more than its weakest step; one that was not applicable proves nothing either way. A case without
 * steps proves nothing; one that was cut back to containment is open, however well that was done: the phone's methods
 * still work.
 */
export function caseStatus({ triage }: Pick<CaseRecord, "triage">, steps: readonly StepView[]): StepStatus {
  if (triage?.blockedBy) return "open";
  return weakestFirst.find((status) => steps.some((step) => step.status === status)) ?? "open";
}

export function caseView(record: CaseRecord, entries: readonly AuditEntry[]): CaseView {
  const steps = record.triage?.plan ? stepViews(record.triage.plan, entries) : [];
  return { record, status: caseStatus(record, steps), steps, timeline: entries };
}

/**
 * The last that the trail holds of each planned step: its end, or a beginning of which nobody knows what became of it; a
 * removal counts only as far as the last look at the list bears it out.
 */
export function stepViews(plan: Plan, entries: readonly AuditEntry[]): StepView[] {
  const proof = plan.steps.find((step) => step.name === "check-methods-gone");
  const proofView = proof && viewOf(proof, entries);
  return plan.steps.map((step) => {
    const view = viewOf(step, entries);
    if (step.name === "check-app-passwords") return { ...view, ...appPasswordsNow(view, plan, entries) };
    if (step.name !== "remove-method" || !proofView) return view;
    if (view.because === "not-run-yet") return view;
    return { ...view, ...provenBy(proofView, view) };
  });
}

/**
 * An operator's word counts from when it was given; and what was only contained is open again once the quarantine ends, or
 * may have ended.
 */
function appPasswordsNow(
  { status, because }: StepView,
  plan: Plan,
  entries: readonly AuditEntry[],
): Partial<Pick<StepView, "status" | "because" | "at">> {
  const attested = attestationIn(entries);
  if (attested && because === "begun") return { status: "attested", because: null, at: attested.at };
  const lift = plan.steps.find(({ name }) => name === "lift-quarantine");
  const now = quarantineNow(lift && viewOf(lift, entries));
  if (status !== "contained" || now === "stands") return {};
  return { status: "open", because: now === "over" ? "quarantine-lifted" : "quarantine-end-not-proven" };
}

function viewOf(step: PlannedStep, entries: readonly AuditEntry[]): StepView {
  const last = entries.findLast(
    ({ record }) => record.type !== "event" && isOf(step, record.key, record.step),
  );
  const base = { ...step, at: last?.record.at ?? null };
  const outcome = last?.record.outcome;
  if (!outcome) return { ...base, status: "open", because: last ? "begun" : "not-run-yet", evidence: null };
  if (outcome.result !== "ended") return { ...base, status: "open", because: outcome.code, evidence: null };
  const { evidence } = outcome;
  if (step.name === "check-methods-gone") return { ...base, ...proofIn(evidence), evidence };
  const status = stepStatus.safeParse(outcome.status);
  if (!status.success) return { ...base, status: "open", because: outcome.status, evidence };
  return {
    ...base,
    status: status.data,
    because: explained.safeParse(evidence).data?.because ?? null,
    evidence,
  };
}

const explained = z.object({ because: z.string() });

/** All looks of a step are of that step; of the revocations, only the one without a discriminator is the first. */
function isOf(step: PlannedStep, key: string | null, name: string): boolean {
  if (name !== step.name || key === null) return false;
  if (step.discriminator === undefined)
    return step.name !== "revoke-sessions" || discriminatorOf(key) === undefined;
  return isKeyedBy(key, step.discriminator);
}

const looked = z.object({
  because: z.literal("new-method").optional(),
  present: z.array(z.string()),
  unknownMethodTypes: z.array(z.string()),
  cleanLists: z.number(),
});

/** What the last looks at the method list prove, whatever the step that made them claims. */
function proofIn(evidence: unknown): Pick<StepView, "status" | "because"> {
  const look = looked.safeParse(evidence).data;
  if (!look) return { status: "open", because: "not-proven-yet" };
  if (look.present.length > 0) return { status: "open", because: "still-listed" };
  if (look.unknownMethodTypes.length > 0) return { status: "open", because: "unknown-method-type" };
  if (look.because !== undefined) return { status: "open", because: look.because };
  if (look.cleanLists < 1) return { status: "open", because: "not-proven-yet" };
  if (look.cleanLists < 2) return { status: "open", because: "one-clean-list" };
  return { status: "verified", because: null };
}

/**
 * A proven removal is of the time of the proof; one that was refused keeps its own reason, and says it where a person can do
 * something about it.
 */
function provenBy(proof: StepView, removal: StepView): Pick<StepView, "status" | "because" | "at"> {
  if (proof.status === "verified") return { status: "verified", because: null, at: proof.at };
  const present = looked.safeParse(proof.evidence).data?.present ?? [];
  const isPresent = removal.method !== undefined && present.includes(methodKey(removal.method));
  const unproven = removal.because === "accepted" ? "not-proven-yet" : removal.because;
  const listed = removal.because === "default-method" ? removal.because : "still-listed";
  return { status: "open", because: isPresent ? listed : unproven, at: removal.at };
}
