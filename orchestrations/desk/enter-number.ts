/** Entering a phone number: what a signed-in operator does on a page, framed in the trail in their name, without the number. */
import type { AuditOutcome } from "../../lib/domain/audit-entry.ts";
import type { CaseRecord } from "../../lib/domain/case-record.ts";
import { RefusedError } from "../../lib/domain/errors.ts";
import type { CaseId, UserId } from "../../lib/domain/ids.ts";
import {
  enterNumberStep,
  numberEntriesIn,
  numberSeen,
  numberWantedUntil,
} from "../../lib/domain/number-entries.ts";
import type { PhoneType } from "../../lib/domain/phone-number.ts";
import type { ProofKind } from "../../lib/domain/policy.ts";
import type { Secret } from "../../lib/domain/secret.ts";
import { refusedAttempt } from "../../lib/domain/refused-attempt.ts";
import { stepKey } from "../../lib/domain/step-key.ts";
import type { PhoneNumbers } from "../../lib/ports/phone-numbers.ts";
import { isBeingContained } from "../checks/being-contained.ts";
import { stillAllowed, type Effect, type StillAllowed } from "../checks/still-allowed.ts";
import { claim } from "./claim.ts";
import { putNumber } from "./put-number.ts";
import { stillWaits } from "./still-waits.ts";

export interface EnterNumberDependencies extends StillAllowed {
  readonly phoneNumbers: PhoneNumbers;
  /** Between two looks, while the person waits for the page. */
  readonly pause: (seconds: number) => Promise<void>;
}

export interface NumberToEnter {
  readonly caseId: CaseId;
  readonly subject: UserId;
  /** Whoever enters it, signed in. */
  readonly by: UserId;
  readonly type: PhoneType;
  readonly number: Secret;
  /** How whoever enters it checked the person, just now. */
  readonly proof: ProofKind;
  /** Which entry of the case it is, as the page showed it. */
  readonly turn: number;
}

export type NumberResult =
  /** Read back as typed; that SMS sign-in with it is off may be unknown where the type takes no texts. */
  | { readonly result: "entered"; readonly isSmsSignInOff: boolean }
  /** Asked of the directory, and not proven. */
  | { readonly result: "open"; readonly code: string }
  /** Nothing was begun. */
  | { readonly result: "taken" | "mobile-first" | "not-wanted" }
  /** Nothing was begun, or the directory refused. */
  | { readonly result: "refused"; readonly code: string };

/**
 * Approval and guards are read again first. Single use: the `begin` in the trail takes the turn, before anything is written;
 * where the case had stopped waiting by then, nothing is. What the trail keeps is the type, the proof as stated in the same
 * request, and the request's id.
 */
export async function enterNumber(
  deps: EnterNumberDependencies,
  asked: NumberToEnter,
): Promise<NumberResult> {
  const { audit, clock, phoneNumbers } = deps;
  const { caseId, subject, type, proof, turn } = asked;
  const key = stepKey({ caseId, step: enterNumberStep, subject, discriminator: String(turn) });
  const step = { caseId, key, step: enterNumberStep, subject, by: asked.by };
  const allowed = await allowedNow(deps, step);
  if ("code" in allowed) {
    await audit.append(refusedAttempt(enterNumberStep, step, allowed.code));
    return { result: "refused", code: allowed.code };
  }
  const entries = await audit.entries(caseId);
  if (numberWantedUntil(entries, allowed, clock.now()) === undefined) return { result: "not-wanted" };
  const { next, state } = numberEntriesIn(entries, clock.now());
  if (turn !== next || state === "under-way") return { result: "taken" };
  const there = (await phoneNumbers.list(subject)).map((one) => one.type);
  if (type === "alternateMobile" && !there.includes("mobile")) return { result: "mobile-first" };

  const close = await claim(audit, step, { phoneType: type, proof });
  if (!close) return { result: "taken" };
  if (!(await stillWaits(deps, caseId, numberWantedUntil))) {
    await close({ result: "refused", code: "number-not-entered", detail: "the case no longer waits" });
    return { result: "not-wanted" };
  }

  const outcome = await put(deps, asked, there.includes(type));
  return resultOf((await close(outcome)) ?? outcome);
}

/** The case's record if it may take a number now, or why it may not. */
async function allowedNow(
  deps: EnterNumberDependencies,
  effect: Effect & { readonly by: UserId },
): Promise<CaseRecord | { readonly code: string }> {
  if (await isBeingContained(deps, effect.by)) return { code: "person-is-remediated" };
  const allowed = await stillAllowed(deps, effect);
  if (allowed.result === "refused") return allowed;
  const isPlanned = allowed.record.triage?.plan?.steps.some(({ name }) => name === enterNumberStep);
  return isPlanned ? allowed.record : { code: "not-approved" };
}

/** Nothing of what went wrong is kept but its code: an answer may quote what was sent. */
async function put(
  deps: EnterNumberDependencies,
  asked: NumberToEnter,
  isOccupied: boolean,
): Promise<AuditOutcome> {
  try {
    const evidence = await putNumber(deps, { ...asked, isOccupied });
    return { result: "ended", status: evidence.because === undefined ? "verified" : "open", evidence };
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    return { result: "refused", code: error.code, detail: "no number was changed" };
  }
}

function resultOf(outcome: AuditOutcome): NumberResult {
  if (outcome.result !== "ended") return { result: "refused", code: outcome.code };
  const { because = "number-not-read-back", smsSignIn } = numberSeen.safeParse(outcome.evidence).data ?? {};
  return outcome.status === "verified"
    ? { result: "entered", isSmsSignInOff: smsSignIn === "off" }
    : { result: "open", code: because };
}
