import type { Approval } from "../lib/domain/approval.ts";
import type { AuditEntry } from "../lib/domain/audit-entry.ts";
import type { CaseRecord } from "../lib/domain/case-record.ts";
import { offeredUntil } from "../lib/domain/hand-overs.ts";
import { numberWantedUntil } from "../lib/domain/number-entries.ts";
import type { SignedInPerson } from "../lib/ports/sign-in.ts";
import type { DeskTask } from "../lib/web/case-page-props.ts";
import { mayEnterNumber } from "./may-enter-number.ts";
import { mayHandOver } from "./may-hand-over.ts";

/** What the case waits for now that this person may do on a page of its own; that page asks once more. */
export function deskTasks(
  person: Pick<SignedInPerson, "oid" | "roles">,
  record: CaseRecord,
  asked: readonly Approval[],
  entries: readonly AuditEntry[],
  now: Date,
): DeskTask[] {
  const pass = mayHandOver(person, record, asked) ? offeredUntil(entries, record, now) : undefined;
  const number = mayEnterNumber(person, record, asked) ? numberWantedUntil(entries, record, now) : undefined;
  return [
    ...(pass === undefined ? [] : [{ page: "pass" as const, until: pass }]),
    ...(number === undefined ? [] : [{ page: "number" as const, until: number }]),
  ];
}
