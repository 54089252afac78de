import type { StepView } from "../../domain/case-view.ts";
import { dictionaries } from "../dictionaries.ts";
import { displayText } from "../display-text.ts";
import type { Language } from "../language.ts";
import { TimeStamp } from "./time-stamp.tsx";

type Json = StepView["evidence"];

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** What a step left behind, as name and value; `because` is said in words elsewhere. */
export function Evidence({ value, language }: { readonly value: Json; readonly language: Language }) {
  const { evidence } = dictionaries[language].steps;
  if (value === null || typeof value !== "object" || Array.isArray(value)) return null;
  const pairs = Object.entries(value).filter(
    ([name, item]) => name !== "because" && !(Array.isArray(item) && item.length === 0),
  );
  if (pairs.length === 0) return null;
  return (
    <dl class="evidence">
      {pairs.map(([name, item]) => (
        <div key={name}>
          <dt>{evidence[name] ?? name}</dt>
          <dd>
            <Value value={item} language={language} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value, language }: { readonly value: Json; readonly language: Language }) {
  const { steps, words } = dictionaries[language];
  if (value === null) return <>{words.unknown}</>;
  if (typeof value === "boolean") return <>{value ? steps.yes : steps.no}</>;
  if (typeof value === "number") return <>{value}</>;
  if (typeof value === "string")
    return isoTime.test(value) ? (
      <TimeStamp at={value} language={language} />
    ) : (
      <code>{displayText(value)}</code>
    );
  const text = Array.isArray(value) ? value.map(plain).join(", ") : JSON.stringify(value);
  return <code>{displayText(text, 500)}</code>;
}

const plain = (value: Json): string => (typeof value === "string" ? value : JSON.stringify(value));
