import type { ProofKind } from "../../domain/policy.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";

/** A field at fault. */
export type HandOverProblem = "proof" | "confirm";

interface Props {
  readonly action: string;
  readonly token: string;
  readonly number: number;
  readonly proofs: readonly ProofKind[];
  /** There was one before: this one replaces it. */
  readonly isAnother: boolean;
  readonly subjectName: string;
  readonly language: Language;
  readonly chosen: ProofKind | null;
  readonly isConfirmed: boolean;
  readonly problems: readonly HandOverProblem[];
}

/** Which check was made just now, by whoever sends it; one press makes one pass. */
export function HandOverForm(props: Props) {
  const { action, token, number, isAnother, language } = props;
  const { pass: text } = dictionaries[language];
  return (
    <form method="post" action={action} class="decision" noValidate>
      <h2>{isAnother ? text.anotherHeading : text.formHeading}</h2>
      {isAnother && <p>{text.anotherHint}</p>}
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="number" value={String(number)} />
      <Proofs {...props} />
      <Confirmation {...props} />
      <button class="primary">{isAnother ? text.makeAnother : text.make}</button>
    </form>
  );
}

function Proofs({ proofs, chosen, problems, language }: Props) {
  const { pass: text } = dictionaries[language];
  const isWrong = problems.includes("proof");
  return (
    <fieldset
      class="field"
      id="hand-over-proof"
      aria-describedby={isWrong ? "hand-over-proof-problem" : undefined}
    >
      <legend>{text.proof}</legend>
      {isWrong && (
        <p class="problem" id="hand-over-proof-problem">
          {text.problems.proof}
        </p>
      )}
      {proofs.map((kind) => (
        <label key={kind} class="check">
          <input type="radio" name="proof" value={kind} required checked={kind === chosen} />
          <span>{text.proofs[kind]}</span>
        </label>
      ))}
    </fieldset>
  );
}

function Confirmation({ subjectName, isConfirmed, problems, language }: Props) {
  const { pass: text } = dictionaries[language];
  const isWrong = problems.includes("confirm");
  return (
    <div class="field">
      {isWrong && (
        <p class="problem" id="hand-over-confirm-problem">
          {text.problems.confirm}
        </p>
      )}
      <label class="check">
        <input
          type="checkbox"
          id="hand-over-confirm"
          name="confirm"
          value="yes"
          required
          checked={isConfirmed}
          {...(isWrong && { "aria-describedby": "hand-over-confirm-problem", "aria-invalid": true })}
        />
        <span>{text.confirm(subjectName)}</span>
      </label>
    </div>
  );
}
