import type { CaseView, StepView } from "../../domain/case-view.ts";
import { objectionIn } from "../../domain/objection.ts";
import { mfaHintsIn } from "../../domain/mfa-hints.ts";
import { callsOf } from "../../domain/situation.ts";
import type { CasePageProps } from "../case-page-props.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";
import { stepName } from "../names.ts";
import { rememberedLines } from "../remembered-lines.ts";
import { why } from "../why.ts";
import { AppPasswordsTask } from "./app-passwords-task.tsx";

type Props = Pick<CasePageProps, "context" | "view" | "site" | "attest">;

/** What no status of this case covers, and what a person can do about it. */
export function StaysOpen({ context, view, site, attest }: Props) {
  const { language } = context;
  const dictionary = dictionaries[language];
  const { case: text, honest } = dictionary;
  const { request, triage } = view.record;
  const calls = callsOf(request.situation);
  if (!triage?.plan) return null;
  const isOver = view.record.ending !== null;
  const isObjected = objectionIn(view.timeline) !== undefined;
  const open = view.steps.filter((step) => step.status === "open" && step.name !== "check-app-passwords");
  const isSeen = view.steps.some(
    ({ name, status }) =>
      name === "check-app-passwords" && (status === "seen-in-audit" || status === "attested"),
  );
  return (
    <>
      <h2>{text.stays}</h2>
      {isOver && open.length > 0 && (
        <ul>
          {open.map((step) => (
            <OpenStep
              key={`${step.name}:${step.discriminator ?? ""}`}
              step={step}
              labels={triage.labels}
              isObjected={isObjected}
              language={language}
            />
          ))}
        </ul>
      )}
      {calls.recreate && !isOver && (
        <div class="notice task">
          <p>{honest.renew}</p>
          <p>
            {honest.renewHow} {honest.appPasswordsWhere}
          </p>
          <p>{honest.appPasswordsWho}</p>
        </div>
      )}
      {calls.contain && <p>{honest.sessions}</p>}
      {calls.contain &&
        rememberedLines(mfaHintsIn(view.timeline), dictionary).map((line) => <p key={line}>{line}</p>)}
      {isQuarantined(view) && (
        <p>
          {honest.quarantineStays} {!isObjected && honest.quarantineByHand}
        </p>
      )}
      {calls.appPasswords && !isSeen && !isObjected && (
        <AppPasswordsTask context={context} view={view} site={site} attest={attest} />
      )}
    </>
  );
}

function isQuarantined({ steps }: CaseView): boolean {
  const isOf = (step: StepView["name"], statuses: readonly StepView["status"][]) =>
    steps.some(({ name, status }) => name === step && statuses.includes(status));
  return isOf("quarantine", ["verified"]) && !isOf("lift-quarantine", ["verified", "not-applicable"]);
}

interface OpenStepProps {
  readonly step: StepView;
  readonly labels: Readonly<Record<string, string>>;
  /** What the subject objects to is nothing to do by hand; taking a pass back is. */
  readonly isObjected: boolean;
  readonly language: Language;
}

function OpenStep({ step, labels, isObjected, language }: OpenStepProps) {
  const dictionary = dictionaries[language];
  const { says, route } = why(step, dictionary);
  return (
    <li>
      <strong>{stepName(step, labels, dictionary)}</strong>: {says}{" "}
      {(!isObjected || step.name === "take-back-pass") && route}
    </li>
  );
}
