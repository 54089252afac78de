import type { StepView } from "../../domain/case-view.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";
import { stepName } from "../names.ts";
import { why } from "../why.ts";
import { Evidence } from "./evidence.tsx";
import { StatusBadge } from "./status-badge.tsx";
import { TimeStamp } from "./time-stamp.tsx";

interface Props {
  readonly steps: readonly StepView[];
  readonly labels: Readonly<Record<string, string>>;
  readonly language: Language;
  /** Request ids and the like: for whoever checks, not for whoever decides. */
  readonly isEvidenceShown: boolean;
}

/** Each step with its status, why it has it, when, and what proves it. */
export function StepList({ steps, labels, language, isEvidenceShown }: Props) {
  const dictionary = dictionaries[language];
  return (
    <ol class="steps">
      {steps.map((step) => (
        <li key={`${step.name}:${step.discriminator ?? ""}`}>
          <p class="step">
            <strong>{stepName(step, labels, dictionary)}</strong>{" "}
            <StatusBadge status={step.status} language={language} />
          </p>
          <p class="because">
            {why(step, dictionary).says}
            {step.at !== null && (
              <>
                {" "}
                <TimeStamp at={step.at} language={language} />
              </>
            )}
          </p>
          {isEvidenceShown && <Evidence value={step.evidence} language={language} />}
        </li>
      ))}
    </ol>
  );
}
