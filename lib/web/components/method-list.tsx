import { methodKey } from "../../domain/method.ts";
import type { DecidedMethod } from "../../domain/decided-method.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";
import { methodName } from "../names.ts";
import { TimeStamp } from "./time-stamp.tsx";

interface Props {
  readonly decided: readonly DecidedMethod[];
  readonly labels: Readonly<Record<string, string>>;
  readonly language: Language;
}

/** Each method by kind and device name, since when it is registered, and why it goes or stays. */
export function MethodList({ decided, labels, language }: Props) {
  const dictionary = dictionaries[language];
  if (decided.length === 0) return <p>{dictionary.approval.nothingKept}</p>;
  return (
    <ul class="methods">
      {decided.map(({ method, because }) => (
        <li key={methodKey(method)}>
          <strong>{methodName(method, labels, dictionary)}</strong>
          <span class="because">{dictionary.words.reasons[because]}</span>
          {method.type !== "password" && (
            <span class="hint">
              {dictionary.words.registered}{" "}
              {method.createdAt ? (
                <TimeStamp at={method.createdAt} language={language} />
              ) : (
                dictionary.words.registeredUnknown
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
