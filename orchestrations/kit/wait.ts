import type { Run, Steps } from "./runbook.ts";

/** The time `seconds` from now, ISO; the same on every replay. */
export const deadlineIn = (run: Run, seconds: number): string =>
  new Date(run.context.df.currentUtcDateTime.getTime() + seconds * 1000).toISOString();

/** Seconds from now to then; negative once it has passed. The same on every replay. */
export const secondsUntil = (run: Run, time: string): number =>
  (Date.parse(time) - run.context.df.currentUtcDateTime.getTime()) / 1000;

/** Waits for the event or the deadline. The event only wakes: what it says is read from where it was stored. */
export function* answerUntil(run: Run, event: string, deadline: string): Steps<"answered" | "timed-out"> {
  const timer = run.context.df.createTimer(new Date(deadline));
  const answer = run.context.df.waitForExternalEvent(event);
  const first = yield run.context.df.Task.any([answer, timer]);
  if (first !== answer) return "timed-out";
  timer.cancel();
  return "answered";
}

/** Waits in a durable timer, which lasts six days at most. */
export function* pause(run: Run, seconds: number): Steps<void> {
  yield run.context.df.createTimer(new Date(deadlineIn(run, seconds)));
}
