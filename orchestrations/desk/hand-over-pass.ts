/** Handing over a Temporary Access Pass: what a signed-in person does on a page, framed in the trail in their name. */
import { RefusedError, TransientError } from "../../lib/domain/errors.ts";
import {
  handOverStep,
  handOversIn,
  mostPasses,
  offeredUntil,
  possiblePasses,
  type HandedOver,
} from "../../lib/domain/hand-overs.ts";
import type { CaseId, UserId } from "../../lib/domain/ids.ts";
import { methodKey } from "../../lib/domain/method.ts";
import { passPolicyProblem, type PlannedPass } from "../../lib/domain/pass-policy.ts";
import type { ProofKind } from "../../lib/domain/policy.ts";
import { refusedAttempt } from "../../lib/domain/refused-attempt.ts";
import { stepKey } from "../../lib/domain/step-key.ts";
import type { MintedPass, Passes } from "../../lib/ports/passes.ts";
import { isBeingContained } from "../checks/being-contained.ts";
import { stillAllowed, type Effect, type StillAllowed } from "../checks/still-allowed.ts";
import { claim } from "./claim.ts";
import { stillWaits } from "./still-waits.ts";

export interface HandOverDependencies extends StillAllowed {
  readonly passes: Passes;
}

export interface HandOverRequest {
  readonly caseId: CaseId;
  readonly subject: UserId;
  /** Whoever hands it over, signed in. */
  readonly by: UserId;
  readonly proof: ProofKind;
  /** Of the hand-over, as the page showed it. */
  readonly number: number;
}

export type HandOverResult =
  | { readonly result: "handed-over"; readonly pass: MintedPass; readonly expiresAt: string }
  /** Nothing was begun. */
  | { readonly result: "taken" }
  /** Nothing was begun, or certainly no pass was made; with `answer-lost` nobody knows. */
  | { readonly result: "refused"; readonly code: string };

/**
 * The proof is stated by whoever checked it, in the same request that makes the pass, so that there is no proof that could
 * grow old or be used twice, and no pass without one. Approval, guards and the tenant's policy are read again first.
 *
 * Single use: the `begin` in the trail takes the number, before anything is made; where the case had stopped waiting by then,
 * nothing is. The code is in the result and nowhere else; what the trail keeps of it is the pass's id. Where the `end` cannot
 * be written, or was written by somebody who had given this hand-over up, the code is not shown, since the case would take
 * the pass back.
 */
export async function handOverPass(
  deps: HandOverDependencies,
  asked: HandOverRequest,
): Promise<HandOverResult> {
  const { audit } = deps;
  const { caseId, subject, by } = asked;
  const key = stepKey({ caseId, step: handOverStep, subject, discriminator: String(asked.number) });
  const step = { caseId, key, step: handOverStep, subject, by };
  const planned = await plannedPass(deps, step);
  if ("code" in planned) {
    await audit.append(refusedAttempt(handOverStep, step, planned.code));
    return { result: "refused", code: planned.code };
  }

  const close = await claim(audit, step, { proof: asked.proof });
  if (!close) return { result: "taken" };

  const made = (await stillWaits(deps, caseId, offeredUntil))
    ? await make(deps, subject, planned)
    : { code: "pass-not-offered" };
  const stands = await close(
    "code" in made
      ? { result: "refused", code: made.code, detail: "no pass was handed over" }
      : { result: "ended", status: "attested", evidence: made.evidence },
  );
  if ("code" in made) return { result: "refused", code: made.code };
  if (stands?.result !== "ended") return { result: "refused", code: "answer-lost" };
  return { result: "handed-over", pass: made.pass, expiresAt: made.evidence.expiresAt };
}

/** The pass that may be made now, or why none may. */
async function plannedPass(
  deps: HandOverDependencies,
  effect: Effect & { readonly by: UserId },
): Promise<PlannedPass | { readonly code: string }> {
  if (await isBeingContained(deps, effect.by)) return { code: "person-is-remediated" };
  const { audit, clock, passes } = deps;
  const { caseId, subject } = effect;
  const allowed = await stillAllowed(deps, effect);
  if (allowed.result === "refused") return allowed;
  const planned = allowed.record.triage?.plan?.pass;
  if (!planned) return { code: "not-approved" };
  const entries = await audit.entries(caseId);
  if (offeredUntil(entries, allowed.record, clock.now()) === undefined) return { code: "pass-not-offered" };
  if (possiblePasses(handOversIn(entries, clock.now())).length >= mostPasses) return { code: "pass-limit" };
  const problem = passPolicyProblem(await passes.policyFor(subject));
  return problem ? { code: problem } : planned;
}

/** The directory would end an older pass by itself; it is taken away first, so that its end does not hang on this one. */
async function make(
  { directory, passes }: HandOverDependencies,
  subject: UserId,
  planned: PlannedPass,
): Promise<{ pass: MintedPass; evidence: HandedOver } | { code: string }> {
  try {
    const { methods } = await directory.methods(subject);
    const requestIds: string[] = [];
    for (const { id } of await passes.list(subject))
      requestIds.push((await passes.remove(subject, id)).requestId);
    const pass = await passes.mint(subject, planned);
    const { id: passId, lifetimeMinutes, startsAt } = pass;
    requestIds.push(pass.requestId);
    const expiresAt = new Date(Date.parse(startsAt) + lifetimeMinutes * 60_000).toISOString();
    return {
      pass,
      evidence: { passId, lifetimeMinutes, requestIds, expiresAt, before: methods.map(methodKey) },
    };
  } catch (error) {
    if (error instanceof RefusedError) return { code: error.code };
    if (error instanceof TransientError) return { code: "pass-not-made" };
    throw error;
  }
}
