/** What a runbook knows of an activity: its name, what goes in, what it leaves as evidence. */
import { z } from "zod";
import type { GaveUp } from "../../lib/domain/audit-entry.ts";
import { caseId } from "../../lib/domain/ids.ts";
import type { Ended, Refused } from "../../lib/domain/outcome.ts";
import { finalOf } from "./answer.ts";

/**
 * Every step gets these from the kit; `key` is the same on each retry and replay. `carry` is what the step's own `later`
 * handed on.
 */
const stepInput = z.object({ caseId, key: z.string(), carry: z.unknown().optional() });
export type StepInput = z.infer<typeof stepInput>;

export interface Contract<Input, Evidence> {
  /** Registered name, file name, audit step: a wire name, never renamed. */
  readonly name: string;
  readonly input: z.ZodType<Input & StepInput>;
  readonly evidence: z.ZodType<Evidence>;
  /** The step's last word with such evidence; made once, since every replay reads each step's answer again. */
  readonly final: z.ZodType<Ended<Evidence> | Refused | GaveUp>;
  /** How long the step may ask to be called later, in all. */
  readonly patienceSeconds: number;
}

const tenMinutes = 600;

export function contract<Input extends z.ZodRawShape, Evidence extends z.ZodRawShape>(
  name: string,
  input: Input,
  evidence: Evidence,
  patienceSeconds: number = tenMinutes,
): Contract<z.infer<z.ZodObject<Input>>, z.infer<z.ZodObject<Evidence>>> {
  const left = z.object(evidence);
  return {
    name,
    input: z.intersection(z.object(input), stepInput),
    evidence: left,
    final: finalOf(left),
    patienceSeconds,
  };
}
