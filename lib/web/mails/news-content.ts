import type { CaseNews } from "../../domain/case-news.ts";
import { callsOf } from "../../domain/situation.ts";
import type { StepView } from "../../domain/case-view.ts";
import { dictionaries } from "../dictionaries.ts";
import { displayText } from "../display-text.ts";
import type { Language } from "../language.ts";
import type { Dictionary } from "../locales/en.ts";
import { accountLine, accountName, methodName, requesterName, stepName } from "../names.ts";
import { timeInWords } from "../time.ts";
import { why } from "../why.ts";
import { newsParagraphs } from "./news-paragraphs.ts";

export interface NewsContent {
  readonly subject: string;
  readonly paragraphs: readonly string[];
  readonly facts: readonly (readonly [string, string])[];
  /** Headed lists: the plan, or the steps with what proves them. */
  readonly lists: readonly { readonly heading: string; readonly items: readonly string[] }[];
  readonly link: { readonly label: string; readonly url: string };
}

/** What a mail and a ticket comment say, before either gives it a form. */
export function newsContent(news: CaseNews, language: Language): NewsContent {
  const dictionary = dictionaries[language];
  const { news: text, words, approval } = dictionary;
  const { record, turn, expiresAt } = news;
  const { ticket, situation } = record.request;
  const ticketId = displayText(ticket.id, 64);
  const until = turn === "approval-wanted" && expiresAt ? timeInWords(expiresAt, language) : null;
  return {
    subject: subjectOf(news, dictionary)(accountName(record), ticketId, words.situations[situation]),
    paragraphs: newsParagraphs(news, language),
    facts: [
      [text.who, accountLine(record, dictionary)],
      [text.what, words.situations[situation]],
      [text.asked, requesterName(record)],
      [text.ticket, `${ticketId} (${displayText(record.source, 40)})`],
      [text.caseId, record.caseId],
      ...(until ? [[approval.until, until] as const] : []),
    ],
    lists: [...planLists(news, language), ...stepLists(news, language)],
    link: { label: text.link, url: news.link },
  };
}

function subjectOf({ turn, stage, record }: CaseNews, { news: text }: Dictionary) {
  if (turn === "app-passwords-wanted" && callsOf(record.request.situation).recreate)
    return text.renewalSubject;
  const isOfLift =
    stage === "lift" && (turn === "approval-wanted" || turn === "approved" || turn === "denied");
  return isOfLift ? text.liftSubjects[turn] : text.subjects[turn];
}

function planLists({ turn, stage, record }: CaseNews, language: Language): NewsContent["lists"] {
  const dictionary = dictionaries[language];
  const { triage } = record;
  if (turn !== "approval-wanted" || stage === "lift" || !triage?.plan) return [];
  const { remove, keep } = triage.plan;
  const item = ({ method, because }: (typeof remove)[number]) =>
    `${methodName(method, triage.labels, dictionary)}: ${dictionary.words.reasons[because]}`;
  return [
    { heading: dictionary.news.toRemove, items: remove.map(item) },
    { heading: dictionary.news.toKeep, items: keep.map(item) },
  ].filter(({ items }) => items.length > 0);
}

function stepLists({ turn, stage, steps, record }: CaseNews, language: Language): NewsContent["lists"] {
  const whole = [
    "closed",
    "app-passwords-wanted",
    "default-wanted",
    "activation-wanted",
    "denied",
    "pass-ready",
    "pass-unused",
  ];
  const isWhole = whole.includes(turn);
  const isAll = stage === "lift" || isWhole;
  const shown = turn === "opened" ? [] : steps.filter((step) => isAll || step.beforeApproval);
  if (shown.length === 0) return [];
  const labels = record.triage?.labels ?? {};
  return [
    {
      heading: dictionaries[language].news.steps,
      items: shown.map((step) => stepLine(step, labels, language)),
    },
  ];
}

/** Never more than the step's status says. */
function stepLine(step: StepView, labels: Readonly<Record<string, string>>, language: Language): string {
  const dictionary = dictionaries[language];
  const status = dictionary.words.statuses[step.status];
  return `${stepName(step, labels, dictionary)} – ${status.name}: ${why(step, dictionary).says}`;
}
