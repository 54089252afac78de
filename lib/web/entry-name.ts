import type { AuditEntry } from "../domain/audit-entry.ts";
import type { CaseRecord } from "../domain/case-record.ts";
import { displayText } from "./display-text.ts";
import type { Dictionary } from "./locales/en.ts";
import { stepName } from "./names.ts";

/** What an entry of the trail is about: the planned step, with its method, or whatever else is registered by that name. */
export function entryName(
  { step, key }: AuditEntry["record"],
  { triage }: CaseRecord,
  dictionary: Dictionary,
): string {
  // Keys are `case:step:subject[:discriminator[:repeat]]`.
  const discriminator = key?.split(":")[3];
  const planned = triage?.plan?.steps.filter(({ name }) => name === step) ?? [];
  const found = planned.find((candidate) => candidate.discriminator === discriminator) ?? planned[0];
  return found
    ? stepName(found, triage?.labels ?? {}, dictionary)
    : (dictionary.steps.others[step] ?? displayText(step));
}
