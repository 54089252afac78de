/** Scripted Graphs for one test file: an answer for each `METHOD /version/path`, all stopped after each test. */
import { startScriptedGraph, type Asked, type Scripted, type ScriptedGraph } from "./scripted-graph.ts";

/** Several answers are given one after the other, and the last of them from then on. */
export type Answers = Readonly<Record<string, Scripted | readonly Scripted[]>>;

export interface ScriptedPaths {
  start(answers: Answers, options?: Parameters<typeof startScriptedGraph>[1]): Promise<ScriptedGraph>;
  stopAll(): Promise<void>;
}

export function scriptedPaths(): ScriptedPaths {
  const started: ScriptedGraph[] = [];
  return {
    start: async (answers, options) => {
      const graph = await startScriptedGraph(answering(answers), options);
      started.push(graph);
      return graph;
    },
    stopAll: async () => {
      for (const graph of started.splice(0)) await graph.stop();
    },
  };
}

/** What nothing is scripted for is answered as Graph never does. */
function answering(answers: Answers): (asked: Asked) => Scripted {
  const given = new Map<string, number>();
  return ({ method, target }) => {
    const key = `${method} ${target.split("?")[0] ?? ""}`;
    const times = given.get(key) ?? 0;
    given.set(key, times + 1);
    const answer = answers[key] ?? { status: 418 };
    return "length" in answer ? (answer[Math.min(times, answer.length - 1)] ?? { status: 418 }) : answer;
  };
}

/** `METHOD /path` of every request, in order. */
export const callsOf = ({ asked }: ScriptedGraph): string[] =>
  asked.map(({ method, target }) => `${method} ${target.split("?")[0] ?? ""}`);
