import type { Decision } from "../../domain/approval.ts";
import type { CaseRecord } from "../../domain/case-record.ts";
import { DecisionFacts } from "../components/decision-facts.tsx";
import { Page } from "../components/page.tsx";
import { dictionaries } from "../dictionaries.ts";
import { accountName } from "../names.ts";
import { linkTo, type PageContext } from "../page-context.ts";

interface Props {
  readonly context: PageContext;
  readonly record: CaseRecord;
  readonly decision: Decision;
  /** An answer came after this one stood: it was not taken. */
  readonly isLate: boolean;
  /** The waiting run has not been seen to take the answer. */
  readonly isUndelivered: boolean;
}

/** The decision that stands, by whom and when. */
export function DecidedPage({ context, record, decision, isLate, isUndelivered }: Props) {
  const { approval: text, messages } = dictionaries[context.language];
  return (
    <Page context={context} title={text.decidedTitle(accountName(record))}>
      <p class={isLate ? "notice bad" : "notice"} role="status">
        {isLate ? text.decidedAlready : text.decidedThanks}
      </p>
      <DecisionFacts decision={decision} deciderName={text.you} language={context.language} />
      <p>{decision.verdict === "approved" ? text.approvedNext : text.deniedNext}</p>
      {isUndelivered && <p>{text.undelivered}</p>}
      <p>
        <a href={linkTo(context, `/cases/${record.caseId}`)}>{messages.toCase}</a>
      </p>
    </Page>
  );
}
