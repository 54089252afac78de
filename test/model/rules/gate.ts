/** Who is asked before anything is destroyed, and what comes of it. */
import { cast } from "../cast.ts";
import type { Answer } from "../looking-approver.ts";
import type { Case, Plan } from "./plan.ts";

interface Gate {
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

/** The second is asked once the manager agrees; who is told of an attack, the policy names. */
export function gate(
  { answer, secondAnswer = answer }: Case,
  { second }: Pick<Plan, "second">,
  manager: string,
): Gate {
  const asked = [{ who: manager, said: answer }, ...(second ? [{ who: second, said: secondAnswer }] : [])];
  const firstAgainst = asked.findIndex(({ said }) => said !== "approved");
  const heard = firstAgainst === -1 ? asked : asked.slice(0, firstAgainst + 1);
  return {
    code: heard.map(({ said }) => codes[said]).find(Boolean),
    mails: heard.flatMap(({ who, said }) => (said === "attack" ? [who, cast.security] : [who])),
  };
}
