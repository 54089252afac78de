/**
 * The check of a case's audit trail. What no chain can show by itself: entries cut off at its end, or an end rewritten
 * as a whole by somebody who may write the table; compare the last sequence number with a copy kept elsewhere.
 */
import { auditRecord, type AuditEntry, type AuditRecord, type NewAuditEntry } from "./audit-entry.ts";
import type { ApprovalStage } from "./approval.ts";
import { decisionStep } from "./decision-entry.ts";
import { canonicalJson, digest } from "./digest.ts";
import type { CaseId } from "./ids.ts";
import { isOfObjection } from "./objection.ts";
import { callsOf, situation } from "./situation.ts";

/** One row as it is stored, not yet believed. */
export interface StoredEntry {
  readonly rowKey: string;
  readonly record: string;
  readonly hash: string;
}

/**
 * `unreadable`: no audit record; `not-canonical`: says the same in other bytes; `hash`, `prev`, `sequence`: changed,
 * replaced, removed or added; `row-key`, `case`: stands where it does not belong; `repeated-id`: one fact twice;
 * `end-without-begin`; `begin-without-end`: the case was closed since, and whether the effect took place is not known;
 * `under-way`: the same while the case runs, which is no fault; `…-without-approval`: not every approval that it needs
 * stands before it.
 */
export type ChainFault =
  | "unreadable"
  | "not-canonical"
  | "hash"
  | "prev"
  | "sequence"
  | "row-key"
  | "case"
  | "repeated-id"
  | "end-without-begin"
  | "begin-without-end"
  | "under-way"
  | "removal-without-approval"
  | "device-without-approval"
  | "token-without-approval"
  | "pass-without-approval"
  | "number-without-approval"
  | "lift-without-approval";

export interface ChainProblem {
  /** Place in the chain: the row's key, which is the sequence number that belongs there. */
  readonly at: string;
  readonly kind: ChainFault;
  readonly step: string | null;
}

/** The entry's hash: over all of the record, `prev` included, so that each hash vouches for the whole chain before it. */
export const entryHash = (record: unknown): string => digest("mfa-audit/v1", record);

export const genesis = "0".repeat(64);

/** Key of the row that holds the entry: sorts as text the way the numbers do. */
export const sequenceKey = (sequence: number): string => String(sequence).padStart(10, "0");

/** The entry as it comes after the tail of its case's chain; undefined: it is the first. */
export function nextEntry(entry: NewAuditEntry, tail: AuditEntry | undefined, now: Date): AuditEntry {
  const record = auditRecord.parse({
    ...entry,
    v: 1,
    seq: tail ? tail.record.seq + 1 : 0,
    at: now.toISOString(),
    prev: tail?.hash ?? genesis,
  });
  return { record, hash: entryHash(record) };
}

/** The entry as a row holds it, and as the check reads it. */
export const storedEntry = ({ record, hash }: AuditEntry): StoredEntry => ({
  rowKey: sequenceKey(record.seq),
  record: canonicalJson(record),
  hash,
});

/** Everything that is wrong or not yet ended, in order of the rows; empty means that the chain holds as far as it goes. */
export function verifyChain(caseId: CaseId, rows: readonly StoredEntry[]): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const records: AuditRecord[] = [];
  let prev = genesis;
  let sequence = 0;
  for (const row of rows) {
    const read = readEntry(row);
    const step = read.record?.step ?? null;
    const report = (kind: ChainFault) => problems.push({ at: row.rowKey, kind, step });
    read.faults.forEach(report);
    if (read.record) {
      if (read.record.prev !== prev) report("prev");
      if (read.record.seq !== sequence) report("sequence");
      if (row.rowKey !== sequenceKey(read.record.seq)) report("row-key");
      if (read.record.caseId !== caseId) report("case");
      records.push(read.record);
    }
    prev = row.hash;
    sequence = (read.record?.seq ?? sequence) + 1;
  }
  return [...problems, ...framingProblems(records), ...unapprovedEffects(records)];
}

