import { personIn } from "./cast.ts";
import { isListed } from "./listed.ts";
import { isQuarantined } from "./observed.ts";
import { passesMade } from "./passes-seen.ts";
import type { Played } from "./played.ts";
import { areNumbersKnown, isInAudit } from "./proofs.ts";
import type { Case } from "./rules/case.ts";
import { isNobodyRemembered } from "./rules/foretell-remembered.ts";
import { isPass } from "./rules/kinds.ts";
import { planOf } from "./rules/plan.ts";
import { weakestOf } from "./rules/weakest-of.ts";
import { isSignedOutSince } from "./signed-out.ts";
import { isVerified, type Step } from "./verified.ts";

const freshMs = 120_000;

/** Claims of the case that the tenant's own state does not bear out. Empty: none. */
export function contradictions(one: Case, played: Played): string[] {
  const { steps, status } = played.view;
  const weakest = weakestOf(steps.map((step) => `${step.name}: ${step.status}`));
  const claims: [string, boolean][] = [
    ...steps.map((step): [string, boolean] => [
      `${step.name} ${step.method?.id ?? step.discriminator ?? ""} is ${step.status}`,
      isBorneOut(one, played, step) && isGroupAsSaid(one, played, step),
    ]),
    [`the case is ${status}`, status === "open" || status === weakest],
    ["what was to stay is gone", isRestThere(one, played)],
    ["a number that nobody typed is there", areNumbersKnown(one, played)],
  ];
  return claims.flatMap(([claim, holds]) => (holds ? [] : [claim]));
}

function isBorneOut(one: Case, played: Played, step: Step): boolean {
  const { name, status } = step;
  switch (status) {
    case "open":
      return true;
    case "verified":
      return isVerified(one, played, step);
    case "contained":
      return isQuarantined(played.after, one.subject);
    case "seen-in-audit":
      return isInAudit(one, played, name);
    case "attested":
      return name === "hand-over-pass" ? passesMade(played).length > 0 : one.doings?.attests === true;
    case "not-applicable":
      if (name === "check-remembered-devices") return isNobodyRemembered(one);
      return name === "lift-quarantine" || (name === "revoke-sessions" && isSignedOutAlready(one, played));
  }
}

const isSignedOutAlready = (one: Case, played: Played): boolean =>
  isSignedOutSince(one, played, Date.parse(played.view.record.openedAt) - freshMs);

/** Whoever is said to be contained in the end is in the group, and nobody else is. */
const isGroupAsSaid = ({ subject }: Case, { after }: Played, { name, status }: Step): boolean =>
  name !== "lift-quarantine" ||
  status === "open" ||
  isQuarantined(after, subject) === (status === "contained");

/** Passes from before make way for a new one. */
function isRestThere(one: Case, played: Played): boolean {
  const { goes } = planOf(one, one.file);
  return personIn(one.changed ?? one.file, one.subject)
    .methods.filter((method) => !goes.includes(method))
    .filter((method) => !(isPass(method) && passesMade(played).length > 0))
    .every((method) => isListed(one, played, method));
}
