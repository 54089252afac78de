import type { StepStatus } from "../../domain/outcome.ts";
import { dictionaries } from "../dictionaries.ts";
import type { Language } from "../language.ts";

const signs: Record<StepStatus, string> = {
  verified: "✓",
  "seen-in-audit": "◎",
  attested: "◇",
  contained: "◐",
  "not-applicable": "–",
  open: "○",
};

/** Always in words; sign and colour only repeat them. */
export function StatusBadge({
  status,
  language,
}: {
  readonly status: StepStatus;
  readonly language: Language;
}) {
  return (
    <span class={`status ${status}`}>
      <span aria-hidden="true">{signs[status]}</span> {dictionaries[language].words.statuses[status].name}
    </span>
  );
}
