import type { AuditEntry } from "../../domain/audit-entry.ts";
import type { CaseView } from "../../domain/case-view.ts";
import { knownCode } from "../../domain/refusal-code.ts";
import { dictionaries } from "../dictionaries.ts";
import { displayText } from "../display-text.ts";
import { entryName } from "../entry-name.ts";
import type { Language } from "../language.ts";
import type { Dictionary } from "../locales/en.ts";
import { TimeStamp } from "./time-stamp.tsx";

interface Props {
  readonly view: CaseView;
  readonly language: Language;
}

/** The audit trail, oldest first: what ended, happened or is under way, and every single entry on request. */
export function Trail({ view, language }: Props) {
  const { timeline } = view;
  const ended = new Set(
    timeline.filter(({ record }) => record.type === "end").map(({ record }) => record.key),
  );
  const isTold = ({ record }: AuditEntry) => record.type !== "begin" || !ended.has(record.key);
  return (
    <>
      <Entries view={view} entries={timeline.filter(isTold)} language={language} />
      <details>
        <summary>
          {dictionaries[language].case.everyEntry} ({timeline.length})
        </summary>
        <Entries view={view} entries={timeline} language={language} />
      </details>
    </>
  );
}

function Entries({ view, entries, language }: Props & { readonly entries: readonly AuditEntry[] }) {
  const dictionary = dictionaries[language];
  return (
    <ol class="timeline">
      {entries.map(({ record, hash }) => (
        <li key={record.seq} class={record.type}>
          <TimeStamp at={record.at} language={language} />
          <span>
            {whatHappened(record, entryName(record, view.record, dictionary), dictionary)}{" "}
            <span class="because">{why(record, dictionary)}</span>
          </span>
          <span class="by">
            {dictionary.case.by} {actorName(record.actor, dictionary)} · <code>{hash.slice(0, 8)}</code>
          </span>
        </li>
      ))}
    </ol>
  );
}

type Entry = AuditEntry["record"];

function whatHappened({ type, attempt, outcome }: Entry, name: string, { steps, words }: Dictionary): string {
  if (type === "event") return steps.happened(name);
  if (type === "begin") return attempt > 1 ? steps.beganAgain(name, attempt) : steps.began(name);
  if (outcome?.result === "ended") return steps.ended(name, words.statuses[outcome.status].name);
  return outcome?.result === "refused" ? steps.refused(name) : steps.gaveUp(name);
}

function why({ outcome, facts }: Entry, { codes, words }: Dictionary): string {
  if (outcome && outcome.result !== "ended") return codes[knownCode(outcome.code)].says;
  const verdicts: Readonly<Record<string, string>> = words.verdicts;
  const { code, verdict } = facts;
  if (typeof code === "string") return codes[knownCode(code)].says;
  return typeof verdict === "string" ? (verdicts[verdict] ?? "") : "";
}

function actorName({ kind, id }: Entry["actor"], { case: text }: Dictionary): string {
  switch (kind) {
    case "app":
      return text.app;
    case "person":
      return text.personTail(id.slice(-4));
    case "source":
      return text.source(displayText(id, 40));
  }
}
