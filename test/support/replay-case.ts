import { InvocationContext } from "@azure/functions";
import type { OrchestrationHandler } from "durable-functions";
import { askedNames } from "./asked-names.ts";
import { orchestratorTurn } from "./orchestrator-turn.ts";
import type { RecordedInstance } from "./recorded-case.ts";

type Runbooks = readonly { readonly name: string; readonly handler: OrchestrationHandler }[];

/**
 * Replays each recorded turn against these runbooks and tells where they part; empty: a run that is under way can go on.
 * The engine itself matches results to steps by number and does not notice a changed name.
 */
export async function partings(recorded: readonly RecordedInstance[], runbooks: Runbooks): Promise<string[]> {
  const found: string[] = [];
  for (const instance of recorded) {
    const handler = runbooks.find(({ name }) => name === instance.runbook)?.handler;
    if (handler) found.push(...(await partingsOf(instance, handler)));
    else found.push(`${instance.runbook}: there is no such runbook any more`);
  }
  return found;
}

async function partingsOf(instance: RecordedInstance, handler: OrchestrationHandler): Promise<string[]> {
  const { id, input, parent, runbook, history, turns, output } = instance;
  const recorded: string[] = [];
  for (const [at, { shown, asked }] of turns.entries()) {
    recorded.push(...asked);
    const turn = {
      ...{ instanceId: id, parentInstanceId: parent, input },
      ...{ isReplaying: at > 0, history: history.slice(0, shown) },
    };
    const context = new InvocationContext({ functionName: runbook, logHandler: () => undefined });
    const answer = await orchestratorTurn(handler, turn, context);
    const place = `${runbook}, turn ${at + 1}`;
    const names = askedNames(answer);
    const step = names.findIndex((name, index) => name !== recorded[index]);
    if (step >= 0 || names.length < recorded.length) {
      const index = step < 0 ? names.length : step;
      return [
        `${place}: asks for ${names[index] ?? "nothing"} where ${recorded[index] ?? "nothing"} was asked for`,
      ];
    }
    const isLast = at === turns.length - 1;
    if (answer.isDone !== isLast) return [`${place}: ${answer.isDone ? "ends too early" : "does not end"}`];
    if (isLast && JSON.stringify(answer.output) !== output)
      return [`${place}: ends with ${JSON.stringify(answer.output)} where it was ${output ?? "nothing"}`];
  }
  return [];
}
