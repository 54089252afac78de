/** Wraps an effect so that no activity can forget its audit trail, and no final answer is ever retried. */
import type { InvocationContext } from "@azure/functions";
import { auditOutcome, type AuditEntry, type AuditOutcome } from "../../lib/domain/audit-entry.ts";
import { RefusedError, TransientError } from "../../lib/domain/errors.ts";
import { later, refused, type Ended, type Outcome, type Refused } from "../../lib/domain/outcome.ts";
import type { AuditLog } from "../../lib/ports/audit-log.ts";
import type { Contract, StepInput } from "./contract.ts";

export interface Activity<Dependencies> {
  readonly name: string;
  readonly run: (
    deps: Dependencies & { readonly audit: AuditLog },
    raw: unknown,
    context: InvocationContext,
  ) => Promise<Outcome<unknown>>;
}

/**
 * Each try is framed by `begin` and `end` in the case's audit trail. If `begin` cannot be written nothing is done; an
 * effect whose `end` is already there is not done again: its recorded outcome is the answer. On a throw no `end` is
 * written, and the next try shows as another `begin`.
 */
export function activity<Input, Evidence, Dependencies>(
  contract: Contract<Input, Evidence>,
  effect: (
    deps: Dependencies & { readonly audit: AuditLog },
    input: Input & StepInput,
  ) => Promise<Outcome<Evidence>>,
): Activity<Dependencies> {
  return {
    name: contract.name,
    async run(deps, raw, context) {
      const input = contract.input.parse(raw);
      const entries = (await deps.audit.entries(input.caseId)).filter(
        ({ record }) => record.key === input.key,
      );
      const before = recordedOutcome(entries);
      if (before) return before;

      const attempt = entries.length + 1;
      const frame = { ...frameOf(contract.name, input), attempt };
      await deps.audit.append({
        ...frame,
        id: `${input.key}:begin:${attempt}`,
        type: "begin",
        outcome: null,
      });
      const outcome = await answered(effect(deps, input), input.carry);
      context.log("step", { key: input.key, attempt, result: outcome.result });
      if (outcome.result === "later") return outcome;

      const recorded = auditOutcome.parse(
        outcome.result === "ended"
          ? { ...outcome, evidence: contract.evidence.parse(outcome.evidence) }
          : outcome,
      );
      const end = { ...frame, id: `${input.key}:end`, type: "end", outcome: recorded } as const;
      const { record } = await deps.audit.append(end);
      return given(record.outcome ?? recorded);
    },
  };
}

function recordedOutcome(entries: readonly AuditEntry[]): Ended<unknown> | Refused | undefined {
  const outcome = entries.find(({ record }) => record.type === "end")?.record.outcome;
  return outcome ? given(outcome) : undefined;
}

/** What the run is told is what the audit trail says, on this try and on any later one. */
const given = (outcome: AuditOutcome): Ended<unknown> | Refused =>
  outcome.result === "gave-up" ? refused(outcome.code, "given up before") : outcome;

const frameOf = (step: string, input: StepInput) => ({
  caseId: input.caseId,
  step,
  key: input.key,
  subject: "subject" in input && typeof input.subject === "string" ? input.subject : null,
  actor: { kind: "app" as const, id: "mfa-remediation" },
  facts: {},
});

/** Seconds, where the other side did not say how long. */
const untold = 5;

/**
 * What an adapter says is final is returned; a wait that the other side asked for becomes a durable timer, and what the
 * error carries is handed on beside what the step carried so far.
 */
async function answered<Evidence>(
  effect: Promise<Outcome<Evidence>>,
  carry: unknown,
): Promise<Outcome<Evidence>> {
  try {
    return await effect;
  } catch (error) {
    if (error instanceof RefusedError) return refused(error.code, error.message);
    if (!(error instanceof TransientError)) throw error;
    const { retryAfterSeconds } = error;
    if (error.carry)
      return later(Math.max(1, retryAfterSeconds ?? untold), { ...(carry ?? {}), ...error.carry });
    if (retryAfterSeconds === undefined) throw error;
    return later(Math.max(1, retryAfterSeconds));
  }
}
