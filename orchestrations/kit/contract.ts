/** What a runbook knows of an activity: its name, what goes in, what it leaves as evidence. */
import { z } from "zod";
import { caseId } from "../../lib/domain/ids.ts";

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
  /** How long the step may ask to be called later, in all. */
  readonly patienceSeconds: number;
}

const tenMinutes = 600;

export const contract = <Input extends z.ZodRawShape, Evidence extends z.ZodRawShape>(
  name: string,
  input: Input,
  evidence: Evidence,
  patienceSeconds: number = tenMinutes,
): Contract<z.infer<z.ZodObject<Input>>, z.infer<z.ZodObject<Evidence>>> => ({
  name,
  input: z.intersection(z.object(input), stepInput),
  evidence: z.object(evidence),
  patienceSeconds,
});
