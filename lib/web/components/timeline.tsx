import type { AuditEntry } from "../../domain/audit-entry.ts";
import { knownCode } from "../../domain/refusal-code.ts";
import { dictionaries } from "../dictionaries.ts";
import { displayText } from "../display-text.ts";
import type { Language } from "../language.ts";
import type { Dictionary } from "../locales/en.ts";
import { TimeStamp } from "./time-stamp.tsx";

interface Props {
  readonly entries: readonly AuditEntry[];
  readonly language: Language;
}

/** The audit trail, oldest first, with who did what and the beginning of each entry's hash. */
export function Timeline({ entries, language }: Props) {
  const dictionary = dictionaries[language];
  return (
    <ol class="timeline">
      {entries.map(({ record, hash }) => (
        <li key={record.seq} class={record.type}>
          <TimeStamp at={record.at} language={language} />
          <span>
            {whatHappened(record, dictionary)} <span class="because">{why(record, dictionary)}</span>
          </span>
          <span class="by">
            {dictionary.case.by} {actorName(record.actor, dictionary)} · <code>{hash.slice(0, 8)}</code>
          </span>
        </li>
      ))}
    </ol>
  );
}

function whatHappened(
  { step, type, attempt, outcome }: AuditEntry["record"],
  dictionary: Dictionary,
): string {
  const { steps, words } = dictionary;
  const planned: Readonly<Record<string, string>> = steps.planned;
  const name = planned[step] ?? steps.others[step] ?? displayText(step);
  if (type === "event") return steps.happened(name);
  if (type === "begin") return attempt > 1 ? steps.beganAgain(name, attempt) : steps.began(name);
  if (outcome?.result === "ended") return steps.ended(name, words.statuses[outcome.status].name);
  return outcome?.result === "refused" ? steps.refused(name) : steps.gaveUp(name);
}

function why({ outcome, facts }: AuditEntry["record"], { codes, words }: Dictionary): string {
  if (outcome && outcome.result !== "ended") return codes[knownCode(outcome.code)].says;
  const verdicts: Readonly<Record<string, string>> = words.verdicts;
  const verdict = facts["verdict"];
  return typeof verdict === "string" ? (verdicts[verdict] ?? "") : "";
}

function actorName({ kind, id }: AuditEntry["record"]["actor"], { case: text }: Dictionary): string {
  switch (kind) {
    case "app":
      return text.app;
    case "person":
      return text.personTail(id.slice(-4));
    case "source":
      return text.source(displayText(id, 40));
  }
}
