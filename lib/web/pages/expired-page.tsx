import type { Approval } from "../../domain/approval.ts";
import type { CaseRecord } from "../../domain/case-record.ts";
import { approvalText } from "../approval-text.ts";
import { Facts } from "../components/facts.tsx";
import { Page } from "../components/page.tsx";
import { dictionaries } from "../dictionaries.ts";
import { accountLine, requesterName } from "../names.ts";
import { linkTo, type PageContext } from "../page-context.ts";
import { timeInWords } from "../time.ts";

interface Props {
  readonly context: PageContext;
  readonly approval: Approval;
  readonly record: CaseRecord;
}

/** Silence was a denial; nothing can be answered any more. */
export function ExpiredPage({ context, approval, record }: Props) {
  const dictionary = dictionaries[context.language];
  const { messages } = dictionary;
  const text = approvalText(dictionary, approval.stage, record.request.situation);
  return (
    <Page context={context} title={text.expiredTitle}>
      <p class="notice">{text.expired(timeInWords(approval.expiresAt, context.language))}</p>
      <p>{text.expiredNext}</p>
      <Facts
        pairs={[
          [text.who, accountLine(record, dictionary)],
          [text.asked, requesterName(record)],
          [text.ticket, record.request.ticket.id],
        ]}
      />
      <p>
        <a href={linkTo(context, `/cases/${record.caseId}`)}>{messages.toCase}</a>
      </p>
    </Page>
  );
}
