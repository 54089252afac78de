/** A runbook: with the steps, phases and waits beside it, the few words runbooks are written in. */
import type { OrchestrationContext, OrchestrationHandler, Task } from "durable-functions";
import { z } from "zod";
import type { Ending } from "../../lib/domain/case-record.ts";
import { caseId, type CaseId } from "../../lib/domain/ids.ts";

export interface Run {
  readonly caseId: CaseId;
  /** Of this runbook's own run: events are sent to it. */
  readonly instanceId: string;
  /** From 1; the same on every replay. */
  readonly nextNumber: () => number;
  readonly context: OrchestrationContext;
}

export interface Runbook<Input> {
  readonly name: string;
  readonly input: z.ZodType<Input>;
  readonly handler: OrchestrationHandler;
}

export type Steps<Result> = Generator<Task, Result, unknown>;

export const completed = (): Ending => ({ kind: "completed", code: null });
export const stopped = (code: string): Ending => ({ kind: "stopped", code });
export const denied = (code: string): Ending => ({ kind: "denied", code });

/** Never leaves the kit: carries an ending from `must` or `phase` to the runbook's wrapper. */
export class Stopped extends Error {
  readonly ending: Ending;
  constructor(end: Ending) {
    super(`stopped: ${end.code ?? end.kind}`);
    this.ending = end;
  }
}

/** A runbook is registered under its name; its input always holds the case id, its output is how it ended. */
export function runbook<Shape extends z.ZodRawShape>(
  name: string,
  shape: Shape,
  body: (run: Run, input: z.infer<z.ZodObject<Shape>>) => Steps<Ending>,
): Runbook<z.infer<z.ZodObject<Shape>>> {
  const schema = z.object(shape);
  const withCase = z.object({ caseId });
  return {
    name,
    input: schema,
    *handler(context) {
      const raw: unknown = context.df.getInput();
      let last = 0;
      const run = {
        ...{ caseId: withCase.parse(raw).caseId, instanceId: context.df.instanceId, context },
        nextNumber: () => ++last,
      };
      try {
        return yield* body(run, schema.parse(raw));
      } catch (error) {
        if (error instanceof Stopped) return error.ending;
        throw error;
      }
    },
  };
}
