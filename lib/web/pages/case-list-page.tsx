import type { Brake } from "../../domain/brake.ts";
import type { CaseRecord } from "../../domain/case-record.ts";
import type { StepStatus } from "../../domain/outcome.ts";
import { Page } from "../components/page.tsx";
import { StatusBadge } from "../components/status-badge.tsx";
import { TimeStamp } from "../components/time-stamp.tsx";
import { dictionaries } from "../dictionaries.ts";
import { displayText } from "../display-text.ts";
import type { Language } from "../language.ts";
import { accountName } from "../names.ts";
import { linkTo, type PageContext } from "../page-context.ts";
import { runState } from "../run-state.ts";

interface UnreadMessage {
  readonly source: string;
  readonly id: string;
  readonly problem: string;
  readonly at: string;
}

interface Props {
  readonly context: PageContext;
  readonly cases: readonly {
    readonly record: CaseRecord;
    readonly status: StepStatus;
    readonly isWaiting: boolean;
  }[];
  /** Empty for readers who may not see them. */
  readonly rejected: readonly UnreadMessage[];
  /** Null: none is on; undefined for readers who may not see it. */
  readonly brake?: Brake | null | undefined;
}

/** The newest cases, and the messages that opened none. */
export function CaseListPage({ context, cases, rejected, brake }: Props) {
  const { language } = context;
  const dictionary = dictionaries[language];
  const { list: text, brake: brakeText } = dictionary;
  return (
    <Page context={context} title={text.title}>
      {brake && (
        <p class="notice bad">
          <strong>{brakeText.on}</strong> {brakeText.causes[brake.cause]}
        </p>
      )}
      {brake !== undefined && (
        <p>
          <a href={linkTo(context, "/brake")}>{brakeText.link}</a>
        </p>
      )}
      {cases.length === 0 ? (
        <p>{text.empty}</p>
      ) : (
        <table role="table">
          <caption>{text.caption}</caption>
          <Head names={[text.account, text.ticket, text.opened, text.run, text.proof]} />
          <tbody role="rowgroup">
            {cases.map(({ record, status, isWaiting }) => (
              <tr role="row" key={record.caseId}>
                <th role="rowheader" scope="row" data-name={text.account}>
                  <a href={linkTo(context, `/cases/${record.caseId}`)}>{accountName(record)}</a>
                </th>
                <td role="cell" data-name={text.ticket}>
                  {record.request.ticket.id}
                </td>
                <td role="cell" data-name={text.opened}>
                  <TimeStamp at={record.openedAt} language={language} />
                </td>
                <td role="cell" data-name={text.run}>
                  {runState(record, isWaiting, dictionary)}
                </td>
                <td role="cell" data-name={text.proof}>
                  <StatusBadge status={status} language={language} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rejected.length > 0 && <Rejected messages={rejected} language={language} />}
    </Page>
  );
}

function Rejected({
  messages,
  language,
}: {
  readonly messages: readonly UnreadMessage[];
  language: Language;
}) {
  const { list: text } = dictionaries[language];
  return (
    <>
      <h2>{text.rejected}</h2>
      <p>{text.rejectedHint}</p>
      <table role="table">
        <caption>{text.caption}</caption>
        <Head names={[text.source, text.message, text.problem, text.arrived]} />
        <tbody role="rowgroup">
          {messages.map(({ source, id, problem, at }) => (
            <tr role="row" key={`${source}:${id}`}>
              <td role="cell" data-name={text.source}>
                {displayText(source, 40)}
              </td>
              <td role="cell" data-name={text.message}>
                <code>{displayText(id, 64)}</code>
              </td>
              <td role="cell" data-name={text.problem}>
                {displayText(problem, 300)}
              </td>
              <td role="cell" data-name={text.arrived}>
                <TimeStamp at={at} language={language} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Head({ names }: { readonly names: readonly string[] }) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        {names.map((name) => (
          <th role="columnheader" key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
