import type { CaseRecord } from "../domain/case-record.ts";
import type { Dictionary } from "./locales/en.ts";

/** How far the run is; says nothing of what is proven. */
export function runState(record: CaseRecord, isWaiting: boolean, { case: text }: Dictionary): string {
  if (record.ending) return text.endings[record.ending.kind];
  return isWaiting ? text.waiting : text.running;
}
