import {
  entryHash,
  genesis,
  nextEntry,
  sequenceKey,
  storedEntry,
  verifyChain,
  type StoredEntry,
} from "../../../lib/domain/audit-chain.ts";
import {
  auditRecord,
  type AuditEntry,
  type AuditRecord,
  type NewAuditEntry,
} from "../../../lib/domain/audit-entry.ts";
import type { ApprovalStage } from "../../../lib/domain/approval.ts";
import { decisionEntry } from "../../../lib/domain/decision-entry.ts";
import { canonicalJson } from "../../../lib/domain/digest.ts";
import { approvalId } from "../../../lib/domain/ids.ts";
import { aCaseId, aDecision, anApproval, aUserId, anEvent } from "../../support/records.ts";

const key = `${aCaseId()}:revoke-sessions:${aUserId()}`;
const effect = { key, step: "revoke-sessions", subject: aUserId(), actor: { kind: "app", id: "x" } } as const;
const begin = anEvent(`${key}:begin:1`, { ...effect, type: "begin" });
const end = anEvent(`${key}:end`, {
  ...effect,
  type: "end",
  outcome: { result: "ended", status: "verified", evidence: { requestId: "r-1" } },
});
const story = [anEvent("opened"), begin, end, anEvent("closed", { step: "case-closed" })];

function chain(entries: readonly NewAuditEntry[]): StoredEntry[] {
  let prev = genesis;
  return entries.map((entry, seq) => {
    const row = stored({ ...entry, v: 1, seq, at: `2026-11-21T01:30:0${seq}.000Z`, prev });
    prev = row.hash;
    return row;
  });
}

const stored = (record: unknown, rowKey = sequenceKey((record as AuditRecord).seq)): StoredEntry => ({
  rowKey,
  record: canonicalJson(record),
  hash: entryHash(record),
});

const kinds = (rows: readonly StoredEntry[]) =>
  verifyChain(aCaseId(), rows).map(({ at, kind }) => `${Number(at)} ${kind}`);

/** The chain with the row at `index` made anew; `forge` may keep the old hash or make a fitting one. */
const altered = (index: number, change: (row: StoredEntry) => StoredEntry): StoredEntry[] =>
  chain(story).map((row, at) => (at === index ? change(row) : row));

const changed = (row: StoredEntry, change: object): unknown => ({ ...JSON.parse(row.record), ...change });

test("each next entry joins on to the one before, and is stored as the check reads it", () => {
  let tail: AuditEntry | undefined;
  const rows = story.map((entry, seq) => {
    tail = nextEntry(entry, tail, new Date(`2026-11-21T01:30:0${seq}.000Z`));
    return storedEntry(tail);
  });
  expect(rows).toEqual(chain(story));
});

test("an untouched chain has no fault", () => expect(kinds(chain(story))).toEqual([]));

describe("one field changed in place, of an event, a begin and an end", () => {
  const other: Record<keyof AuditRecord, unknown> = {
    v: 2,
    caseId: aCaseId(2),
    seq: 7,
    id: "other",
    at: "2026-11-21T09:00:00.000Z",
    type: "event",
    step: "other-step",
    key: "other:key",
    attempt: 2,
    subject: aUserId(9),
    actor: { kind: "person", id: aUserId(9) },
    outcome: { result: "ended", status: "open", evidence: null },
    facts: { ticket: "other" },
    prev: "f".repeat(64),
  };
  const fields = Object.keys(auditRecord.shape) as (keyof AuditRecord)[];
  const cases = [0, 1, 2].flatMap((index) => fields.map((field) => [index, field] as const));

  test.each(cases)("entry %i, field %s is named at its place", (index, field) => {
    const value = field === "type" && index === 0 ? "begin" : other[field];
    const rows = altered(index, (row) => ({
      ...row,
      record: canonicalJson(changed(row, { [field]: value })),
    }));
    expect(kinds(rows)).toContain(`${index} hash`);
  });

  test.each(cases)("entry %i, field %s with a hash that fits is named there or behind", (index, field) => {
    const value = field === "type" && index === 0 ? "begin" : other[field];
    const rows = altered(index, (row) => stored(changed(row, { [field]: value }), row.rowKey));
    expect(kinds(rows)).toContain(`${index + 1} prev`);
  });
});

test("a changed hash is named, and so is its successor", () => {
  const rows = altered(1, (row) => ({ ...row, hash: "f".repeat(64) }));
  expect(kinds(rows)).toEqual(["1 hash", "2 prev"]);
});

test("the same words in other bytes are named", () => {
  expect(kinds(altered(1, (row) => ({ ...row, record: ` ${row.record}` })))).toEqual(["1 not-canonical"]);
  const doubled = (row: StoredEntry) => ({ ...row, record: row.record.replace("{", '{"step":"x",') });
  expect(kinds(altered(1, doubled))).toEqual(["1 not-canonical"]);
});

