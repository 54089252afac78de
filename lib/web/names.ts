import type { ApprovalStage } from "../domain/approval.ts";
import type { CaseRecord } from "../domain/case-record.ts";
import { methodKey, type AuthenticationMethod } from "../domain/method.ts";
import type { PlannedStep } from "../domain/plan.ts";
import { displayLabel, displayText } from "./display-text.ts";
import type { Dictionary } from "./locales/en.ts";

type Labels = Readonly<Record<string, string>>;

/** Kind of method and the device's name, where the directory shows one; numbers are never known here. */
export function methodName(method: AuthenticationMethod, labels: Labels, { words }: Dictionary): string {
  const kind =
    method.type === "phone" ? words.phones[method.phoneType ?? "unknown"] : words.methods[method.type];
  const label = labels[methodKey(method)];
  const named = label ? `${kind} ${words.named(displayLabel(label, 60))}` : kind;
  return method.isDefault ? `${named} (${words.isDefault})` : named;
}

/** A planned step as people say it. */
export function stepName(step: PlannedStep, labels: Labels, dictionary: Dictionary): string {
  const { steps } = dictionary;
  if (step.method) return steps.remove(methodName(step.method, labels, dictionary));
  const device = step.name === "disable-device" && labels[`device.${step.discriminator ?? ""}`];
  if (device) return steps.disable(dictionary.words.named(displayLabel(device, 60)));
  return step.discriminator === "after-removal" ? steps.afterRemoval : steps.planned[step.name];
}

/** The account's name, else what the ticket calls it. */
export const accountName = ({ triage, request }: CaseRecord): string =>
  displayText(triage?.subjectName ?? request.subject, 80);

export const requesterName = ({ triage, request }: CaseRecord): string =>
  displayText(triage?.requesterName ?? request.requester, 80);

/** The name with the end of the object id, since names repeat and can be chosen. */
export function accountLine(record: CaseRecord, { words }: Dictionary): string {
  const name = accountName(record);
  return record.triage ? words.person(name, record.triage.subject.slice(-4)) : name;
}

/** Whom a stage asks. */
export const approverName = (record: CaseRecord, stage: ApprovalStage, dictionary: Dictionary): string =>
  stage === "second"
    ? displayText(record.triage?.secondApproverName ?? dictionary.words.nobody, 80)
    : managerName(record, dictionary);

export const managerName = (record: CaseRecord, { words }: Dictionary): string =>
  record.triage?.managerName ? displayText(record.triage.managerName, 80) : words.nobody;
