import type { ProofKind } from "../../domain/policy.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";

/** A field at fault. */
export type ProofProblem = "proof" | "confirm";

export interface ProofFieldsProps {
  readonly proofs: readonly ProofKind[];
  readonly subjectName: string;
  readonly language: Language;
  readonly chosen: ProofKind | null;
  readonly isConfirmed: boolean;
  readonly problems: readonly ProofProblem[];
}

/** How whoever sends the form checked just now that it is the person, and that they did. */
export function ProofFields(props: ProofFieldsProps) {
  return (
    <>
      <Proofs {...props} />
      <Confirmation {...props} />
    </>
  );
}

function Proofs({ proofs, chosen, problems, language }: ProofFieldsProps) {
  const { pass: text } = dictionaries[language];
  const isWrong = problems.includes("proof");
  return (
    <fieldset class="field" id="check-proof" aria-describedby={isWrong ? "check-proof-problem" : undefined}>
      <legend>{text.proof}</legend>
      {isWrong && (
        <p class="problem" id="check-proof-problem">
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

function Confirmation({ subjectName, isConfirmed, problems, language }: ProofFieldsProps) {
  const { pass: text } = dictionaries[language];
  const isWrong = problems.includes("confirm");
  return (
    <div class="field">
      {isWrong && (
        <p class="problem" id="check-confirm-problem">
          {text.problems.confirm}
        </p>
      )}
      <label class="check">
        <input
          type="checkbox"
          id="check-confirm"
          name="confirm"
          value="yes"
          required
          checked={isConfirmed}
          {...(isWrong && { "aria-describedby": "check-confirm-problem", "aria-invalid": true })}
        />
        <span>{text.confirm(subjectName)}</span>
      </label>
    </div>
  );
}