test.each(["", "nonsense", "null", "{}", "[]", '"text"', "\ud800"])("the text %j is unreadable", (record) => {
  expect(kinds(altered(0, (row) => ({ ...row, record })))).toContain("0 unreadable");
});

test("a text with a lone surrogate is unreadable, not a crash", () => {
  const record = '{"v":"\\ud800"}';
  expect(kinds(altered(0, (row) => ({ ...row, record })))).toContain("0 unreadable");
});

test("a removed entry leaves a gap in the numbers and in the hashes", () => {
  expect(kinds(chain(story).filter((_, at) => at !== 0))).toEqual(["1 prev", "1 sequence"]);
  const withoutEnd = chain(story).filter((_, at) => at !== 2);
  expect(kinds(withoutEnd)).toEqual(["3 prev", "3 sequence", "1 under-way"]);
});

test("two entries that changed places are named", () => {
  const [first, second, ...rest] = chain(story);
  if (!first || !second) throw new Error("the story has four entries");
  const swapped = [{ ...second, rowKey: first.rowKey }, { ...first, rowKey: second.rowKey }, ...rest];
  expect(kinds(swapped)).toEqual(expect.arrayContaining(["0 prev", "0 sequence", "0 row-key", "1 row-key"]));
});

test("an entry of another case is named even where all its numbers fit", () => {
  const rows = chain([anEvent("opened", { caseId: aCaseId(2) })]);
  expect(kinds(rows)).toEqual(["0 case"]);
});

test("an entry put in with fitting numbers and hash breaks the one behind it", () => {
  const [first, ...rest] = chain(story);
  if (!first) throw new Error("the story has four entries");
  const planted = stored({
    ...anEvent("planted"),
    v: 1,
    seq: 1,
    at: "2026-11-21T01:30:00.500Z",
    prev: first.hash,
  });
  expect(kinds([first, planted, ...rest])).toEqual(expect.arrayContaining(["1 sequence", "1 prev"]));
});

test("one fact twice is named", () => {
  expect(kinds(chain([anEvent("opened"), anEvent("opened")]))).toEqual(["1 repeated-id"]);
});

test("an effect that never began cannot have ended; one that gave up may have", () => {
  expect(kinds(chain([end]))).toEqual(["0 end-without-begin"]);
  const gaveUp = { ...end, outcome: { result: "gave-up", code: "gave-up" } as const };
  expect(kinds(chain([gaveUp]))).toEqual([]);
});

test("an effect whose last try has not ended is under way at that try", () => {
  const again = { ...begin, id: `${key}:begin:2`, attempt: 2 };
  expect(kinds(chain([begin, again]))).toEqual(["1 under-way"]);
  expect(kinds(chain([begin, again, end]))).toEqual([]);
});

describe("a case that was closed", () => {
  const at = `${aCaseId()}:close-case:${aUserId()}`;
  const closing = { ...effect, key: at, step: "close-case" };
  const closeBegins = anEvent(`${at}:begin:1`, { ...closing, type: "begin" });
  const closeEnds = (outcome: NewAuditEntry["outcome"]) =>
    anEvent(`${at}:end`, { ...closing, type: "end", outcome });
  const closed = [closeBegins, closeEnds({ result: "ended", status: "recorded", evidence: null })];

  test("leaves no effect under way that began before", () => {
    expect(kinds(chain([begin, ...closed]))).toEqual(["0 begin-without-end"]);
    expect(kinds(chain([begin, ...closed, end]))).toEqual([]);
  });

  test("may still be telling the ticket, as one that is being closed may be closing; of an objection since before", () => {
    const told = `${aCaseId()}:tell-ticket:-:objected`;
    expect(kinds(chain([{ ...begin, key: told }, ...closed]))).toEqual(["0 under-way"]);
    expect(kinds(chain([...closed, begin]))).toEqual(["2 under-way"]);
    expect(kinds(chain([begin, closeBegins]))).toEqual(["0 under-way", "1 under-way"]);
  });

  test("is not one whose closing was refused or gave up", () => {
    for (const outcome of [
      { result: "refused", code: "no-such-case", detail: "" },
      { result: "gave-up", code: "gave-up" },
    ] as const)
      expect(kinds(chain([begin, closeBegins, closeEnds(outcome)]))).toEqual(["0 under-way"]);
  });
});

describe("a removal", () => {
  const at = `${aCaseId()}:remove-method:${aUserId()}:token`;
  const removal = { ...effect, key: at, step: "remove-method" };
  const removed = [
    anEvent(`${at}:begin:1`, { ...removal, type: "begin" }),
    anEvent(`${at}:end`, { ...removal, type: "end", outcome: { result: "refused", code: "x", detail: "" } }),
  ];
  const decided = (verdict: "approved" | "denied") => {
    const entry = decisionEntry(anApproval(), aDecision(anApproval(), { verdict }));
    return entry ? [entry] : [];
  };

  test("that began without an approval before it is named", () => {
    expect(kinds(chain([...decided("approved"), ...removed]))).toEqual([]);
    expect(kinds(chain(removed))).toEqual(["0 removal-without-approval"]);
    expect(kinds(chain([...decided("denied"), ...removed]))).toEqual(["1 removal-without-approval"]);
    expect(kinds(chain([...removed, ...decided("approved")]))).toEqual(["0 removal-without-approval"]);
  });
});

