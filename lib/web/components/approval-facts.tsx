import type { Approval } from "../../domain/approval.ts";
import type { CaseView } from "../../domain/case-view.ts";
import { outOfHandSince } from "../../domain/out-of-hand.ts";
import { callsOf } from "../../domain/situation.ts";
import { dictionaries } from "../dictionaries.ts";
import { displayLabel, displayText } from "../display-text.ts";
import { accountLine, requesterName } from "../names.ts";
import { linkTo, type PageContext } from "../page-context.ts";
import { Facts } from "./facts.tsx";
import { TimeStamp } from "./time-stamp.tsx";

interface Props {
  readonly context: PageContext;
  readonly approval: Approval;
  readonly view: CaseView;
}

/** Whom and what the decision is about, who asks for it, and until when. */
export function ApprovalFacts({ context, approval, view }: Props) {
  const { language } = context;
  const dictionary = dictionaries[language];
  const { approval: text, case: caseText, words } = dictionary;
  const { record } = view;
  const { phone, situation, ticket } = record.request;
  return (
    <Facts
      pairs={[
        [text.who, accountLine(record, dictionary)],
        [caseText.situation, words.situations[situation]],
        [
          caseText.outOfHand,
          callsOf(situation).goesByTime ? (
            <TimeStamp at={outOfHandSince(record)} language={language} />
          ) : null,
        ],
        [caseText.phone, phone ? displayLabel(phone.name) : null],
        [text.asked, requesterName(record)],
        [text.ticket, `${ticket.id} (${displayText(record.source, 40)})`],
        [text.until, <TimeStamp at={approval.expiresAt} language={language} />],
        [caseText.caseId, <a href={linkTo(context, `/cases/${record.caseId}`)}>{text.caseLink}</a>],
      ]}
    />
  );
}
