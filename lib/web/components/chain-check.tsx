import { storedEntry, verifyChain } from "../../domain/audit-chain.ts";
import type { AuditEntry } from "../../domain/audit-entry.ts";
import type { CaseId } from "../../domain/ids.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";

interface Props {
  readonly caseId: CaseId;
  readonly entries: readonly AuditEntry[];
  readonly language: Language;
}

/** Says whether the trail that is shown holds together; each hash is computed again. */
export function ChainCheck({ caseId, entries, language }: Props) {
  const { case: text } = dictionaries[language];
  const faults = verifyChain(caseId, entries.map(storedEntry)).filter(({ kind }) => kind !== "under-way");
  if (faults.length === 0) return <p class="good">✓ {text.chainHolds(entries.length)}</p>;
  const isBroken = faults.some(({ kind }) => kind !== "begin-without-end");
  return (
    <div class="notice bad" role="alert">
      <p>{isBroken ? text.chainBroken : text.endMissing}</p>
      <ul>
        {faults.map(({ at, kind }) => (
          <li key={`${at}:${kind}`}>{text.chainFault(at, kind)}</li>
        ))}
      </ul>
    </div>
  );
}
