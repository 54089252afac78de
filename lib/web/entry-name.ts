import type { AuditEntry } from "../domain/audit-entry.ts";
import type { CaseRecord } from "../domain/case-record.ts";
import { isKeyedBy } from "../domain/step-key.ts";
import { displayText } from "./display-text.ts";
import type { Dictionary } from "./locales/en.ts";
import { stepName } from "./names.ts";

/** What an entry of the trail is about: the planned step, with its method, or whatever is registered by that name. */
export function entryName(
  { step, key }: AuditEntry["record"],
  { triage }: CaseRecord,
  dictionary: Dictionary,
): string {
  const sameStep = triage?.plan?.steps.filter(({ name }) => name === step) ?? [];
  const planned = sameStep.find(({ discriminator }) => key && discriminator && isKeyedBy(key, discriminator));
  if (planned) return stepName(planned, triage?.labels ?? {}, dictionary);
  const [any] = sameStep;
  return any ? dictionary.steps.planned[any.name] : (dictionary.steps.others[step] ?? displayText(step));
}
