import { readFileSync } from "node:fs";
import type { HistoryRow, Instance } from "../../../../sandbox/host/durable/instance.ts";
import {
  eventType,
  type Answer,
  type HistoryEvent,
  type MessageEvent,
} from "../../../../sandbox/host/durable/protocol.ts";
import { type ClosedTurn, closeTurn, openTurn } from "../../../../sandbox/host/durable/step.ts";

/** Recorded from a real host: what each turn of an orchestrator was shown, and what the SDK answered. */
interface RecordedTurn {
  readonly history: readonly HistoryEvent[];
  readonly isReplaying: boolean;
  readonly function?: string;
  readonly answer: { readonly returnValue: Answer } | { readonly error: { readonly data: Answer } };
}
interface RecordedInstance {
  readonly function: string;
  readonly turns: readonly RecordedTurn[];
}
type Recording = Readonly<Record<string, { readonly instances: Readonly<Record<string, RecordedInstance>> }>>;

const files = ["turns-flow", "turns-failure", "turns-client", "turns-data"];

/** Turns whose next recorded turn cannot be foretold by this host, and why. */
const leftOut: Readonly<Record<string, string>> = (
  JSON.parse(readFileSync("sandbox/host/left-out.json", "utf8")) as {
    durable: { goldenTurns: Record<string, string> };
  }
).durable.goldenTurns;

const known = {
  activities: new Set(["add1", "sleep", "fail", "flaky", "seen", "give", "info", "measure"]),
  orchestrators: new Set(["child"]),
};

const pairs = files.flatMap((file) =>
  Object.values(JSON.parse(readFileSync(`test/vectors/recorded/${file}.json`, "utf8")) as Recording).flatMap(
    ({ instances }) =>
      Object.entries(instances).flatMap(([id, { function: name, turns }]) =>
        turns.slice(1).flatMap((next, index) => {
          const turn = turns[index];
          return turn
            ? [{ label: `${file} ${id}, turn ${index + 1}`, id, name: turn.function ?? name, turn, next }]
            : [];
        }),
      ),
  ),
);

const lastStart = (history: readonly HistoryEvent[]): number =>
  history.findLastIndex(({ EventType }) => EventType === eventType.turnStarted);
const isMessage = (event: HistoryEvent): event is MessageEvent => event.EventType !== eventType.turnStarted;

function play(id: string, name: string, { history, answer }: RecordedTurn): ClosedTurn {
  const at = lastStart(history);
  const start = history.find((event) => event.EventType === eventType.executionStarted);
  if (!start) throw new Error(`${id}: no execution started`);
  const isFresh = at === 0 && history[2]?.EventType === eventType.turnCompleted;
  const instance: Instance = {
    ...{
      id,
      name,
      executionId: start.OrchestrationInstance.ExecutionId,
      generation: 0,
      parent: start.ParentInstance,
    },
    ...{ input: start.Input, status: "Running", output: null, failureDetails: null, customStatus: null },
    ...{ createdAt: start.Timestamp, updatedAt: start.Timestamp, historyLength: at, isFresh },
  };
  const past: HistoryRow[] = history.slice(0, at).map((event) => ({ event }));
  const now = history[at]?.Timestamp ?? "";
  const turn = openTurn(instance, past, isFresh ? [] : history.slice(at + 1).filter(isMessage), now);
  const recorded = "error" in answer ? { ...answer.error.data, threw: true as const } : answer.returnValue;
  return closeTurn(turn, recorded, known, now, "next");
}

/** What two hosts may write differently: clock readings, and members that are null. Timers are compared to the millisecond. */
function plain(event: HistoryEvent): object {
  const entries = Object.entries(event).filter(([key, value]) => key !== "Timestamp" && value !== null);
  return Object.fromEntries(
    entries
      .filter(([key]) => key !== "Generation" && key !== "GenerateNewTrace")
      .map(([key, value]): [string, unknown] => [key, key === "FireAt" ? Date.parse(String(value)) : value]),
  );
}

describe("a turn leaves the rows that the next turn of a real host was shown", () => {
  test.each(pairs.filter(({ label }) => !(label in leftOut)))("$label", ({ id, name, turn, next }) => {
    const closed = play(id, name, turn);
    const first = next.history[1];
    const isNextGeneration = lastStart(next.history) === 0 && first?.EventType === eventType.executionStarted;
    if (isNextGeneration) {
      const fresh = openTurn(closed.instance, [], [], "");
      expect(fresh.isReplaying).toBe(next.isReplaying);
      expect(fresh.history.map(({ EventType }) => EventType)).toEqual(
        next.history.map(({ EventType }) => EventType),
      );
      expect(closed.instance.input).toBe(first.Input);
      return;
    }
    const shown = next.history.slice(0, lastStart(next.history));
    const kept = turn.history.slice(0, lastStart(turn.history));
    expect([...kept, ...closed.rows.map(({ event }) => event)].map(plain)).toEqual(shown.map(plain));
  });
});

test("the list of turns left out names only recorded turns", () => {
  const labels = pairs.map(({ label }) => label);
  expect(Object.keys(leftOut).filter((label) => !labels.includes(label))).toEqual([]);
});
