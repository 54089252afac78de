import type { CaseRecord } from "./case-record.ts";
import type { UserId } from "./ids.ts";

/**
 * Whether that person is neither whom the case is about nor whoever asked for it, as the directory told at triage; nobody is
 * where it could not tell. So nobody agrees to, or carries out, what they asked for themselves.
 */
export const isIndependent = (person: UserId, { triage }: Pick<CaseRecord, "triage">): boolean =>
  triage?.requester !== undefined &&
  triage.requester !== null &&
  ![triage.subject, triage.requester].includes(person);
