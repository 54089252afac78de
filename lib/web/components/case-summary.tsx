import { objectionIn } from "../../domain/objection.ts";
import { dictionaries } from "../dictionaries.ts";
import type { CasePageProps } from "../case-page-props.ts";
import { runState } from "../run-state.ts";
import { CodeText } from "./code-text.tsx";
import { DossierFacts } from "./dossier-facts.tsx";
import { StatusBadge } from "./status-badge.tsx";

type Props = Pick<CasePageProps, "context" | "view" | "asked" | "site">;

/** How far the run is, what is proven, and why it goes no further. */
export function CaseSummary({ context, view, asked, site }: Props) {
  const { language } = context;
  const dictionary = dictionaries[language];
  const { case: text } = dictionary;
  const { record, status, steps, timeline } = view;
  const isWaiting = asked.some(({ decision }) => decision === null);
  const open = steps.filter((step) => step.status === "open").length;
  const said = objectionIn(timeline) ? "subject-objects" : null;
  const code = said ?? record.ending?.code ?? record.triage?.blockedBy ?? null;
  return (
    <div class="notice">
      <p class="step">
        <strong>{runState(record, isWaiting, dictionary)}</strong>{" "}
        <StatusBadge status={status} language={language} />
      </p>
      {steps.length > 0 && !record.triage?.blockedBy && (
        <p>{open > 0 ? text.openSteps(open, steps.length) : text.nothingOpen}</p>
      )}
      {code !== null && <CodeText code={code} language={language} />}
      {code !== null && <DossierFacts code={code} record={record} site={site} language={language} />}
    </div>
  );
}
