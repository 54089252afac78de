import type { Approval, Decision } from "../../domain/approval.ts";
import type { CaseRecord, Ending } from "../../domain/case-record.ts";
import { approvalText } from "../approval-text.ts";
import { CodeText } from "../components/code-text.tsx";
import { DecisionFacts } from "../components/decision-facts.tsx";
import { Page } from "../components/page.tsx";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";
import type { Dictionary } from "../locales/en.ts";
import { accountName } from "../names.ts";
import { linkTo, type PageContext } from "../page-context.ts";

const nextText = (verdict: Decision["verdict"], text: Dictionary["approval"]): string => {
  if (verdict === "approved") return text.approvedNext;
  return verdict === "attack" ? text.attackNext : text.deniedNext;
};

interface Props {
  readonly context: PageContext;
  readonly approval: Approval;
  readonly record: CaseRecord;
  readonly decision: Decision;
  /** An answer came after this one stood: it was not taken. */
  readonly isLate: boolean;
  /** The waiting run has not been seen to take the answer. */
  readonly isUndelivered: boolean;
}

/** The decision that stands, by whom and when, and what became of it. */
export function DecidedPage({ context, approval, record, decision, isLate, isUndelivered }: Props) {
  const dictionary = dictionaries[context.language];
  const { messages, words } = dictionary;
  const text = approvalText(dictionary, approval.stage, record.request.situation);
  const situation = words.situations[record.request.situation];
  return (
    <Page context={context} title={text.decidedTitle(accountName(record), situation)}>
      <p class={isLate ? "notice bad" : "notice"} role="status">
        {isLate ? text.decidedAlready : text.decidedThanks}
      </p>
      <DecisionFacts decision={decision} deciderName={text.you} language={context.language} />
      {record.ending ? (
        <Ended ending={record.ending} language={context.language} />
      ) : (
        <>
          <p>{nextText(decision.verdict, text)}</p>
          {isUndelivered && <p>{text.undelivered}</p>}
        </>
      )}
      <p>
        <a href={linkTo(context, `/cases/${record.caseId}`)}>{messages.toCase}</a>
      </p>
    </Page>
  );
}

function Ended({ ending, language }: { readonly ending: Ending; readonly language: Language }) {
  const { approval: text, case: caseText } = dictionaries[language];
  return (
    <>
      <p>
        <strong>{caseText.endings[ending.kind]}</strong>
      </p>
      {ending.code === null ? <p>{text.endedNext}</p> : <CodeText code={ending.code} language={language} />}
    </>
  );
}
