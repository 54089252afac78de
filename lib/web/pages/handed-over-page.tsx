import type { CaseRecord } from "../../domain/case-record.ts";
import type { Secret } from "../../domain/secret.ts";
import { Page } from "../components/page.tsx";
import { TimeStamp } from "../components/time-stamp.tsx";
import { dictionaries } from "../dictionaries.ts";
import { accountName } from "../names.ts";
import { linkTo, type PageContext } from "../page-context.ts";

interface Props {
  readonly context: PageContext;
  readonly record: CaseRecord;
  readonly code: Secret;
  /** ISO. */
  readonly expiresAt: string;
  readonly isUsableOnce: boolean;
}

/** The one page that ever shows the code, in the answer to the request that made it. */
export function HandedOverPage({ context, record, code, expiresAt, isUsableOnce }: Props) {
  const { language } = context;
  const { pass: text, messages } = dictionaries[language];
  const name = accountName(record);
  return (
    <Page context={context} title={text.handedOverTitle(name)}>
      <p class="lead">{text.handedOverLead(name)}</p>
      <p class="secret" translate={false}>
        <code>{code.reveal()}</code>
      </p>
      <p>
        {text.validUntil} <TimeStamp at={expiresAt} language={language} /> {isUsableOnce && text.usableOnce}
      </p>
      <h2>{text.howTo}</h2>
      <ol>
        {text.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div class="notice bad">
        <p>{text.shownOnce}</p>
      </div>
      <p>
        <a href={linkTo(context, `/cases/${record.caseId}`)}>{messages.toCase}</a>
      </p>
    </Page>
  );
}
