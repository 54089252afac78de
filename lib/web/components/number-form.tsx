import type { ProofKind } from "../../domain/policy.ts";
import { phoneType, type PhoneNumberProblem, type PhoneType } from "../../domain/phone-number.ts";
import type { Secret } from "../../domain/secret.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";
import { ProofFields, type ProofProblem } from "./proof-fields.tsx";

/** Of a field, or of the form as a whole. */
export type NumberProblem = PhoneNumberProblem | "type" | ProofProblem | "mobile-first" | "token" | "taken";

interface Props {
  readonly action: string;
  readonly token: string;
  readonly turn: number;
  readonly language: Language;
  readonly typed: Secret | null;
  readonly chosen: PhoneType | null;
  readonly proofs: readonly ProofKind[];
  readonly subjectName: string;
  readonly proof: ProofKind | null;
  readonly isConfirmed: boolean;
  readonly problem: NumberProblem | null;
}

/** Which field is at fault; null: none. */
export const fieldOf = (problem: NumberProblem): "number" | "type" | ProofProblem | null => {
  if (problem === "token" || problem === "taken") return null;
  if (problem === "proof" || problem === "confirm") return problem;
  return problem === "type" || problem === "mobile-first" ? "type" : "number";
};

/** One number of one type. */
export function NumberForm(props: Props) {
  const { action, token, turn, language, proof, problem } = props;
  const { number: text } = dictionaries[language];
  return (
    <form method="post" action={action} class="decision" noValidate>
      <h2>{text.formHeading}</h2>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="turn" value={String(turn)} />
      <NumberField {...props} />
      <Types {...props} />
      <ProofFields
        {...props}
        chosen={proof}
        problems={problem === "proof" || problem === "confirm" ? [problem] : []}
      />
      <button class="primary">{text.send}</button>
    </form>
  );
}

function NumberField({ typed, problem, language }: Props) {
  const { number: text } = dictionaries[language];
  const isWrong = problem !== null && fieldOf(problem) === "number";
  return (
    <div class="field">
      <label for="phone-number">{text.number}</label>
      <p class="hint" id="phone-number-hint">
        {text.numberHint}
      </p>
      {isWrong && (
        <p class="problem" id="phone-number-problem">
          {text.problems[problem]}
        </p>
      )}
      <input
        type="text"
        id="phone-number"
        name="number"
        inputMode="tel"
        autoComplete="off"
        spellcheck={false}
        required
        value={typed?.reveal() ?? ""}
        aria-describedby={isWrong ? "phone-number-hint phone-number-problem" : "phone-number-hint"}
        {...(isWrong && { "aria-invalid": true })}
      />
    </div>
  );
}

function Types({ chosen, problem, language }: Props) {
  const { number: text } = dictionaries[language];
  const isWrong = problem !== null && fieldOf(problem) === "type";
  return (
    <fieldset class="field" id="phone-type" aria-describedby={isWrong ? "phone-type-problem" : undefined}>
      <legend>{text.type}</legend>
      {isWrong && (
        <p class="problem" id="phone-type-problem">
          {text.problems[problem]}
        </p>
      )}
      {phoneType.options.map((one) => (
        <label key={one} class="check">
          <input type="radio" name="type" value={one} required checked={one === chosen} />
          <span>{text.types[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}
