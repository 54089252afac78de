import type { ApprovalStage } from "../../domain/approval.ts";
import { discriminatorOf } from "../../domain/step-key.ts";
import { dictionaries } from "../dictionaries.ts";
import { displayLabel, displayText } from "../display-text.ts";
import { accountLine, approverName, managerName, requesterName } from "../names.ts";
import { linkTo } from "../page-context.ts";
import type { CasePageProps } from "../case-page-props.ts";
import { DecisionFacts } from "./decision-facts.tsx";
import { Facts } from "./facts.tsx";
import { TimeStamp } from "./time-stamp.tsx";

type Props = Pick<CasePageProps, "context" | "view" | "asked">;

export function CaseFacts({ context, view, asked }: Props) {
  const { language } = context;
  const dictionary = dictionaries[language];
  const { case: text, words } = dictionary;
  const { record } = view;
  const { request, ending } = record;
  return (
    <>
      <Facts
        pairs={[
          [text.subject, accountLine(record, dictionary)],
          [text.situation, words.situations[request.situation]],
          [text.phone, request.phone ? displayLabel(request.phone.name) : null],
          [text.token, request.token ? request.token.serial : null],
          [text.requester, requesterName(record)],
          [text.manager, record.triage ? managerName(record, dictionary) : null],
          [text.ticket, `${request.ticket.id} (${displayText(record.source, 40)})`],
          [text.caseId, <code>{record.caseId}</code>],
          [text.opened, <TimeStamp at={record.openedAt} language={language} />],
          [text.ended, ending && <TimeStamp at={ending.at} language={language} />],
          [text.policy, `${displayText(record.policy.version, 40)} (${record.policyHash.slice(0, 8)})`],
        ]}
      />
      {asked.map((one) => (
        <AskedFacts key={one.approval.approvalId} context={context} view={view} {...one} />
      ))}
    </>
  );
}

type AskedProps = Pick<CasePageProps, "context" | "view"> & CasePageProps["asked"][number];

/** Who was asked for what until when, and what they said. */
function AskedFacts({ context, view, approval, decision, isApprover }: AskedProps) {
  const { language } = context;
  const dictionary = dictionaries[language];
  const { case: text, news, words } = dictionary;
  const { record } = view;
  const { ending } = record;
  const name = approverName(record, approval.stage, dictionary);
  return (
    <>
      <h2>
        {text.approval}: {words.stages[approval.stage]}
      </h2>
      <Facts
        pairs={[
          [text.asked, name],
          [text.until, <TimeStamp at={approval.expiresAt} language={language} />],
        ]}
      />
      {decision ? (
        <DecisionFacts decision={decision} deciderName={name} language={language} />
      ) : (
        <p>{ending ? text.neverAnswered : text.noAnswer}</p>
      )}
      {!decision && !ending && isMailLost(view, approval.stage) && (
        <p class="notice">{news.notMailed(name)}</p>
      )}
      {isApprover && !decision && !ending && (
        <p>
          <a class="button" href={linkTo(context, `/approvals/${approval.approvalId}`)}>
            {text.toApproval}
          </a>
        </p>
      )}
    </>
  );
}

/** Nobody can say that the approver got the mail. */
function isMailLost({ timeline }: AskedProps["view"], stage: ApprovalStage): boolean {
  const sent = timeline.findLast(
    ({ record: { step, type, key } }) =>
      step === "send-approval-mail" && type === "end" && discriminatorOf(key ?? "") === stage,
  );
  return sent !== undefined && sent.record.outcome?.result !== "ended";
}
