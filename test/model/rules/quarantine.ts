import { cast, personIn } from "../cast.ts";
import type { Case } from "./case.ts";
import type { Plan } from "./plan.ts";

interface QuarantineTold {
  /** Undefined: the policy names none, or this is no case for it. */
  readonly group: string | undefined;
  /** What is written when it begins and when it ends. */
  readonly puts: readonly string[];
  readonly takes: readonly string[];
  /** How the end of it turns out once everything else is done. */
  readonly lifted: "not-applicable" | "verified" | "contained";
  /** Who is mailed about that. */
  readonly asks: readonly string[];
}

/** A case takes out only whom it put in; who was there before stays, and nobody is asked. */
export function quarantineTold(one: Case, { quarantines }: Plan): QuarantineTold {
  const group = quarantines ? one.quarantine?.group : undefined;
  if (group === undefined) return { group, puts: [], takes: [], lifted: "not-applicable", asks: [] };
  const members = `/v1.0/groups/${group}/members`;
  const answer = one.quarantine?.lift;
  const isOurs = !one.file.groups.some(
    ({ id, members: those }) => id === group && those.includes(one.subject),
  );
  const manager = personIn(one.file, one.subject).managerId ?? "";
  const isLifted = isOurs && answer === "approved";
  return {
    group,
    puts: isOurs ? [`POST ${members}/$ref`] : [],
    takes: isLifted ? [`DELETE ${members}/${one.subject}/$ref`] : [],
    lifted: isLifted ? "verified" : "contained",
    asks: isOurs ? [manager, ...(answer === "attack" ? [cast.security] : [])] : [],
  };
}
