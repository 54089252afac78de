import type { CaseView } from "../../lib/domain/case-view.ts";
import { areAllKnown, isGoneAt, isListed, lastDeletion, wasListedTwice } from "./listed.ts";
import { isQuarantined } from "./observed.ts";
import { isRegisteredWithPass, usablePasses } from "./passes-seen.ts";
import type { Played } from "./played.ts";
import { isNumberReadBack, isTokenReadBack, tokenStatus } from "./proofs.ts";
import type { Case } from "./rules/case.ts";
import { planOf } from "./rules/plan.ts";
import { couldRevocationBeRead, isSignedOutAnew, isSignedOutSince } from "./signed-out.ts";

export type Step = CaseView["steps"][number];

/** `at`: when the step is said to be proven. */
type Proof = (one: Case, played: Played, step: Step, at: number) => boolean;

/** A skew of the directory's clock that nobody can tell from its own seconds. */
const secondMs = 1000;

const goesIn = (one: Case) => planOf(one, one.file).goes;

const areAllGone: Proof = (one, played, _, at) =>
  goesIn(one).every((method) => isGoneAt(one, played, method, at));

/** What must be so where a step of that name is said to be verified. */
const proofs: Readonly<Record<string, Proof>> = {
  "revoke-sessions": (one, played, _, at) =>
    isSignedOutAnew(one, played) && couldRevocationBeRead(one, played, at),
  quarantine: ({ subject }, { after, served }) => isQuarantined(after, subject) || wasTakenOut(served),
  "lift-quarantine": ({ subject }, { after }) => !isQuarantined(after, subject),
  "remove-method": (one, played, { method }, at) =>
    goesIn(one)
      .filter(({ id }) => id === method?.id)
      .every((gone) => isGoneAt(one, played, gone, at)),
  "check-methods-gone": (one, played, step, at) =>
    areAllGone(one, played, step, at) &&
    areAllKnown(one, played) &&
    wasListedTwice(one, played, lastDeletion(one, played, goesIn(one)), at),
  "check-new-phone": (one, played) => one.adds !== undefined && isListed(one, played, one.adds),
  "await-strong-method": (one, played, step, at) =>
    areAllGone(one, played, step, at) && isRegisteredWithPass(one, played),
  "take-back-pass": (one, played) => usablePasses(one, played).length === 0,
  "disable-device": (_, { after }, { discriminator }) =>
    after.devices.some(({ id, accountEnabled }) => id === discriminator && !accountEnabled),
  "assign-token": (one, played, _, at) => isTokenReadBack(one, played, at),
  "check-token-activated": (one, played) => tokenStatus(one, played) === "activated",
  "enter-number": (one, played, _, at) => isNumberReadBack(one, played, at),
};

export function isVerified(one: Case, played: Played, step: Step): boolean {
  const proof = proofs[step.name];
  if (!proof) throw new Error(`the model knows no proof of ${step.name}: give it one in verified.ts`);
  if (step.discriminator === "after-removal") {
    const last = lastDeletion(one, played, goesIn(one));
    if (!isSignedOutSince(one, played, last - secondMs)) return false;
  }
  return proof(one, played, step, Date.parse(step.at ?? ""));
}

const wasTakenOut = (served: Played["served"]): boolean =>
  served.some(
    ({ method, path, status }) => method === "DELETE" && path.startsWith("/v1.0/groups/") && status < 300,
  );
