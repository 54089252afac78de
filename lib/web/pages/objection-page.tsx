import type { CaseRecord } from "../../domain/case-record.ts";
import { Facts } from "../components/facts.tsx";
import { Page } from "../components/page.tsx";
import { TimeStamp } from "../components/time-stamp.tsx";
import { dictionaries } from "../dictionaries.ts";
import { displayText } from "../display-text.ts";
import { requesterName } from "../names.ts";
import { linkTo, type PageContext } from "../page-context.ts";
import { timeInWords } from "../time.ts";

interface Props {
  readonly context: PageContext;
  readonly record: CaseRecord;
  /** When the reader said that it was not them, ISO; null: they have not. */
  readonly objectedAt: string | null;
  readonly token: string;
  /** What was sent had a token that counts no more. */
  readonly isTokenStale: boolean;
}

/** What somebody asked for in the reader's name, and the one button that stops it. */
export function ObjectionPage({ context, record, objectedAt, token, isTokenStale }: Props) {
  const { language } = context;
  const { approval, case: caseText, objection: text, words } = dictionaries[language];
  const { request, openedAt } = record;
  return (
    <Page context={context} title={text.title}>
      {isTokenStale && objectedAt === null && (
        <p class="notice bad" role="alert">
          {text.tokenStale}
        </p>
      )}
      {objectedAt !== null && (
        <div class="notice" role="status">
          <p>{text.stands(timeInWords(objectedAt, language))}</p>
          <p>{text.next}</p>
        </div>
      )}
      <p class="lead">{text.lead(requesterName(record))}</p>
      <Facts
        pairs={[
          [caseText.situation, words.situations[request.situation]],
          [approval.asked, requesterName(record)],
          [approval.ticket, `${displayText(request.ticket.id, 64)} (${displayText(record.source, 40)})`],
          [text.opened, <TimeStamp at={openedAt} language={language} />],
          [caseText.caseId, record.caseId],
        ]}
      />
      {record.ending && <p>{text.ended}</p>}
      {objectedAt === null && (
        <form method="post" action={linkTo(context, context.path)} class="decision attack">
          <p>{text.says}</p>
          <p>{text.told}</p>
          <input type="hidden" name="token" value={token} />
          <button class="primary">{text.button}</button>
          <p class="hint">{text.wasMe}</p>
        </form>
      )}
    </Page>
  );
}
