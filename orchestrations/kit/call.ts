import type { GaveUp } from "../../lib/domain/audit-entry.ts";
import type { Ended, Refused } from "../../lib/domain/outcome.ts";
import { stepKey } from "../../lib/domain/step-key.ts";
import { answerOf, notYet } from "./answer.ts";
import type { Budget } from "./budget.ts";
import type { Contract } from "./contract.ts";
import { keepTrying } from "./keep-trying.ts";
import type { Run, Steps } from "./runbook.ts";

/** The first call stands in this history; a step that it does not end leaves four more events here, and goes on elsewhere. */
export function* call<Input extends object, Evidence>(
  run: Run,
  step: Contract<Input, Evidence>,
  input: Input,
  discriminator: string | undefined,
  budget: Budget,
): Steps<Ended<Evidence> | Refused | GaveUp> {
  const { caseId } = run;
  const subject = "subject" in input && typeof input.subject === "string" ? input.subject : null;
  const given = { ...input, caseId, key: stepKey({ caseId, step: step.name, subject, discriminator }) };

  const answer = yield* answerOf(run.context, step.name, { ...given, carry: null });
  if (!notYet.safeParse(answer).success) return step.final.parse(answer);
  const tried = { caseId, step: step.name, input: given, budget, answer };
  const id = `${run.instanceId}:${keepTrying.name}:${run.nextNumber()}`;
  return step.final.parse(yield run.context.df.callSubOrchestrator(keepTrying.name, tried, id));
}
