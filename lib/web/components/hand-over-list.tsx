import type { HandOver } from "../../domain/hand-overs.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";
import { TimeStamp } from "./time-stamp.tsx";

interface Props {
  readonly handOvers: readonly HandOver[];
  /** Object id of whoever reads it. */
  readonly reader: string;
  readonly language: Language;
}

/** What became of each, by whom and when; never a code. */
export function HandOverList({ handOvers, reader, language }: Props) {
  const { approval, case: caseText, pass: text } = dictionaries[language];
  return (
    <ul class="methods">
      {handOvers.map(({ number, by, at, proof, state }) => (
        <li key={number}>
          <strong>{text.states[state]}</strong>
          <span class="because">
            <TimeStamp at={at} language={language} /> {caseText.by}{" "}
            {by === reader ? approval.you : caseText.personTail(by.slice(-4))}
          </span>
          <span class="because">
            {text.checked}: {text.proofs[proof]}
          </span>
        </li>
      ))}
    </ul>
  );
}