function readEntry({ record, hash }: StoredEntry): { record?: AuditRecord; faults: ChainFault[] } {
  try {
    const json: unknown = JSON.parse(record);
    const faults: ChainFault[] = [];
    if (canonicalJson(json) !== record) faults.push("not-canonical");
    if (entryHash(json) !== hash) faults.push("hash");
    const parsed = auditRecord.safeParse(json);
    return parsed.success ? { record: parsed.data, faults } : { faults: ["unreadable", ...faults] };
  } catch {
    return { faults: ["unreadable"] }; // neither JSON nor anything that has a canonical form
  }
}

/**
 * Each try of an effect begins, and the last one ends; a step that gave up may never have begun. The ticket is told after
 * the case was closed, so only what began before is late; what an objection starts takes its own time.
 */
function framingProblems(records: readonly AuditRecord[]): ChainProblem[] {
  const problems: ChainProblem[] = [];
  const ids = new Set<string>();
  const begun = new Set<string>();
  const open = new Map<string, ChainProblem>();
  for (const { id, key, seq, step, type, outcome } of records) {
    const at = sequenceKey(seq);
    if (ids.has(id)) problems.push({ at, kind: "repeated-id", step });
    ids.add(id);
    if (key === null) continue;
    if (type === "begin") {
      begun.add(key);
      open.set(key, { at, kind: "under-way", step });
    }
    if (type === "end") {
      if (!begun.has(key) && outcome?.result !== "gave-up")
        problems.push({ at, kind: "end-without-begin", step });
      open.delete(key);
    }
  }
  const closedAt = sequenceKey(records.findLast(isClosing)?.seq ?? 0);
  const late = ([key, problem]: [string, ChainProblem]): ChainProblem =>
    problem.at < closedAt && !isOfObjection(key) ? { ...problem, kind: "begin-without-end" } : problem;
  return [...problems, ...[...open].map(late)];
}

const isClosing = ({ type, step, outcome }: AuditRecord): boolean =>
  type === "end" && step === "close-case" && outcome?.result === "ended";

/** Whether the approvals are ones that count was for the effect to check; that there are any is for the trail to show. */
function unapprovedEffects(records: readonly AuditRecord[]): ChainProblem[] {
  const ofPlan = stagesOfPlan(records);
  const approved = new Set<unknown>();
  const problems: ChainProblem[] = [];
  for (const record of records) {
    const { seq, step, type, facts } = record;
    if (type === "event" && step === decisionStep && facts["verdict"] === "approved")
      approved.add(facts["stage"]);
    const stages: readonly ApprovalStage[] = step === liftStep ? ["lift"] : ofPlan;
    const kind = isClaimed(record) ? withoutApproval[step] : undefined;
    if (kind && !stages.every((stage) => approved.has(stage)))
      problems.push({ at: sequenceKey(seq), kind, step });
  }
  return problems;
}

/** Of the plan, as the case was opened: one approver or two. */
function stagesOfPlan(records: readonly AuditRecord[]): readonly ApprovalStage[] {
  const opened = records.find(({ type, step }) => type === "event" && step === "case-opened");
  const { data } = situation.safeParse(opened?.facts["situation"]);
  return data && callsOf(data).twoApprovers ? ["manager", "second"] : ["manager"];
}

/** The end of a quarantine begins unasked as well, only to say that it stays. */
const isClaimed = ({ type, step, outcome }: AuditRecord): boolean =>
  step === liftStep
    ? type === "end" && outcome?.result === "ended" && outcome.status === "verified"
    : type === "begin";

const liftStep = "lift-quarantine";

/** What destroys, hands out or ends a quarantine, by its step. */
const withoutApproval: Readonly<Record<string, ChainFault>> = {
  "remove-method": "removal-without-approval",
  "disable-device": "device-without-approval",
  "assign-token": "token-without-approval",
  "hand-over-pass": "pass-without-approval",
  "enter-number": "number-without-approval",
  [liftStep]: "lift-without-approval",
};
