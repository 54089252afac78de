/** Who is asked before anything is destroyed, and what comes of it. */
import { cast, personIn } from "../cast.ts";
import type { Answer } from "../looking-approver.ts";
import type { Case } from "./case.ts";
import type { Plan } from "./plan.ts";
import { isGranted } from "./unreadable.ts";

interface Gate {
  readonly kind: "denied" | "refused";
  /** Why the case ends here; undefined: everybody agrees who has to. */
  readonly code: string | undefined;
  /** Who is mailed, in no order. */
  readonly mails: readonly string[];
}

const codes: Readonly<Record<Answer, string | undefined>> = {
  approved: undefined,
  denied: "denied",
  attack: "attack",
  silence: "lapsed",
};

/** As the policy has it unless it says otherwise: of managers, and of numbers and addresses. */
const lately = 14;
/** Whoever asks for it has another number. */
const ofAnotherNumber = "number-change";

/**
 * Nobody is asked who became the manager lately, or of whom nobody can tell since when; nor about somebody who would be called
 * back at a number of late.
 */
function profileUntrusted({ file, subject, situation }: Case): string | undefined {
  if (!isGranted(file, "AuditLog.Read.All")) return "manager-change-unread";
  const { managerChangedDaysAgo = Infinity, contactChange } = personIn(file, subject);
  if (managerChangedDaysAgo < lately) return "manager-changed";
  const { daysAgo = Infinity, property = "" } = contactChange ?? {};
  const isReachedAnew = daysAgo < lately && /mobile|phone|mail/i.test(property);
  return isReachedAnew && situation !== ofAnotherNumber ? "contact-changed" : undefined;
}

/** The second is asked once the manager agrees; who is told of an attack, the policy names. */
export function gate(one: Case, { second }: Pick<Plan, "second">, manager: string): Gate {
  const { answer, secondAnswer = answer } = one;
  const untrusted = profileUntrusted(one);
  if (untrusted) return { kind: "refused", code: untrusted, mails: [] };
  const asked = [{ who: manager, said: answer }, ...(second ? [{ who: second, said: secondAnswer }] : [])];
  const firstAgainst = asked.findIndex(({ said }) => said !== "approved");
  const heard = firstAgainst === -1 ? asked : asked.slice(0, firstAgainst + 1);
  return {
    kind: "denied",
    code: heard.map(({ said }) => codes[said]).find(Boolean),
    mails: heard.flatMap(({ who, said }) => (said === "attack" ? [who, cast.security] : [who])),
  };
}
