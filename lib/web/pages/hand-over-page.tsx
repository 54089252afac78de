import type { CaseRecord } from "../../domain/case-record.ts";
import { mostPasses, type HandOver } from "../../domain/hand-overs.ts";
import type { ProofKind } from "../../domain/policy.ts";
import { CodeText } from "../components/code-text.tsx";
import { Facts } from "../components/facts.tsx";
import { HandOverForm } from "../components/hand-over-form.tsx";
import type { ProofProblem } from "../components/proof-fields.tsx";
import { HandOverList } from "../components/hand-over-list.tsx";
import { Page } from "../components/page.tsx";
import { dictionaries } from "../dictionaries.ts";
import { accountLine, accountName, managerName, requesterName } from "../names.ts";
import { linkTo, type PageContext } from "../page-context.ts";

export interface HandOverPageProps {
  readonly context: PageContext;
  readonly record: CaseRecord;
  /** Of the plan's methods, as the directory was read back. */
  readonly isRemovalProven: boolean;
  /** Oldest first. */
  readonly earlier: readonly HandOver[];
  /** What the form is good for. */
  readonly number: number;
  /** Null: there may be no further pass. */
  readonly token: string | null;
  /** Object id of whoever reads it. */
  readonly reader: string;
  /** Why nothing was handed over just now, where something was sent. */
  readonly rejected: {
    readonly problem?: "token" | "taken";
    readonly problems?: readonly ProofProblem[];
    readonly code?: string;
    readonly proof?: ProofKind | null;
    readonly isConfirmed?: boolean;
  };
}

/** Who needs a pass and why, what to check first, and the one button. */
export function HandOverPage(props: HandOverPageProps) {
  const { context, record, isRemovalProven, earlier, number, token, reader, rejected } = props;
  const { language } = context;
  const dictionary = dictionaries[language];
  const { pass: text, honest } = dictionary;
  const name = accountName(record);
  return (
    <Page context={context} title={text.title(name)}>
      <Rejected {...props} />
      <p class="lead">
        {isRemovalProven ? text.lead(name) : text.leadUnproven(name)} {text.purpose}
      </p>
      <Who {...props} />
      {earlier.length > 0 && (
        <>
          <h2>{text.earlier}</h2>
          <HandOverList handOvers={earlier} reader={reader} language={language} />
        </>
      )}
      <div class="notice">
        <h2>{text.check}</h2>
        <p>{honest.notAProof}</p>
        <p>{text.noProof}</p>
        <p>{text.onlyOnce}</p>
      </div>
      {token === null ? (
        <p>{text.limit(mostPasses)}</p>
      ) : (
        <HandOverForm
          action={linkTo(context, `/cases/${record.caseId}/pass`)}
          token={token}
          number={number}
          proofs={record.policy.pass.proofs}
          isAnother={earlier.some(({ state }) => state !== "not-made")}
          subjectName={name}
          language={language}
          chosen={rejected.proof ?? null}
          isConfirmed={rejected.isConfirmed ?? false}
          problems={rejected.problems ?? []}
        />
      )}
    </Page>
  );
}

function Who({ context, record }: HandOverPageProps) {
  const { language } = context;
  const dictionary = dictionaries[language];
  const { approval, case: caseText, pass: text, words } = dictionary;
  const { request, triage } = record;
  const planned = triage?.plan?.pass;
  return (
    <Facts
      pairs={[
        [approval.who, accountLine(record, dictionary)],
        [caseText.situation, words.situations[request.situation]],
        [approval.asked, requesterName(record)],
        [text.approvedBy, managerName(record, dictionary)],
        [approval.ticket, request.ticket.id],
        [text.planned, planned ? text.lifetime(planned.lifetimeMinutes, planned.isUsableOnce) : null],
        [caseText.caseId, <a href={linkTo(context, `/cases/${record.caseId}`)}>{approval.caseLink}</a>],
      ]}
    />
  );
}

function Rejected({ context, rejected: { problem, problems = [], code } }: HandOverPageProps) {
  const { language } = context;
  const { pass: text } = dictionaries[language];
  if (!problem && !code && problems.length === 0) return null;
  return (
    <div class="notice bad" role="alert">
      <h2>{code === "answer-lost" ? text.lost : text.notHandedOver}</h2>
      {problem && <p>{text.rejected[problem]}</p>}
      {code && <CodeText code={code} language={language} />}
      {code === "answer-lost" && <p>{text.lostNext}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map((field) => (
            <li key={field}>
              <a href={`#check-${field}`}>{text.problems[field]}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
