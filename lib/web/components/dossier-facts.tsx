import type { CaseRecord } from "../../domain/case-record.ts";
import { dictionaries } from "../dictionaries.ts";
import { dossierLines, type Site } from "../dossier.ts";
import type { Language } from "../language.ts";
import { Facts } from "./facts.tsx";

interface Props {
  readonly code: string;
  readonly record: CaseRecord;
  readonly site: Site;
  readonly language: Language;
}

/** What whoever carries on by hand has to have at hand; nothing where nobody needs to. */
export function DossierFacts({ code, record, site, language }: Props) {
  const lines = dossierLines(code, record, site, language);
  if (lines.length === 0) return null;
  const { dossier: text } = dictionaries[language];
  return (
    <details open>
      <summary>{text.title}</summary>
      <Facts
        pairs={lines.map(([name, value]) => [
          name,
          name === text.where ? <a href={value}>{value}</a> : value,
        ])}
      />
    </details>
  );
}
