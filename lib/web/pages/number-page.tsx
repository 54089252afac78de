import type { CaseRecord } from "../../domain/case-record.ts";
import { endOfTextsAndCalls, type PhoneType } from "../../domain/phone-number.ts";
import type { ProofKind } from "../../domain/policy.ts";
import type { Secret } from "../../domain/secret.ts";
import { CodeText } from "../components/code-text.tsx";
import { Facts } from "../components/facts.tsx";
import { fieldOf, NumberForm, type NumberProblem } from "../components/number-form.tsx";
import { Page } from "../components/page.tsx";
import { dictionaries } from "../dictionaries.ts";
import { accountLine, accountName, managerName, requesterName } from "../names.ts";
import { linkTo, type PageContext } from "../page-context.ts";

export interface NumberPageProps {
  readonly context: PageContext;
  readonly record: CaseRecord;
  /** Read back as typed just now. */
  readonly entered?: { readonly isSmsSignInOff: boolean };
  readonly form?: { readonly turn: number; readonly token: string };
  /** Why nothing is proven to have been entered just now, where something was sent. */
  readonly rejected?: {
    readonly problem?: NumberProblem;
    readonly code?: string;
    /** The directory was asked: whether it did anything is not known. */
    readonly isBegun?: boolean;
    readonly typed?: Secret;
    readonly type?: PhoneType | null;
    readonly proof?: ProofKind | null;
    readonly isConfirmed?: boolean;
  };
}

/** Whose number it is, what to check first, and the one form; or that it is entered. */
export function NumberPage(props: NumberPageProps) {
  const { context, record, entered, form, rejected = {} } = props;
  const { number: text, messages } = dictionaries[context.language];
  const name = accountName(record);
  return (
    <Page context={context} title={text.title(name)}>
      <Rejected {...props} />
      <p class="lead">{entered ? text.entered : text.lead(name)}</p>
      {entered?.isSmsSignInOff && <p>{text.smsSignInOff}</p>}
      <Who {...props} />
      {!entered && (
        <div class="notice">
          <h2>{text.check}</h2>
          <p>{text.source}</p>
          <p>{text.never}</p>
        </div>
      )}
      <p>{text.ending(endOfTextsAndCalls)}</p>
      {form && (
        <NumberForm
          action={linkTo(context, `/cases/${record.caseId}/number`)}
          {...form}
          language={context.language}
          typed={rejected.typed ?? null}
          chosen={rejected.type ?? null}
          proofs={record.policy.pass.proofs}
          subjectName={name}
          proof={rejected.proof ?? null}
          isConfirmed={rejected.isConfirmed ?? false}
          problem={rejected.problem ?? null}
        />
      )}
      <p>
        <a href={linkTo(context, `/cases/${record.caseId}`)}>{messages.toCase}</a>
      </p>
    </Page>
  );
}

function Who({ context, record }: NumberPageProps) {
  const dictionary = dictionaries[context.language];
  const { approval, case: caseText, pass, words } = dictionary;
  return (
    <Facts
      pairs={[
        [approval.who, accountLine(record, dictionary)],
        [caseText.situation, words.situations[record.request.situation]],
        [approval.asked, requesterName(record)],
        [pass.approvedBy, managerName(record, dictionary)],
        [approval.ticket, record.request.ticket.id],
      ]}
    />
  );
}

const placeOf = {
  number: "phone-number",
  type: "phone-type",
  proof: "check-proof",
  confirm: "check-confirm",
} as const;

function Rejected({ context, rejected = {} }: NumberPageProps) {
  const { language } = context;
  const { number: text } = dictionaries[language];
  const { problem, code, isBegun } = rejected;
  if (!problem && !code) return null;
  const field = problem && fieldOf(problem);
  return (
    <div class="notice bad" role="alert">
      <h2>{isBegun ? text.notProven : text.problem}</h2>
      {problem &&
        (field ? (
          <p>
            <a href={`#${placeOf[field]}`}>{text.problems[problem]}</a>
          </p>
        ) : (
          <p>{text.problems[problem]}</p>
        ))}
      {code && <CodeText code={code} language={language} />}
    </div>
  );
}
