/** One timer function: waits for its next time, runs it, remembers it; catches up once on what a stop made it miss. */
import type { TableClient } from "@azure/data-tables";
import type { Log } from "./core-api.ts";
import { type Clock, ringAt, systemClock } from "./durable/clock.ts";
import { errorText } from "./error-text.ts";
import type { Schedule } from "./schedule.ts";
import { NEVER_RAN, readStatus, type ScheduleStatus, writeStatus } from "./timer-monitor.ts";

export interface TimerTrigger {
  readonly name: string;
  readonly schedule: Schedule;
  /** Where the runs are remembered; undefined for timers that are not monitored. */
  readonly monitor: TableClient | undefined;
  readonly runOnStartup: boolean;
  /** Gets the timer's JSON; rejects when the function failed. */
  readonly run: (json: string) => Promise<unknown>;
  readonly log: Log;
}

export interface RunningTimer {
  /** Runs the function now, out of turn; rejects when it fails. */
  runNow(): Promise<void>;
  /** Starts nothing more and waits for the run under way. */
  stop(): Promise<void>;
}

export async function startTimer(trigger: TimerTrigger, clock: Clock = systemClock): Promise<RunningTimer> {
  const { name, schedule, monitor, log } = trigger;
  const known = monitor && (await statusAtStart(trigger, monitor, new Date(clock.now())));
  let status = known?.status;
  const stopping = new AbortController();
  const running = keepTime();

  async function keepTime(): Promise<void> {
    if (known?.isPastDue || trigger.runOnStartup) await tick(known?.isPastDue ?? false);
    while (await reached(clock, schedule.next(new Date(clock.now())), stopping.signal)) await tick(false);
  }

  async function tick(isPastDue: boolean): Promise<void> {
    const last = new Date(clock.now());
    try {
      await trigger.run(timerJson(status, isPastDue));
    } catch (error) {
      log("error", `Function.${name}`, errorText(error));
    }
    if (!monitor) return;
    status = { last, next: schedule.next(last), lastUpdated: last };
    try {
      await writeStatus(monitor, name, status);
    } catch (error) {
      log("warning", "Host.Timers", `${name}: the run could not be remembered: ${errorText(error)}`);
    }
  }

  return {
    async runNow() {
      await trigger.run(timerJson(status, false));
    },
    async stop() {
      stopping.abort();
      await running;
    },
  };
}

/** True when it is that time, false when the wait was ended before. */
function reached(clock: Clock, due: Date, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isDue: boolean): void => {
      cancel();
      signal.removeEventListener("abort", stop);
      resolve(isDue);
    };
    const stop = (): void => end(false);
    const cancel = ringAt(clock, due.getTime(), () => end(true));
    signal.addEventListener("abort", stop);
    if (signal.aborted) stop();
  });
}

/** A timer seen for the first time, or with another schedule than before, starts afresh. */
async function statusAtStart(
  { name, schedule }: TimerTrigger,
  monitor: TableClient,
  now: Date,
): Promise<{ status: ScheduleStatus; isPastDue: boolean }> {
  const stored = await readStatus(monitor, name);
  const from = stored && (stored.last.getTime() === NEVER_RAN.getTime() ? stored.lastUpdated : stored.last);
  if (!stored || !from || schedule.next(from).getTime() !== stored.next.getTime()) {
    const fresh = { last: stored?.last ?? NEVER_RAN, next: schedule.next(now) };
    await writeStatus(monitor, name, { ...fresh, lastUpdated: now });
    return { status: { ...fresh, lastUpdated: stored ? now : NEVER_RAN }, isPastDue: false };
  }
  return { status: stored, isPastDue: stored.next < now };
}

/** In .NET's spelling; the SDK turns the names into camel case. */
function timerJson(status: ScheduleStatus | undefined, isPastDue: boolean): string {
  const time = (date: Date): string => date.toISOString().replace(/(\.000)?Z$/, "+00:00");
  return JSON.stringify({
    Schedule: { AdjustForDST: true },
    ScheduleStatus: status
      ? { Last: time(status.last), Next: time(status.next), LastUpdated: time(status.lastUpdated) }
      : null,
    IsPastDue: isPastDue,
  });
}
