import type { CasePageProps } from "../case-page-props.ts";
import { CaseFacts } from "../components/case-facts.tsx";
import { CaseSummary } from "../components/case-summary.tsx";
import { ChainCheck } from "../components/chain-check.tsx";
import { DeskTasks } from "../components/desk-tasks.tsx";
import { MethodList } from "../components/method-list.tsx";
import { Page } from "../components/page.tsx";
import { PlanNotes } from "../components/plan-notes.tsx";
import { StaysOpen } from "../components/stays-open.tsx";
import { StepList } from "../components/step-list.tsx";
import { Trail } from "../components/trail.tsx";
import { dictionaries } from "../dictionaries.ts";
import { accountName } from "../names.ts";

/** Everything there is to see of a case; what it claims comes from the audit trail alone. */
export function CasePage(props: CasePageProps) {
  const { context, view } = props;
  const { language } = context;
  const { case: text } = dictionaries[language];
  const { record, steps, timeline } = view;
  const labels = record.triage?.labels ?? {};
  const plan = record.triage?.plan ?? null;
  return (
    <Page context={context} title={text.title(accountName(record))}>
      <CaseSummary {...props} />
      <DeskTasks {...props} />

      <h2>{text.facts}</h2>
      <CaseFacts {...props} />

      <h2>{text.steps}</h2>
      {steps.length > 0 ? (
        <StepList isEvidenceShown steps={steps} labels={labels} language={language} />
      ) : (
        <p>{record.triage ? text.noSteps : text.planFirst}</p>
      )}

      <StaysOpen {...props} />

      {plan !== null && (
        <>
          <h2>{text.plan}</h2>
          <h3>{record.triage?.blockedBy ? text.meant : text.remove}</h3>
          <MethodList decided={plan.remove} labels={labels} language={language} />
          <h3>{text.keep}</h3>
          <MethodList decided={plan.keep} labels={labels} language={language} />
          <PlanNotes plan={plan} language={language} />
        </>
      )}

      <h2>{text.timeline}</h2>
      <ChainCheck caseId={record.caseId} entries={timeline} language={language} />
      <Trail view={view} language={language} />
    </Page>
  );
}
