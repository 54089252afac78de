import { storedEntry, verifyChain, type ChainFault } from "../../domain/audit-chain.ts";
import type { AuditEntry } from "../../domain/audit-entry.ts";
import type { CaseId } from "../../domain/ids.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";

/** Of these the chain holds: nothing was changed, but something was done that nobody agreed to. */
const isWithoutApproval = (kind: ChainFault): boolean => kind.endsWith("-without-approval");

interface Props {
  readonly caseId: CaseId;
  readonly entries: readonly AuditEntry[];
  readonly language: Language;
}

/** Says whether the trail that is shown holds together; each hash is computed again. */
export function ChainCheck({ caseId, entries, language }: Props) {
  const { case: text, chain } = dictionaries[language];
  const faults = verifyChain(caseId, entries.map(storedEntry)).filter(({ kind }) => kind !== "under-way");
  if (faults.length === 0) return <p class="good">✓ {text.chainHolds(entries.length)}</p>;
  const isEndMissing = faults.some(({ kind }) => kind === "begin-without-end");
  const isUnapproved = faults.some(({ kind }) => isWithoutApproval(kind));
  const isBroken = faults.some(({ kind }) => kind !== "begin-without-end" && !isWithoutApproval(kind));
  return (
    <div class="notice bad" role="alert">
      {isBroken && <p>{text.chainBroken}</p>}
      {!isBroken && isUnapproved && <p>{chain.unapproved}</p>}
      {!isBroken && isEndMissing && <p>{text.endMissing}</p>}
      <ul>
        {faults.map(({ at, kind }) => (
          <li key={`${at}:${kind}`}>{text.chainFault(at, chain.faults[kind])}</li>
        ))}
      </ul>
    </div>
  );
}
