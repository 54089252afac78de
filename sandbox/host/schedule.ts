/**
 * When a timer is due, by its schedule text: NCRONTAB with or without seconds, or a TimeSpan.
 * What is accepted, and how it is read, was taken from a real Functions host, not from the cron library.
 */
import { Cron } from "croner";
import { StartRefused } from "./start-refused.ts";

export interface Schedule {
  /** The first time after this one; the end of the year 9999 for a date that never comes. */
  next(after: Date): Date;
}

const NEVER = new Date("9999-12-31T23:59:59Z");

const months = "january february march april may june july august september october november december".split(
  " ",
);
const weekdays = "sunday monday tuesday wednesday thursday friday saturday".split(" ");

interface Field {
  readonly from: number;
  readonly to: number;
  /** Names count up from `from`; any beginning of a name is taken for it. */
  readonly names: readonly string[];
}

const fields: readonly Field[] = [
  { from: 0, to: 59, names: [] },
  { from: 0, to: 59, names: [] },
  { from: 0, to: 23, names: [] },
  { from: 1, to: 31, names: [] },
  { from: 1, to: 12, names: months },
  { from: 0, to: 6, names: weekdays },
];

/** Throws StartRefused for texts that a real host refuses: L, ?, W, #, @hourly, weekday 7, numbers out of range. */
export function parseSchedule(text: string): Schedule {
  const constant = timeSpanMs(text);
  if (constant !== undefined) return { next: (after) => new Date(after.getTime() + constant) };
  const parts = text.trim().split(/\s+/);
  const withSeconds = parts.length === 5 ? ["0", ...parts] : parts;
  const values = withSeconds.map((part, index) => fieldValues(part, fields[index]));
  if (withSeconds.length !== fields.length || values.includes(undefined))
    throw new StartRefused(
      `The schedule expression '${text}' was not recognized as a valid cron expression or timespan string.`,
    );
  const cron = new Cron(values.join(" "), { timezone: "UTC", domAndDow: true });
  return { next: (after) => cron.nextRun(after) ?? NEVER };
}

function timeSpanMs(text: string): number | undefined {
  const [, days = "0", hours = "0", minutes = "0", seconds = "0"] =
    /^(?:(\d+)\.)?(\d\d?):(\d\d)(?::(\d\d))?$/.exec(text.trim()) ?? [];
  return (
    (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 || undefined
  );
}

/** Every number that the field stands for, as a list that leaves nothing to the library's own reading. */
function fieldValues(text: string, field: Field | undefined): string | undefined {
  if (!field) return undefined;
  const numbers = text.split(",").map((item) => itemValues(item, field));
  return numbers.includes(undefined) ? undefined : numbers.flat().join(",");
}

function itemValues(item: string, field: Field): number[] | undefined {
  const match = /^(\*|\w+)(?:-(\w+))?(?:\/([1-9]\d*))?$/.exec(item);
  if (!match) return undefined;
  const [, first = "", last, step = "1"] = match;
  const all = first === "*" && last === undefined;
  const low = all ? field.from : value(first, field);
  const open = all || (last === undefined && item.includes("/"));
  const high = open ? field.to : last === undefined ? low : value(last, field);
  if (low === undefined || high === undefined) return undefined;
  const [from, to] = low <= high ? [low, high] : [high, low]; // a range written backwards is swapped, not wrapped
  const list = [];
  for (let number = from; number <= to; number += Number(step)) list.push(number);
  return list;
}

function value(text: string, { from, to, names }: Field): number | undefined {
  const named = names.findIndex((name) => name.startsWith(text.toLowerCase()));
  const number = named >= 0 ? named + from : /^\d+$/.test(text) ? Number(text) : NaN;
  return number >= from && number <= to ? number : undefined;
}