test("a pass that was handed over without an approval before it is named", () => {
  const at = `${aCaseId()}:hand-over-pass:${aUserId()}:1`;
  const handOver = { ...effect, key: at, step: "hand-over-pass" };
  const frame = [
    anEvent(`${at}:begin:1`, { ...handOver, type: "begin" }),
    anEvent(`${at}:end`, { ...handOver, type: "end", outcome: { result: "refused", code: "x", detail: "" } }),
  ];
  const entry = decisionEntry(anApproval(), aDecision(anApproval()));
  expect(kinds(chain(frame))).toEqual(["0 pass-without-approval"]);
  expect(kinds(chain([...(entry ? [entry] : []), ...frame]))).toEqual([]);
});

describe("what the trail's own approvals have to allow", () => {
  const opened = (situation: string) => anEvent("opened", { facts: { ticket: "4711", situation } });
  const decided = (stage: ApprovalStage, verdict: "approved" | "denied" = "approved") => {
    const approval = anApproval({ stage, approvalId: approvalId.parse(stage[0]?.repeat(32)) });
    const entry = decisionEntry(approval, aDecision(approval, { verdict }));
    if (!entry) throw new Error("nobody decided");
    return entry;
  };
  const framed = (step: string, outcome: NewAuditEntry["outcome"]) => {
    const at = `${aCaseId()}:${step}:${aUserId()}`;
    const one = { ...effect, key: at, step };
    return [
      anEvent(`${at}:begin:1`, { ...one, type: "begin" }),
      anEvent(`${at}:end`, { ...one, type: "end", outcome }),
    ];
  };
  const ended = (status: "accepted" | "verified" | "contained") =>
    ({ result: "ended", status, evidence: {} }) as const;

  test.each([
    ["remove-method", "removal-without-approval"],
    ["disable-device", "device-without-approval"],
    ["hand-over-pass", "pass-without-approval"],
  ])("%s of a stolen phone needs the second approval as well, before it", (step, fault) => {
    const taken = framed(step, ended("accepted"));
    const start = [opened("stolen-phone"), decided("manager")];
    expect(kinds(chain([...start, decided("second"), ...taken]))).toEqual([]);
    expect(kinds(chain([...start, ...taken]))).toEqual([`2 ${fault}`]);
    expect(kinds(chain([...start, decided("second", "denied"), ...taken]))).toEqual([`3 ${fault}`]);
    expect(kinds(chain([...start, ...taken, decided("second")]))).toEqual([`2 ${fault}`]);
    expect(kinds(chain([opened("stolen-phone"), decided("second"), ...taken]))).toEqual([`2 ${fault}`]);
    expect(kinds(chain([opened("lost-phone"), decided("manager"), ...taken]))).toEqual([]);
  });

  test.each([
    ["hardware-token-assign", "assign-token", "token-without-approval"],
    ["number-change", "enter-number", "number-without-approval"],
  ])("%s: %s needs the manager's approval, before it", (situation, step, fault) => {
    const done = framed(step, ended("verified"));
    const start = opened(situation);
    expect(kinds(chain([start, decided("manager"), ...done]))).toEqual([]);
    expect(kinds(chain([start, ...done]))).toEqual([`1 ${fault}`]);
    expect(kinds(chain([start, decided("manager", "denied"), ...done]))).toEqual([`2 ${fault}`]);
    expect(kinds(chain([start, ...done, decided("manager")]))).toEqual([`1 ${fault}`]);
  });

  test("a quarantine ends on an approval of its end, and may stay without one", () => {
    const start = [opened("stolen-phone"), decided("manager"), decided("second")];
    const lifted = framed("lift-quarantine", ended("verified"));
    expect(kinds(chain([...start, decided("lift"), ...lifted]))).toEqual([]);
    expect(kinds(chain([...start, ...lifted]))).toEqual(["4 lift-without-approval"]);
    expect(kinds(chain([...start, decided("lift", "denied"), ...lifted]))).toEqual([
      "5 lift-without-approval",
    ]);
    expect(kinds(chain([...start, ...framed("lift-quarantine", ended("contained"))]))).toEqual([]);
  });

  test("an approval of the end of a quarantine allows no removal", () => {
    const removed = framed("remove-method", ended("accepted"));
    expect(kinds(chain([opened("lost-phone"), decided("lift"), ...removed]))).toEqual([
      "2 removal-without-approval",
    ]);
  });
});

test("what no chain can show: entries cut off at its end", () => {
  expect(kinds(chain(story).slice(0, 3))).toEqual([]);
});
