import type { Plan } from "../../domain/plan.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";

interface Props {
  readonly plan: Plan | null | undefined;
  readonly language: Language;
}

/** What is different about this account, where something is. */
export function PlanNotes({ plan, language }: Props) {
  const { notes } = dictionaries[language].words;
  return (
    <>
      {plan?.notes.map((note) => (
        <p key={note} class="notice">
          {notes[note]}
        </p>
      ))}
    </>
  );
}
