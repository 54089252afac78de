import { dictionaries } from "../dictionaries.ts";
import { displayLabel, displayText } from "../display-text.ts";
import { accountLine, managerName, requesterName } from "../names.ts";
import { linkTo } from "../page-context.ts";
import type { CasePageProps } from "../case-page-props.ts";
import { DecisionFacts } from "./decision-facts.tsx";
import { Facts } from "./facts.tsx";
import { TimeStamp } from "./time-stamp.tsx";

type Props = Pick<CasePageProps, "context" | "view" | "approval" | "decision" | "isApprover">;

export function CaseFacts({ context, view, approval, decision, isApprover }: Props) {
  const { language } = context;
  const dictionary = dictionaries[language];
  const { case: text, news, words } = dictionary;
  const { record } = view;
  const { request, ending } = record;
  return (
    <>
      <Facts
        pairs={[
          [text.subject, accountLine(record, dictionary)],
          [text.situation, words.situations[request.situation]],
          [text.phone, request.phone ? displayLabel(request.phone.name) : null],
          [text.requester, requesterName(record)],
          [text.manager, record.triage ? managerName(record, dictionary) : null],
          [text.ticket, `${request.ticket.id} (${displayText(record.source, 40)})`],
          [text.caseId, <code>{record.caseId}</code>],
          [text.opened, <TimeStamp at={record.openedAt} language={language} />],
          [text.ended, ending && <TimeStamp at={ending.at} language={language} />],
          [text.policy, `${displayText(record.policy.version, 40)} (${record.policyHash.slice(0, 8)})`],
        ]}
      />
      {approval && (
        <>
          <h2>{text.approval}</h2>
          <Facts
            pairs={[
              [text.asked, managerName(record, dictionary)],
              [text.until, <TimeStamp at={approval.expiresAt} language={language} />],
            ]}
          />
          {decision ? (
            <DecisionFacts
              decision={decision}
              deciderName={managerName(record, dictionary)}
              language={language}
            />
          ) : (
            <p>{ending ? text.neverAnswered : text.noAnswer}</p>
          )}
          {!decision && !ending && isMailLost(view) && (
            <p class="notice">{news.notMailed(managerName(record, dictionary))}</p>
          )}
          {isApprover && !decision && !ending && (
            <p>
              <a class="button" href={linkTo(context, `/approvals/${approval.approvalId}`)}>
                {text.toApproval}
              </a>
            </p>
          )}
        </>
      )}
    </>
  );
}

/** Nobody can say that the approver got the mail. */
function isMailLost({ timeline }: Props["view"]): boolean {
  const sent = timeline.findLast(
    ({ record }) => record.step === "send-approval-mail" && record.type === "end",
  );
  return sent !== undefined && sent.record.outcome?.result !== "ended";
}
