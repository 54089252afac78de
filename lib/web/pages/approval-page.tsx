import type { Answer, Approval } from "../../domain/approval.ts";
import type { CaseView } from "../../domain/case-view.ts";
import type { PlannedStep } from "../../domain/plan.ts";
import { callsOf } from "../../domain/situation.ts";
import { ApprovalFacts } from "../components/approval-facts.tsx";
import { DecisionForm, type FormProblem } from "../components/decision-form.tsx";
import { MethodList } from "../components/method-list.tsx";
import { PlanNotes } from "../components/plan-notes.tsx";
import { Page } from "../components/page.tsx";
import { StepList } from "../components/step-list.tsx";
import { approvalText } from "../approval-text.ts";
import { dictionaries } from "../dictionaries.ts";
import { accountName, requesterName } from "../names.ts";
import type { Language } from "../language.ts";
import type { Dictionary } from "../locales/en.ts";
import { linkTo, type PageContext } from "../page-context.ts";

export interface ApprovalPageProps {
  readonly context: PageContext;
  readonly approval: Approval;
  readonly view: CaseView;
  /** One for each button. */
  readonly tokens: Readonly<Record<Answer, string>>;
  /** Set when an answer came that could not be taken: what was typed is kept. */
  readonly rejected?: {
    readonly verdict: Answer;
    readonly reason: string;
    readonly isConfirmed: boolean;
    readonly isTokenStale: boolean;
    readonly problems: readonly FormProblem[];
  };
}

/** What the approver has to know, and the three answers. */
export function ApprovalPage({ context, approval, view, tokens, rejected }: ApprovalPageProps) {
  const { language } = context;
  const { honest, words } = dictionaries[language];
  const { record } = view;
  const text = approvalText(dictionaries[language], approval.stage, record.request.situation);
  const name = accountName(record);
  const situation = words.situations[record.request.situation];
  const form = (verdict: Answer) => (
    <DecisionForm
      action={linkTo(context, `/approvals/${approval.approvalId}`)}
      text={text}
      verdict={verdict}
      token={tokens[verdict]}
      subjectName={name}
      typed={rejected?.verdict === verdict ? rejected : { reason: "", isConfirmed: false }}
      problems={rejected?.verdict === verdict ? rejected.problems : []}
    />
  );
  return (
    <Page context={context} title={text.title(name, situation)}>
      {rejected && <Problems {...rejected} heading={text.problems} staleText={text.tokenStale} />}
      <p class="lead">{text.lead(requesterName(record), name, situation)}</p>
      <ApprovalFacts approval={approval} view={view} context={context} />

      {approval.stage === "lift" ? (
        <HowThingsStand view={view} language={language} />
      ) : (
        <PlanToDecide text={text} view={view} language={language} />
      )}

      <div class="notice">
        <h2>{text.beforeYouDecide}</h2>
        <p>{honest.notAProof}</p>
        <p>{text.silence}</p>
      </div>
      <div class="decisions">
        {form("approved")}
        {form("denied")}
        {form("attack")}
      </div>
    </Page>
  );
}

interface ShownProps {
  readonly view: CaseView;
  readonly language: Language;
}

interface PlanProps extends ShownProps {
  readonly text: Dictionary["approval"];
}

/** What is done already, what would be removed, and what stays. */
function PlanToDecide({ text, view, language }: PlanProps) {
  const { situation, token } = view.record.request;
  const { honest, pass, words } = dictionaries[language];
  const plan = view.record.triage?.plan;
  const labels = view.record.triage?.labels ?? {};
  const { assignsToken, changesNumber, contain } = callsOf(situation);
  const atOnce = view.steps.filter((step) => step.beforeApproval);
  const isPlanned = (step: PlannedStep["name"]) =>
    plan?.steps.some(({ name, beforeApproval }) => name === step && !beforeApproval);
  return (
    <>
      {atOnce.length > 0 && (
        <>
          <h2>{contain ? text.done : text.seen}</h2>
          <p>{text.doneHint}</p>
          <StepList isEvidenceShown={false} steps={atOnce} labels={labels} language={language} />
        </>
      )}
      {contain && <p class="hint">{honest.sessions}</p>}

      {assignsToken ? (
        <>
          <h2>{text.willAssign}</h2>
          <p>
            <strong>{text.token(token?.serial ?? words.unknown)}</strong>
          </p>
          <p>{text.tokenMeans}</p>
        </>
      ) : changesNumber ? (
        <>
          <h2>{text.willChange}</h2>
          <p>{text.numberMeans}</p>
        </>
      ) : (
        <>
          <h2>{text.willDo}</h2>
          <MethodList decided={plan?.remove ?? []} labels={labels} language={language} />
        </>
      )}
      {isPlanned("revoke-sessions") && <p>{text.alsoRevoked}</p>}
      {isPlanned("check-app-passwords") && <p>{text.alsoAppPasswords}</p>}
      {plan?.pass && <p>{text.alsoPass(pass.lifetime(plan.pass.lifetimeMinutes, plan.pass.isUsableOnce))}</p>}
      <h2>{text.willKeep}</h2>
      <MethodList decided={plan?.keep ?? []} labels={labels} language={language} />
      <PlanNotes plan={plan} language={language} />
      <p>{text.after}</p>
    </>
  );
}

/** Before the end of a quarantine: what is proven and what is open, and what its end means. */
function HowThingsStand({ view, language }: ShownProps) {
  const { approval: text, honest } = dictionaries[language];
  const labels = view.record.triage?.labels ?? {};
  return (
    <>
      <h2>{text.liftHow}</h2>
      <StepList isEvidenceShown={false} steps={view.steps} labels={labels} language={language} />
      <p>{honest.quarantineStays}</p>
      <p>{text.lift.after}</p>
    </>
  );
}

interface ProblemsProps extends NonNullable<ApprovalPageProps["rejected"]> {
  readonly heading: string;
  readonly staleText: string;
}

/** Before everything else, with a link to each field: https://www.w3.org/WAI/tutorials/forms/notifications/ */
function Problems({ verdict, problems, isTokenStale, heading, staleText }: ProblemsProps) {
  return (
    <div class="notice bad" role="alert">
      <h2>{heading}</h2>
      {isTokenStale && <p>{staleText}</p>}
      {problems.length > 0 && (
        <ul>
          {problems.map(({ field, says }) => (
            <li key={field}>
              <a href={`#${verdict}-${field}`}>{says}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
