import { personIn } from "../cast.ts";
import type { Case } from "./case.ts";
import type { Foretold } from "./foretold.ts";
import type { Plan } from "./plan.ts";
import { quarantineTold } from "./quarantine.ts";
import { shownAs } from "./shown-as.ts";
import { withMailbox } from "./with-mailbox.ts";

/** A case of which no more has been done than needs nobody's approval. */
export type AtOnce = Omit<Foretold, "kind" | "codes">;

export function atOnce(one: Case, plan: Plan): AtOnce {
  const { subject, file, changed = file } = one;
  const { contains, quarantines } = plan;
  const { group, puts } = quarantineTold(one, plan);
  return {
    steps: [
      ...(contains ? ["revoke-sessions: verified"] : []),
      ...(quarantines ? [`quarantine: ${group === undefined ? "open" : "verified"}`] : []),
    ],
    status: "open",
    writes: [...revocation(one, plan), ...puts],
    left: personIn(changed, subject).methods.map(shownAs),
    isQuarantined: group !== undefined,
    mails: withMailbox(file, contains ? [subject] : []),
  };
}

/** Written at once, and again once everything is gone. */
export const revocation = ({ subject }: Case, { contains }: Plan): string[] =>
  contains ? [`POST /v1.0/users/${subject}/revokeSignInSessions`] : [];
